"""Where in a workbook something stands, what was made of it, and why it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class BookSpot:
    """A place of a workbook: the whole of it, a sheet, a line or a cell, counted from 1."""

    book: str
    sheet: str = ""
    line: int | None = None
    place: int | None = None

    def __str__(self) -> str:
        parts = [self.book]
        parts += [f"sheet {self.sheet}"] if self.sheet else []
        if self.line is not None and self.place is not None:
            parts.append(f"cell {xl_col_to_name(self.place - 1)}{self.line}")
        elif self.line is not None:
            parts.append(f"row {self.line}")
        elif self.place is not None:
            parts.append(f"column {xl_col_to_name(self.place - 1)}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Remark:
    """What was read otherwise than it stands there, or left out.

    `is_of_format` where only the format of a cell tells how many digits to write.
    """

    spot: BookSpot
    said: str
    is_of_format: bool = False

    def __str__(self) -> str:
        return f"{self.spot}: {self.said}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be read, and what to do."""

    spot: BookSpot
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.wrong}. {self.remedy}."


class WorkbookError(ValueError):
    """Workbooks cannot be imported. Carries everything that is refused."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("\n".join(str(refusal) for refusal in refusals))
        self.refusals = refusals
