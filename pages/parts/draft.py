"""A draft that the address asks for: what it is, whether it can be compared, its sheet to sign."""

from __future__ import annotations

import streamlit as st

from pages.parts import downloads, sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node
from report.data import served
from report.data.reading import Reading, ReadingError
from report.files import addresses
from report.model import Report
from report.workers import drafts


def there_are() -> bool:
    """Whether this server has drafts to show."""
    return bool(drafts.names())


def asked() -> str | None:
    """The draft that the address asks for."""
    return url.read(url.DRAFT, drafts.names())


def show(name: str, ctx: PageContext) -> Report | None:
    """Say which draft this is and offer its sheet; its newest edition, None where it has errors."""
    try:
        found = drafts.draft(name)
    except ReadingError:
        sections.title(ctx.word("nav.changes"))
        st.error(ctx.label("changes.draft.failed"))
        return None
    if found.report is None:
        sections.title(ctx.word("nav.changes"))
        st.error(ctx.label("changes.draft.refused"))
        element.show([_problems(found)], "draft_problems")
        return None
    st.warning(ctx.label("changes.draft", draft=name), icon=":material/edit_note:")
    downloads.document_link(addresses.of_draft(name, found.mark), "changes", ctx, "changes")
    return served.report_at(found.report, served.newest_edition(found.report))


def _problems(found: Reading) -> Node:
    """Messages for editors, which are in English as those of the check."""
    items = tuple(Node("li", text=str(problem)) for problem in found.problems)
    return Node("ul", {"lang": "en"}, children=items)
