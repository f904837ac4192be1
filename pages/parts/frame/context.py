"""The context of a page: the report, the reader's language, the colours of their theme."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from report.charts.palette import DARK, LIGHT, Palette
from report.model import Area, Language, Report
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class PageContext:
    """Everything a page needs to show itself to one reader."""

    fmt: Formatter
    palette: Palette

    @classmethod
    def for_reader(cls, report: Report, language: Language) -> PageContext:
        """For the reader of this session, in the theme that their browser shows."""
        dark = st.context.theme.type == "dark"
        return cls(Formatter(report, language), DARK if dark else LIGHT)

    @property
    def report(self) -> Report:
        """The report in the edition that is shown."""
        return self.fmt.report

    def word(self, key: str, **values: object) -> str:
        """A word of the interface in the reader's language; KeyError for one that is not there."""
        return self.fmt.word(key, **values)

    def colour(self, area: Area | None) -> str:
        """An area's colour in the reader's theme, `#rrggbb`; without an area the report's own."""
        return self.palette.of(area)
