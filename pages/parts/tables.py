"""A table as text: it wraps, prints, and can be selected and read aloud."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from report.language import escaped


def show(table: pa.Table) -> None:
    """Every cell is shown as it is written, whatever markup it seems to hold."""
    cells = {
        escaped(name): [escaped(cell or "") for cell in table[name].to_pylist()]
        for name in table.column_names
    }
    st.table(cells, hide_index=True)
