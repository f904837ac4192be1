"""A cell as it was saved → the text that a table has for it, or why there is none.

What is safe is made uniform, and each such thing is said; where two readings are possible, nothing
is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from report.data.check.inputs import number, period, quoted
from report.workbook.columns import ColumnKind
from report.workbook.digits import KEPT_DIGITS, decimals, is_share, number_text
from report.workbook.saved import SavedCell
from report.workbook.spots import Refusal, Remark, WorkbookError

# Letters, digits and signs of Chinese input methods, as wide as a character, and their blank.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# Characters without any width that come along when something is copied from a page.
_UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_MINUS = dict.fromkeys((0x2212, 0x2013, 0xFE63), "-")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]+)?")
_PERCENT = re.compile(r"(-?[0-9.]+) ?%")
_DATE = re.compile(r"([0-9]{4})(?:[-/.年 ]+([0-9]{1,2})(?:[-/.月 ]+([0-9]{1,2}))?)?[日月年]?")
# What stands in a format of dates and is no part of the date.
_APART = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
# The days of 1990 to 2060, as programs count them.
_FIRST_DAY, _LAST_DAY = 32_874, 58_441
_DAY_ZERO = dt.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a cell, and what had to be done for it."""

    text: str
    remark: Remark | None = None


class _UnsafeError(ValueError):
    """Why a value is not taken, and what to do."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.remedy = remedy


def written(cell: SavedCell, kind: ColumnKind, unit: str = "") -> Written:
    """The text of a cell. Raises WorkbookError where its meaning is not certain.

    `unit` is that of the figure in it, for shares that are shown with %.
    """
    if cell.value is None:
        return Written("")
    try:
        return _READERS[kind](cell, unit)
    except _UnsafeError as error:
        raise WorkbookError(Refusal(cell.spot, error.wrong, error.remedy)) from None


def _plain(cell: SavedCell) -> object:
    """The value of a cell that is no error of a formula and neither true nor false."""
    if cell.is_error:
        raise _UnsafeError(f"the cell is an error ({cell.value})", "Write the value itself")
    if isinstance(cell.value, bool):
        raise _UnsafeError(f"the cell is {str(cell.value).upper()}", "Write a text or a number")
    return cell.value


def _said(cell: SavedCell, text: str, what: str = "") -> Written:
    """A text, with a remark where it is not what stands in the cell."""
    if cell.value == text:
        return Written(text)
    told = what or f"{quoted(str(cell.value))} is read as {quoted(text)}"
    return Written(text, Remark(cell.spot, told))


def _trimmed(text: str) -> str:
    return text.strip().strip("\u200b\u2060\ufeff").strip()


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise _UnsafeError("the text has a line break", "Write it in one line")
    return text


def _word(cell: SavedCell, unit: str) -> Written:
    """A text that is kept to the letter."""
    value = _plain(cell)
    return Written(_one_line(value)) if isinstance(value, str) else _text(cell, unit)


def _text(cell: SavedCell, _: str) -> Written:
    """A text without blanks at its ends."""
    value = _plain(cell)
    if isinstance(value, str):
        return _said(cell, _one_line(_trimmed(value)))
    return _said(cell, _digits(value, cell))


def _digits(value: object, cell: SavedCell) -> str:
    """The digits of a number that stands where a text belongs."""
    if isinstance(value, int | float) and not is_share(cell.shown_as):
        return number_text(value, cell.shown_as)
    raise _UnsafeError(
        f"the cell is a date or a share ({value})", "Format it as text, and write it again"
    )


def _code(cell: SavedCell, _: str) -> Written:
    """An id, a choice, a unit or an address, in plain characters."""
    value = _plain(cell)
    if isinstance(value, str):
        return _said(cell, _one_line(_trimmed(_half_width(value))))
    return _said(cell, _digits(value, cell))


def _half_width(text: str) -> str:
    return text.translate(_HALF_WIDTH).translate(_UNSEEN)


def _number(cell: SavedCell, unit: str) -> Written:
    """A figure in plain digits."""
    value = _plain(cell)
    if isinstance(value, str):
        return _typed_number(cell, value, unit)
    if not isinstance(value, int | float):
        raise _UnsafeError(
            f"{value} is a date and no number", "Format the cell as a number, and write it again"
        )
    if is_share(cell.shown_as):
        return _said(cell, _of_hundred(number_text(value, ""), unit))
    text = number_text(value, cell.shown_as)
    if len(f"{value!r}".replace(".", "").strip("-0")) > KEPT_DIGITS and isinstance(value, float):
        return _said(cell, text, f"{value!r} is read as {text}, with the digits that programs keep")
    if decimals(cell.shown_as) and number_text(value, "") != text:
        told = f"{number_text(value, '')} is written {text}, as the cell shows it"
        return Written(text, Remark(cell.spot, told, is_of_format=True))
    return Written(text)


def _typed_number(cell: SavedCell, value: str, unit: str) -> Written:
    """A figure that was typed as a text."""
    text = _trimmed(_half_width(value)).translate(_MINUS).replace("\u00a0", " ")
    if not text:
        return _said(cell, "", "blanks only; the cell is taken as empty")
    if match := _PERCENT.fullmatch(text):
        return _said(cell, _of_percent(match[1], unit))
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "").replace(" ", "")
    if number(text) is None:
        remedy = (
            "Write plain digits with a point, as in 1234.5; what the publication says of the figure"
            " belongs in the column qualifier"
        )
        raise _UnsafeError(f"{quoted(value)} is not a number", remedy)
    return _said(cell, text)


def _of_percent(digits: str, unit: str) -> str:
    """A share that was typed with its sign."""
    if number(digits) is None or unit != "%":
        raise _no_share(f"{digits}%", unit)
    return digits


def _of_hundred(digits: str, unit: str) -> str:
    """A share that a cell holds as a part of one, and shows with %."""
    whole, _, part = digits.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    part = part.ljust(2, "0")
    shifted = f"{(whole + part[:2]).lstrip('0') or '0'}.{part[2:]}".rstrip(".")
    if unit != "%":
        raise _no_share(f"{sign}{shifted}%", unit)
    return f"{sign}{shifted}"


def _no_share(shown: str, unit: str) -> _UnsafeError:
    wrong = f"the cell shows {shown}, but the unit of the indicator is {unit or 'not known'}"
    return _UnsafeError(wrong, "Format the cell as a number, and write the value in that unit")


def _period(cell: SavedCell, _: str) -> Written:
    """A year, a month or a day."""
    value = _plain(cell)
    if isinstance(value, dt.datetime | dt.date):
        text = _as_shown(value, cell.shown_as)
        return _said(cell, text, f"the date {str(value)[:10]} ({cell.shown_as}) is read as {text}")
    if isinstance(value, str):
        return _typed_period(cell, value)
    if isinstance(value, int | float) and value == int(value):
        return _said(cell, _year(int(value)), f"the number {value} is read as the year")
    wrong = f"{value} is not a year, a month or a day"
    raise _UnsafeError(wrong, "Format the cell as text, and write 2022, 2022-06 or 2022-11-13")


def _year(value: int) -> str:
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        return str(value)
    remedy = "Format the cell as text, and write 2022, 2022-06 or 2022-11-13"
    if _FIRST_DAY <= value <= _LAST_DAY:
        day = _DAY_ZERO + dt.timedelta(days=value)
        raise _UnsafeError(f"{value} may be the date {day}, without its format", remedy)
    raise _UnsafeError(f"{value} is not a year, a month or a day", remedy)


def _as_shown(value: dt.datetime | dt.date, shown_as: str) -> str:
    """A date as far as its cell shows it."""
    time = value.time() if isinstance(value, dt.datetime) else dt.time()
    shown = _APART.sub("", shown_as.partition(";")[0]).lower()
    if time != dt.time() or "y" not in shown:
        wrong = f"the date {value} is shown as {shown_as}, without its year or with a time"
        raise _UnsafeError(wrong, "Format the cell as text, and write 2022, 2022-06 or 2022-11-13")
    length = 10 if "d" in shown else 7 if "m" in shown else 4
    return f"{value:%Y-%m-%d}"[:length]


def _typed_period(cell: SavedCell, value: str) -> Written:
    text = _trimmed(_half_width(value)).translate(_MINUS)
    if not text or period(text) is not None:
        return _said(cell, text)
    match = _DATE.fullmatch(text)
    parts = [part for part in match.groups() if part] if match else []
    uniform = "-".join(part.zfill(2) for part in parts)
    if period(uniform) is None:
        wrong = f"{quoted(value)} is not a year, a month or a day"
        raise _UnsafeError(wrong, "Write 2022, 2022-06 or 2022-11-13")
    return _said(cell, uniform)


_READERS: MappingProxyType[ColumnKind, Callable[[SavedCell, str], Written]] = MappingProxyType(
    {"code": _code, "period": _period, "number": _number, "text": _text, "word": _word}
)
