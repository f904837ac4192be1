"""Where links inside the report lead: a page, what it is asked for, the language, the edition."""

from __future__ import annotations

from urllib.parse import urlencode

from report.data import served
from report.screens import parameters
from report.text.formatter import Formatter


def query(fmt: Formatter, /, **more: str) -> dict[str, str]:
    """The parameters of a link: `more`, the language, an edition that is not the newest, and the
    mark of a state that is kept.
    """
    edition, newest = fmt.report.edition, served.newest_edition(fmt.report)
    named = {} if edition == newest else {parameters.EDITION: edition}
    kept = {parameters.MARK: fmt.report.kept} if fmt.report.kept else {}
    return more | {parameters.LANGUAGE: fmt.language} | named | kept


def link(page: str, fmt: Formatter, /, **more: str) -> str:
    """The address of a page of the report ("" is the overview), relative to any other page."""
    return f"{page or '.'}?{urlencode(query(fmt, **more))}"
