"""Parts of a page run alone, without the frame: for what need not be seen on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts.frame.context import PageContext
from report.analysis import editions
from report.charts.palette import LIGHT
from report.data import store
from report.model import Language, Report
from report.text.formatter import Formatter
from tests.elements import shown, texts

EDITIONS = ("latest", "2023")
_PATIENCE = 300


@cache
def ctx(language: str, edition: str = "latest") -> PageContext:
    """Called by scripts, which can name no types of ours."""
    found: Language = "zh" if language == "zh" else "en"
    return PageContext(Formatter(at(edition), found), LIGHT)


@cache
def at(edition: str) -> Report:
    return editions.report_at(store.shared(store.SHIPPED), edition)


def signposts(report: Report) -> dict[str, st.Page]:
    """A page for every address that parts link to; what stands there does not matter."""
    names = ["indicator", "sources", "glossary", *(area.id for area in report.areas)]
    pages = {"": st.Page(_nothing, title="home", default=True)}
    pages |= {name: st.Page(_nothing, title=name, url_path=name) for name in names}
    st.navigation(list(pages.values()), position="hidden")
    return pages


def _nothing() -> None:
    pass


def run(script: Callable[..., None], *args: Any, **params: str | list[str]) -> AppTest:
    """A script in a session of its own, at an address with these parameters."""
    app = AppTest.from_function(script, default_timeout=_PATIENCE, args=args)
    app.query_params.update(params)
    return app.run()


def links(app: AppTest) -> Mapping[str, str]:
    """The links to pages: by what stands on them, where they lead."""
    return {
        shown(node.proto.label): f"{node.proto.page}?{node.proto.query_string}"
        for node in app.get("page_link")
    }


def texts_of(app: AppTest) -> list[str]:
    """The texts of a page, but for its search box."""
    return texts(node for node in app.main if node.type != "text_input")
