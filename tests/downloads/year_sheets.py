"""The first sheet of a workbook, opened as a reader would."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from report.downloads.selection import Selection
from report.downloads.workbook import in_xlsx
from report.model import Language, Report
from report.text.formatter import Formatter
from tests.downloads.samples import Sample


def opened(chosen: Selection, report: Report, language: Language = "en") -> Any:
    content = in_xlsx(chosen, Formatter(report, language))
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


@cache
def of_sample(sample: Sample) -> Any:
    return opened(sample.selection, sample.report, sample.language)


def whole(language: Language) -> Any:
    """The sheet of the whole report, which is long to read."""
    return of_sample(Sample("everything", "latest", language))


def header(sheet: Any) -> int:
    """The line of the titles of the columns, which stays in sight."""
    return int(re.sub(r"\D", "", sheet.freeze_panes)) - 1
