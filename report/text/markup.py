"""Text that stands for itself where Markdown would take it for markup."""

from __future__ import annotations

import re

# Characters that Markdown, or Streamlit's directives and formulas, would take for markup.
_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|~$:&"})
# What Markdown takes for the beginning of a list.
_LIST = re.compile(r"\s*(?:(?:[-+]|\d+[.)])(?:\s|$)|-{3,})")


def escaped(text: str) -> str:
    """Text of the data made safe for a Markdown element: it is shown as it is written."""
    line = text.translate(_MARKUP)
    return f"\u200b{line}" if _LIST.match(line) else line
