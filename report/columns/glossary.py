"""The columns of a term of the glossary."""

from __future__ import annotations

from report.columns.column import Column, declare

TERM = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("term", "text", lambda row, _: row.term),
    Column("others", "text", lambda row, _: row.others or None, optional=True),
    Column("explanation", "text", lambda row, _: row.explanation),
    Column(
        "source", "string", lambda row, _: row.source or None, optional=True, word="term.source"
    ),
)
