"""Text that stands for itself where Markdown would take it for markup."""

from __future__ import annotations

import re

# Characters that Markdown, or Streamlit's directives and formulas, would take for markup. A colon
# and an ampersand are none before a space or a digit: a label of a control is read to readers of
# the screen as it was sent, with the sign that escapes.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$]|:(?=[^\s\d]|\Z)|&(?=[#\w])")
# What Markdown takes for the beginning of a list, a rule, or code.
_BLOCK = re.compile(r"\s*(?:(?:[-+]|\d+[.)])(?:\s|$)|-{3,}|={3,})|\s{4}| {0,3}\t")
# What is looked for once all escapes are gone: addresses, which become links, and names between
# colons, which become icons and faces. A space of no width keeps the two parts of each apart.
_ADDRESS = re.compile(r"https?://(?=\S)|\bwww(?=\.\S)|(?<=[\w.+-])@(?=[\w-])", re.IGNORECASE)
_NAME = re.compile(r":(?=[\w+-]+(?:/\w+)?:)")
_APART = "\u200b"


def escaped(text: str) -> str:
    """Text of the data made safe for a Markdown element: it is shown as it is written."""
    apart = _NAME.sub(rf":{_APART}", _ADDRESS.sub(rf"\g<0>{_APART}", text))
    lines = _MARKUP.sub(r"\\\g<0>", apart).splitlines()
    return " ".join(f"{_APART}{line}" if _BLOCK.match(line) else line for line in lines)
