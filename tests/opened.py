"""Pages of the report opened in the test's own process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import get_args

from streamlit.testing.v1 import AppTest

from report.charts.palette import Mode
from report.data import store
from report.model import Area, Language
from report.text.formatter import Formatter
from tests.elements import Chart, charts, strings, texts
from tests.every_tab import every_tab_opened

APP = store.SHIPPED.parent / "pages" / "app.py"
AREAS = tuple(sorted(file.stem for file in (store.SHIPPED / "areas").glob("*.toml")))
DATA_PAGES = ("sources", "unknowns", "changes")
PAGES = ("", *AREAS, *DATA_PAGES)
# The glossary is in both languages at once: rules for pages of one are not for it.
EVERY_PAGE = (*PAGES, "explore", "indicator", "present", "glossary", "calendar")
# One of each kind, for rules of the frame around all of them.
KINDS_OF_PAGES = ("", "energy", "sources")
THEMES: tuple[Mode, ...] = get_args(Mode)
_PATIENCE = 60


@dataclass(frozen=True)
class Opened:
    """A page as one reader sees it. Shared between tests: not to be used, only looked at."""

    page: str
    language: Language
    theme: Mode
    app: AppTest = field(repr=False)

    @property
    def fmt(self) -> Formatter:
        return Formatter(store.shared(store.SHIPPED), self.language)

    @property
    def area(self) -> Area:
        return self.fmt.report.area(self.page)

    @cached_property
    def texts(self) -> list[str]:
        return texts(self.app.main)

    @cached_property
    def charts(self) -> list[Chart]:
        return charts(self.app)

    @cached_property
    def drawn(self) -> list[str]:
        """Every string of every figure, as it is sent to the browser."""
        return [text for chart in self.charts for text in strings(chart.spec)]


@cache
def opened(page: str, language: Language, theme: Mode = "light") -> Opened:
    """A page opened by its address, once for all tests that look at it: all tabs of it are open."""
    with every_tab_opened():
        found = Opened(page, language, theme, fresh(page, {"lang": language}, theme))
    # Read now: the server keeps what it has drawn of late, and tests open many pages.
    assert found.charts is not None
    assert found.texts
    return found


def fresh(
    page: str,
    params: Mapping[str, str | list[str]],
    theme: Mode = "light",
    locale: str | None = "zh-CN",
    *,
    by_menu: bool = False,
) -> AppTest:
    """A page in a session of its own, to be used by one test.

    An AppTest goes only to pages that are files; ours are functions. So the frame is run at `/`
    with these parameters, and what it calls its pages is used to go on to the page: with the same
    parameters, or `by_menu` with none, as a click in the menu does.
    """
    kept = {} if by_menu else params
    app = AppTest.from_function(_frame, default_timeout=_PATIENCE, args=(str(APP), page, kept))
    app.query_params.update(params)
    app.context = {"locale": locale, "theme": theme}
    return app.run()


def _frame(script: str, page: str, params: dict[str, str]) -> None:
    import runpy  # noqa: PLC0415
    from contextlib import nullcontext  # noqa: PLC0415
    from unittest.mock import patch  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from pages import overview  # noqa: PLC0415

    passes_by = bool(page) and "arrived" not in st.session_state
    # Nobody looks at what the reader comes by on the way.
    with patch.object(overview, "show") if passes_by else nullcontext():
        made = runpy.run_path(script)
    pages: dict[str, st.Page] = {}
    for value in made.values():
        several = value.values() if isinstance(value, dict) else [value]
        pages |= {one.url_path: one for one in several if isinstance(one, st.Page)}
    if passes_by:
        st.session_state["arrived"] = True
        st.switch_page(pages[page], query_params=params)
