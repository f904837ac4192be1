"""Tables: as text that wraps and prints, or as a sheet whose figures can be pointed at."""

from __future__ import annotations

from functools import partial

import pyarrow as pa
import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from report.text.formatter import escaped
from report.text.tables import Sheet


def show(table: pa.Table) -> None:
    """Every cell is shown as it is written, whatever markup it seems to hold."""
    cells = {
        escaped(name): [escaped(cell or "") for cell in table[name].to_pylist()]
        for name in table.column_names
    }
    st.table(cells, hide_index=True)


def sheet(content: Sheet, ctx: PageContext, key: str, alt: str) -> None:
    """A table in which pointing at a figure opens its provenance."""
    st.dataframe(
        content.table,
        hide_index=True,
        key=key,
        on_select=partial(_pointed, content, key),
        selection_mode="single-cell",
        alt=alt,
    )
    asked = st.session_state.pop(_asked(key), ())
    if asked:
        provenance.dialog(asked, ctx)


def _pointed(content: Sheet, key: str) -> None:
    """Remember what was asked for, once: what is kept as selected would open again and again."""
    cells = st.session_state[key].selection.cells
    if cells:
        st.session_state[_asked(key)] = content.behind(*cells[0])


def _asked(key: str) -> str:
    return f"{key}.asked"
