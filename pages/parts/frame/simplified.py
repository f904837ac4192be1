"""The table of traditional characters that lists ask for where what is typed has no hit."""

from __future__ import annotations

from functools import cache

from report.analysis import spellings
from report.web.kept_file import KeptFile


@cache
def file() -> KeptFile:
    """A line for each character, with the simplified one behind it."""
    lines = (f"{chr(code)}{simplified}" for code, simplified in spellings.simplified().items())
    return KeptFile.of("\n".join(lines).encode(), "simplified", "txt")
