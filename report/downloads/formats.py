"""The formats that a selection can be had in, the most asked for first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.charts.captioned import CaptionedChart
from report.downloads import csv_file, json_file, package, parquet, workbook
from report.downloads.selection import Selection
from report.images import picture
from report.text.formatter import Formatter


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
    write: Callable[[CaptionedChart], bytes]


FORMATS = (
    Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook.in_xlsx,
    ),
    Format("csv", "text/csv", csv_file.in_csv),
    Format("zip", "application/zip", package.in_zip),
    Format("json", "application/json", json_file.in_json),
    Format("parquet", "application/vnd.apache.parquet", parquet.in_parquet),
)
PICTURES = (
    PictureFormat("png", "image/png", picture.in_png),
    PictureFormat("svg", "image/svg+xml", picture.in_svg),
)
