"""The element that shows a text to be copied: a field to read and select it in, and a button."""

from __future__ import annotations

import json
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.model import LANGUAGE_TAGS, Language

_WORDS = ("copy", "copied", "by_hand")


def show(
    text: str, name: str, ctx: PageContext, key: str, *, language: Language | None = None
) -> None:
    """Show a text under its name; a `language` is that of the text where it is prose."""
    sent = json.dumps(told(text, name, ctx, language=language), ensure_ascii=False).encode()
    _element()(key=f"copyable_{key}", data=sent, height="content")


def told(
    text: str, name: str, ctx: PageContext, *, language: Language | None = None
) -> dict[str, object]:
    """What the script is told of a text."""
    return {
        "name": name,
        "text": text,
        "language": LANGUAGE_TAGS[language] if language else "",
        "words": {word: ctx.word(f"copyable.{word}", keys="{keys}") for word in _WORDS},
    }


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it: the report's style sheet holds for it."""
    js = script("copyable")
    return st.components.v2.component("report_copyable", js=js, isolate_styles=False)
