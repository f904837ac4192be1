"""Tables on a page: sorted and turned by the reader, each figure with the way to its source."""

from __future__ import annotations

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from pages.parts.table import element
from report.text.sheet import Sheet


def show(sheet: Sheet, ctx: PageContext, key: str, caption: str) -> None:
    """A sheet whose figures open their provenance, if it knows what stands behind them.

    Inside of a fragment, which asking for a source runs anew.
    """
    asked = element.asked(element.show(sheet, caption, ctx, key), sheet)
    rows = sheet.behind(*asked) if asked else ()
    if rows:
        provenance.dialog(rows, ctx)


@st.fragment
def show_alone(sheet: Sheet, ctx: PageContext, key: str, caption: str) -> None:
    """The same where the page around it need not run anew."""
    show(sheet, ctx, key, caption)


def in_order(sheet: Sheet, ctx: PageContext, key: str, caption: str) -> None:
    """A sheet whose rows stay in their order."""
    element.show(sheet, caption, ctx, key, sorts=False)
