"""Tabs whose content is sent when they are opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its name among those beside it, its label in Markdown, what writes its content."""

    name: str
    label: str
    write: Callable[[], None]


def show(tabs: Sequence[Tab], key: str, opened: str | None, keep: Callable[[str], None]) -> None:
    """Show tabs, the one named `opened` or else the first of them open; `keep` is told the name of
    each that the reader opens.
    """
    labels = {tab.name: tab.label for tab in tabs}
    # Streamlit knows a tab by its label, which is another one in the other language: what is opened
    # while the language changes may be named in either.
    names: dict[str, str] = st.session_state.setdefault(_names_of(key), {})
    names.update({label: name for name, label in labels.items()})
    st.session_state[key] = labels.get(opened or "", tabs[0].label)
    places = st.tabs(list(labels.values()), key=key, on_change=partial(_opened, key, keep))
    for tab, place in zip(tabs, places, strict=True):
        if is_open(place):
            with place:
                tab.write()


def _opened(key: str, keep: Callable[[str], None]) -> None:
    name = st.session_state[_names_of(key)].get(st.session_state[key])
    if name is not None:
        keep(name)


def _names_of(key: str) -> str:
    return f"{key}_names"


def show_kept(tabs: Sequence[Tab], key: str) -> None:
    """The same, where the session remembers which of them is open."""
    kept = f"{key}_opened"

    def keep(name: str) -> None:
        st.session_state[kept] = name

    show(tabs, key, st.session_state.get(kept), keep)


def is_open(place: TabContainer) -> bool:
    """Whether the reader sees what stands in a tab."""
    return place.open is not False
