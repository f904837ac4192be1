"""Tables: as text that wraps and prints, or as a sheet whose figures open their sources."""

from __future__ import annotations

from functools import partial

import pyarrow as pa
import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from report.text.markup import escaped
from report.text.tables import Sheet


def show(table: pa.Table) -> None:
    """A table of text; cells are escaped, so that none is taken for markup."""
    cells = {
        escaped(name): [escaped(cell or "") for cell in table[name].to_pylist()]
        for name in table.column_names
    }
    st.table(cells, hide_index=True)


def sheet(content: Sheet, ctx: PageContext, key: str, alt: str) -> None:
    """A table in which a click on a figure opens its provenance; figures stand right."""
    right = st.column_config.TextColumn(alignment="right")
    st.dataframe(
        content.table,
        hide_index=True,
        key=key,
        column_config=dict.fromkeys(content.figure_columns, right),
        on_select=partial(_remember_click, content, key),
        selection_mode="single-cell",
        alt=alt,
    )
    rows = st.session_state.pop(_clicked(key), ())
    if rows:
        provenance.dialog(rows, ctx)


def _remember_click(content: Sheet, key: str) -> None:
    """Keep the rows behind the cell for one run: the selection itself lasts, and would reopen."""
    cells = st.session_state[key].selection.cells
    if cells:
        st.session_state[_clicked(key)] = content.behind(*cells[0])


def _clicked(key: str) -> str:
    return f"{key}.clicked"
