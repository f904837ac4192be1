"""A draft that the address asks for: what it is, whether it can be compared, its sheet to sign."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.parts import downloads, sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node
from report.data import served
from report.data.reading import Reading, ReadingError
from report.files import addresses
from report.files.addresses import FileSubject
from report.model import Report
from report.workers import drafts


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft would have readers see, and where its sheet to sign is."""

    report: Report
    sheet: FileSubject


def there_are() -> bool:
    """Whether this server has drafts to show."""
    return bool(drafts.names())


def asked() -> str | None:
    """The draft that the address asks for."""
    return url.read(url.DRAFT, drafts.names())


def read(name: str, ctx: PageContext) -> Draft | None:
    """Say which draft this is; None where it has errors, which are listed then."""
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
    st.warning(ctx.label("changes.draft", draft=name), icon=":material/difference:")
    whole = found.report
    newest = served.report_at(whole, served.newest_edition(whole))
    return Draft(newest, addresses.of_draft(name, found.mark))


def save(draft: Draft, ctx: PageContext) -> None:
    """Its sheet to sign."""
    downloads.document_link(draft.sheet, "changes", ctx, "changes")


def _problems(found: Reading) -> Node:
    """Messages for editors, which are in English as those of the check."""
    items = tuple(Node("li", text=str(problem)) for problem in found.problems)
    return Node("ul", {"lang": "en"}, children=items)
