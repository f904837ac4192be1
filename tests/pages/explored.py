"""The explore page in a frame like that of all pages, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from report.explore import query
from report.model import Language
from tests.build import shipped
from tests.elements import chart_texts, texts

PATIENCE = 60
# The texts of these are their labels.
CONTROLS = {"slider", "select_slider", "text_input"}
SEVERAL = {
    "indicators": "rd_intensity,gdp,pm25_annual_mean",
    "places": "shenzhen,beijing,china,hong_kong",
}


def _frame() -> None:
    """The explore page and one other, in a frame like that of all pages."""
    from functools import partial  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from pages import explore, unknowns  # noqa: PLC0415
    from pages.parts.frame import header, published_report, url  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.data import served  # noqa: PLC0415

    whole = published_report.published().report
    shown = served.report_at(whole, url.edition(whole))
    ctx = PageContext.for_reader(shown, url.language())
    pages = {
        "explore": st.Page(partial(explore.show, ctx), title="x", default=True),
        "other": st.Page(partial(unknowns.show, ctx), title="o", url_path="other"),
    }
    current = st.navigation(list(pages.values()), position="hidden")
    wanted = st.session_state.pop("go", None)
    if wanted:
        st.switch_page(pages[wanted])
    header.show(ctx, menu=lambda: None, search=lambda: None)
    current.run()


def opened(
    asked: Mapping[str, str] | None = None,
    language: Language = "en",
    theme: str = "light",
    unfolded: Iterable[str] = (),
) -> AppTest:
    app = AppTest.from_function(_frame, default_timeout=PATIENCE)
    for name in unfolded:
        app.session_state[f"explore_{name}"] = True
    app.query_params.update({"lang": language} | dict(asked or {}))
    app.context = {"locale": "zh-CN", "theme": theme}
    return app.run()


def choose(widget: Any, value: object) -> None:
    """Choose in a control, and look at the whole page: a choice sends but parts of it."""
    widget.set_value(value).run().run()


def url(app: AppTest) -> dict[str, str]:
    """What the URL says of the view."""
    return {
        name: value if isinstance(value, str) else value[0]
        for name, value in app.query_params.items()
        if name in query.NAMES
    }


def said(app: AppTest) -> list[str]:
    controls: list[Any] = [node for node in app.main if node.type in CONTROLS]
    labels = [node.label for node in controls]
    return texts(node for node in app.main if node.type not in CONTROLS) + labels


def headline(app: AppTest) -> str:
    return chart_texts(app.get_by_key("block_explored")).headline


def words() -> Mapping[str, Any]:
    return shipped().words
