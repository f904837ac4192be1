"""Every term of the glossary in both languages, searched by a word or by pinyin."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import glossary, search
from report.model import Term
from report.screens.glossary_entries import glossary_entry
from report.text.markup import escaped

_TEXT = "glossary_text"
_KINDS: tuple[search.HitKind, ...] = ("term",)


def show(ctx: PageContext) -> None:
    """A search, and the terms that it leaves, each with an address (`term`)."""
    with sections.band("glossary"):
        sections.title(ctx.word("nav.glossary"))
        sections.paragraph("glossary.intro", ctx)
    if url.TERM in st.query_params and not url.read(url.TERM, _ids(ctx)):
        st.markdown(ctx.label("glossary.unknown"))
    rows = _found(_search(ctx), ctx)
    if not rows:
        st.markdown(ctx.label("glossary.none"))
        st.button(ctx.label("glossary.all"), on_click=_clear)
        return
    st.caption(escaped(ctx.fmt.counted("glossary.count", len(rows))))
    element.show([glossary_entry(row, ctx) for row in rows], "glossary")


def _ids(ctx: PageContext) -> list[str]:
    return [row.id for row in ctx.report.glossary]


def _search(ctx: PageContext) -> str:
    """A field for words of terms and explanations; the address has them."""
    text = url.read_text(url.QUERY)
    st.session_state[_TEXT] = text
    with st.container(width=sections.MEASURE):
        st.text_input(ctx.label("glossary.search"), key=_TEXT, on_change=_write_text)
    return text


def _write_text() -> None:
    url.write_choice(url.QUERY, st.session_state[_TEXT].strip() or None)


def _clear() -> None:
    url.write(url.QUERY, None)


def _found(text: str, ctx: PageContext) -> list[Term]:
    """The best hits first; without a text all terms, as the reader's language sorts them."""
    if not text:
        return glossary.in_order(ctx.report, ctx.fmt.language)
    rows = {row.id: row for row in ctx.report.glossary}
    return [rows[hit.id] for hit in search.find(ctx.report, text, len(rows), _KINDS)]
