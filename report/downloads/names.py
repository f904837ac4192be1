"""What a downloaded file is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.analysis.editions import DRAFT
from report.downloads.selection import Selection
from report.model import Language, Report
from report.text.formatter import Formatter

# What any system allows in a name, and an address needs no escape for.
_OTHER = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 80


def file_name(selection: Selection, fmt: Formatter, ending: str) -> str:
    """`city_2023_nev_stock_zh.csv`: place, edition, selection, language; of a draft also that."""
    return _name(selection.what, fmt.language, fmt.report, ending)


def document_name(what: str, fmt: Formatter) -> str:
    """`city_2023_energy_zh.pdf`: the same for a document."""
    return _name(what, fmt.language, fmt.report, "pdf")


def slides_name(
    length: str, areas: Iterable[str], languages: Iterable[Language], report: Report
) -> str:
    """`city_2023_slides_full_energy_zh_en.pptx`: the same for slides in their languages."""
    what = "_".join(("slides", length, *areas))
    return _name(what, "_".join(languages), report, "pptx")


def package_name(selection: Selection, fmt: Formatter) -> str:
    """The same in small letters, as a data package is named."""
    return file_name(selection, fmt, "").rstrip(".").lower()


def _name(what: str, language: str, report: Report, ending: str) -> str:
    draft = (DRAFT,) if report.release_at else ()
    parts = (report.settings.place, report.edition, *draft, what, language)
    return "_".join(_safe(part) for part in parts) + f".{ending}"


def _safe(part: str) -> str:
    return _OTHER.sub("-", part).strip("-")[:_LONGEST] or "x"
