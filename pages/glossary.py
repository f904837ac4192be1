"""Every term of the glossary in both languages, searched by a word or by pinyin."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from pages.parts import sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import search
from report.charts.nodes import Node
from report.model import LANGUAGE_TAGS, LANGUAGES, Term
from report.text.chemical_names import with_subscripts
from report.text.markup import escaped

_TEXT = "glossary_text"
_KINDS: tuple[search.HitKind, ...] = ("term",)


def show(ctx: PageContext) -> None:
    """A search, and the terms that it leaves, each with an address (`term`)."""
    with sections.band("glossary"):
        sections.title(ctx.word("nav.glossary"))
        sections.paragraph("glossary.intro", ctx)
    if url.TERM in st.query_params and not url.read(url.TERM, _ids(ctx)):
        st.markdown(ctx.word("glossary.unknown"))
    rows = _found(_search(ctx), ctx)
    if not rows:
        st.markdown(ctx.word("glossary.none"))
        st.button(ctx.word("glossary.all"), on_click=_clear)
        return
    st.caption(escaped(ctx.fmt.counted("glossary.count", len(rows))))
    element.show([_entry(row, ctx) for row in rows], "glossary")


def _ids(ctx: PageContext) -> list[str]:
    return [row.id for row in ctx.report.glossary]


def _search(ctx: PageContext) -> str:
    """A field for words of terms and explanations; the address has them."""
    text = url.read_text(url.QUERY)
    st.session_state[_TEXT] = text
    with st.container(width=sections.MEASURE):
        st.text_input(ctx.word("glossary.search"), key=_TEXT, on_change=_write_text)
    return text


def _write_text() -> None:
    url.write(url.QUERY, st.session_state[_TEXT].strip() or None)


def _clear() -> None:
    url.write(url.QUERY, None)


def _found(text: str, ctx: PageContext) -> list[Term]:
    """The best hits first; without a text all terms, as the reader's language sorts them."""
    rows = {row.id: row for row in ctx.report.glossary}
    if text:
        hits = search.find(ctx.report, text, len(rows), _KINDS)
        return [rows[hit.id] for hit in hits]
    return sorted(rows.values(), key=lambda row: search.sorting(row.term, ctx.fmt.language))


def _entry(row: Term, ctx: PageContext) -> Node:
    """A term with its other spellings, and under it what it means."""
    name = Node("h2", text=ctx.fmt.say(row.term))
    said = Node("p", text=ctx.fmt.say(row.explanation))
    inside = (name, *_spellings(row, ctx), said, *_source(row, ctx))
    return Node("section", {"id": f"term_{row.id}", "class": "term-entry"}, children=inside)


def _spellings(row: Term, ctx: PageContext) -> Iterator[Node]:
    """What else it is called in the reader's language, then what it is called in the other."""
    own = ctx.fmt.language
    shown = {row.term[own]}
    for language in (own, *(name for name in LANGUAGES if name != own)):
        names = [name for name in row.spellings(language) if name not in shown]
        shown.update(names)
        if names:
            text = with_subscripts(" · ".join(names))
            yield Node("p", {"class": "note", "lang": LANGUAGE_TAGS[language]}, text)


def _source(row: Term, ctx: PageContext) -> Iterator[Node]:
    """What defines it, where that is said."""
    source = ctx.report.sources.get(row.source)
    if source is not None:
        address = url.link("sources", ctx, **{url.SOURCE: source.id})
        link = Node("a", {"href": address}, ctx.fmt.source(source))
        yield Node("p", {"class": "note"}, ctx.word("source.line", sources=""), (link,))
