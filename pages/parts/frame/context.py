"""Who is reading: the report, the words of their language, the colours of their theme."""

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
    def of(cls, report: Report, language: Language) -> PageContext:
        dark = st.context.theme.type == "dark"
        return cls(Formatter(report, language), DARK if dark else LIGHT)

    @property
    def report(self) -> Report:
        return self.fmt.report

    def word(self, key: str, **values: object) -> str:
        return self.fmt.word(key, **values)

    def colour(self, area: Area | None) -> str:
        return self.palette.of(area)
