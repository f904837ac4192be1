"""The formats that a selection can be had in, the most asked for first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.export import columnar, package, picture, text, workbook
from report.export.picture import Print
from report.export.selection import Selection
from report.language import Formatter


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how its name ends, what a browser is told that it is, how it is written."""

    ending: str
    media_type: str
    write: Callable[[Selection, Formatter], bytes]


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """The same for a picture of a chart."""

    ending: str
    media_type: str
    write: Callable[[Print, Formatter], bytes]


FORMATS = (
    Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook.in_xlsx,
    ),
    Format("csv", "text/csv", text.in_csv),
    Format("zip", "application/zip", package.in_zip),
    Format("json", "application/json", text.in_json),
    Format("parquet", "application/vnd.apache.parquet", columnar.in_parquet),
)
PICTURES = (
    PictureFormat("png", "image/png", picture.in_png),
    PictureFormat("svg", "image/svg+xml", picture.in_svg),
)
