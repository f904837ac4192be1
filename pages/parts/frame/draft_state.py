"""Says above each page of a draft that it is one, and who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode, urljoin

import streamlit as st

from pages.parts import signing_in
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node
from report.screens import parameters
from report.screens.draft_note import draft_note
from report.web.signed_in import SIGN_OUT
from report.workers.kept_states import published_mark


def show(ctx: PageContext) -> None:
    """The note with its links; in an embed it stands alone."""
    more = () if st.context.is_embedded else _links(ctx)
    if note := draft_note(ctx, more):
        element.show(note, "draft_note")


def _links(ctx: PageContext) -> Iterator[Node]:
    """The way to what is published, and to sign out."""
    mark = published_mark() if ctx.report.release_at is not None else ""
    if mark:
        query = {**st.query_params.to_dict(), parameters.MARK: mark}
        yield Node("a", {"href": f"?{urlencode(query)}"}, ctx.word("draft.published"))
    address = signing_in.address_of_reader()
    if address:
        yield Node("span", text=ctx.word("draft.reader", address=address))
        # Out of the app, which would show a page of its own at this address.
        out = {"href": urljoin(url.home(), SIGN_OUT), "target": "_self"}
        yield Node("a", out, ctx.word("draft.sign_out"))
