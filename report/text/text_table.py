"""Rows of texts → an Arrow table whose columns are titled in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from report.text.formatter import Formatter


def text_table(
    titles: Sequence[str], rows: Sequence[Sequence[str | None]], fmt: Formatter
) -> pa.Table:
    """A table of strings; `titles` are keys of the interface words, each row has a cell for each.

    It keeps its columns where there is no row. KeyError for a title that is no word.
    """
    return pa.table(
        {
            fmt.word(title): pa.array([row[n] for row in rows], pa.string())
            for n, title in enumerate(titles)
        }
    )
