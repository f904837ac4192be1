"""Sheets of a workbook: numbers with all their digits, columns as wide as what stands in them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from report.model import Language
from report.text.wrapping import width, wrapped

# At this size of the report's own face a digit is one wide, which is the unit of a sheet's columns.
_DIGIT = 1 / width("0", 1)

# Letters of 10 points in columns measured in digits of 11 points, as Excel's own fonts have them
# against the report's: of Chinese less fits in than the measure says, of Latin more.
_ROOM: Mapping[Language, float] = MappingProxyType({"en": 1.1, "zh": 0.88})


class ExactWorksheet(Worksheet):  # type: ignore[misc]
    """A sheet that keeps all digits of a number: XlsxWriter itself drops the seventeenth.

    The one place that reaches into XlsxWriter: it has no public way to say how a number is written.
    Its version is pinned, and the tests of the workbook read every digit back.
    """

    def _xml_number_element(self, number: float, attributes: Iterable[Any] = ()) -> None:
        named = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{named}><v>{number!r}</v></c>")


def column_width(texts: Iterable[str], narrowest: int, widest: int) -> int:
    """What the longest text needs, in the unit of a sheet: digits of the reader's own font."""
    longest = max((width(text, _DIGIT) for text in texts), default=0)
    return min(max(math.ceil(longest) + 2, narrowest), widest)


def line_count(text: str, column: float, language: Language) -> int:
    """The lines that a text of the sheet's size takes in a column that wraps."""
    room = column * _ROOM[language]
    return sum(len(wrapped(part, _DIGIT, room)) for part in text.split("\n"))
