"""A text to take along: a script gives it a field to read it in, and a button that copies it."""

from __future__ import annotations

import json

from report.charts.nodes import Node
from report.model import LANGUAGE_TAGS, Language
from report.screens.context import ScreenContext

_WORDS = ("copy", "copied", "by_hand")


def copyable_text(
    text: str, name: str, ctx: ScreenContext, *, language: Language | None = None
) -> Node:
    """A text under its name, as `pages/parts/picture/copyable.js` builds it; a `language` is that
    of the text where it is prose.
    """
    told = {
        "name": name,
        "text": text,
        "language": LANGUAGE_TAGS[language] if language else "",
        "words": {word: ctx.word(f"copyable.{word}", keys="{keys}") for word in _WORDS},
    }
    return Node("div", {"data-copyable": json.dumps(told, ensure_ascii=False)})
