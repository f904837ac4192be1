"""Texts of slides as they are read: without what says where their lines may end."""

from __future__ import annotations

from report.text.line_breaks import BREAK, HARD_BLANK

_JOINER = "\N{WORD JOINER}"


def unbroken(text: str) -> str:
    """A text without marks for the ends of lines, its hard blanks plain."""
    return text.replace(BREAK, "").replace(HARD_BLANK, " ").replace(_JOINER, "")
