"""What a workbook holds of tables: cells as they were saved, with where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report.workbook.spots import BookSpot, Remark


@dataclass(frozen=True, slots=True)
class SavedCell:
    """A cell as it was saved: its value, the format it is shown in, and where it stands."""

    spot: BookSpot
    value: object
    shown_as: str = "General"
    is_error: bool = False

    @property
    def is_empty(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of a table in a sheet: its cells by column."""

    spot: BookSpot
    cells: Mapping[str, SavedCell]

    @property
    def is_empty(self) -> bool:
        return all(cell.is_empty for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a table in a sheet. `is_added` where they are further rows, not all of them."""

    file: str
    spot: BookSpot
    columns: tuple[str, ...]
    lines: tuple[SheetLine, ...]
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class ReadBook:
    """What a workbook holds of tables, and what was left out or taken otherwise."""

    blocks: tuple[SheetRows, ...]
    remarks: tuple[Remark, ...]
