"""Tabs are known by their names, whatever they are called."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from pages.parts import tabs
from pages.parts.tabs import Tab

NAMES = ("chart", "table")


class Closed(nullcontext[None]):
    """A tab that nobody looks at."""

    open = False


class Shown:
    """Tabs as Streamlit would show them: closed, with what it calls where one is opened."""

    def __init__(self) -> None:
        self.session_state: dict[str, Any] = {}
        self.opened: list[Callable[[], None]] = []

    def tabs(self, labels: list[str], **told: Any) -> list[Any]:
        self.opened.append(told["on_change"])
        return [Closed() for _ in labels]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    streamlit = Shown()
    monkeypatch.setattr(tabs, "st", streamlit)
    return streamlit


def called(*labels: str) -> list[Tab]:
    return [Tab(name, label, lambda: None) for name, label in zip(NAMES, labels, strict=True)]


def test_tab_may_be_named_in_the_language_before_or_after(shown: Shown) -> None:
    kept: list[str] = []
    for labels in (("Chart", "Table"), ("图形", "表格")):
        tabs.show(called(*labels), "tabs", None, kept.append)
    for opened in shown.opened:
        for label in ("图形", "Table"):
            shown.session_state["tabs"] = label
            opened()
    assert kept == ["chart", "table"] * 2


def test_tab_that_there_never_was_is_not_opened(shown: Shown) -> None:
    kept: list[str] = []
    tabs.show(called("Chart", "Table"), "tabs", None, kept.append)
    shown.session_state["tabs"] = "<script>"
    shown.opened[0]()
    assert kept == []


@pytest.mark.parametrize(("opened", "label"), [("table", "Table"), ("", "Chart"), (None, "Chart")])
def test_tab_that_is_asked_for_is_open(opened: str | None, label: str, shown: Shown) -> None:
    tabs.show(called("Chart", "Table"), "tabs", opened, print)
    assert shown.session_state["tabs"] == label
