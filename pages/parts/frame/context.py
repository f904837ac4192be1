"""The context of a page: that of its screen, for the reader of this session."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from report.charts.palette import DARK, LIGHT
from report.model import Language, Report
from report.screens.context import ScreenContext
from report.text.formatter import Formatter
from report.text.markup import escaped


@dataclass(frozen=True, slots=True)
class PageContext(ScreenContext):
    """Everything a page needs to show itself to one reader."""

    def label(self, name: str, **values: object) -> str:
        """A word of the interface for Streamlit, which would read it as Markdown: as it is
        written.
        """
        return escaped(self.word(name, **values))

    @classmethod
    def for_reader(cls, report: Report, language: Language) -> PageContext:
        """For the reader of this session, in the theme that their browser shows."""
        dark = st.context.theme.type == "dark"
        return cls(Formatter(report, language), DARK if dark else LIGHT)
