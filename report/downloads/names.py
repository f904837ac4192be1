"""What a downloaded file is called."""

from __future__ import annotations

import re

from report.downloads.selection import Selection
from report.text.formatter import Formatter

# What any system allows in a name, and an address needs no escape for.
_OTHER = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 80


def file_name(selection: Selection, fmt: Formatter, ending: str) -> str:
    """`shenzhen_2023_nev_stock_zh.csv`: place, edition, selection, language."""
    return named(selection.what, fmt, ending)


def named(what: str, fmt: Formatter, ending: str) -> str:
    """The same for anything that is named so."""
    report = fmt.report
    parts = (report.frame.place, report.edition, what, fmt.language)
    return "_".join(_safe(part) for part in parts) + f".{ending}"


def package_name(selection: Selection, fmt: Formatter) -> str:
    """The same in small letters, as a data package is named."""
    return file_name(selection, fmt, "").rstrip(".").lower()


def _safe(part: str) -> str:
    return _OTHER.sub("-", part).strip("-")[:_LONGEST] or "x"
