"""Chemical names as readers see them: CO₂ and PM₂.₅, however the data write them.

Titles of publications stay to the letter. Tables and files for programs keep the plain digits, so
that a search in them finds CO2.
"""

from __future__ import annotations

import re

_NAMES = ("PM2.5", "PM10", "CO2", "NO2", "SO2", "O3", "CH4", "N2O")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# A name of its own; in an address, in a code, or as a part of a longer word it stays as it is.
# After it may stand the "e" of an equivalent: CO₂e.
_NAME = re.compile(
    rf"(?<![\w./-])(?:{'|'.join(map(re.escape, _NAMES))})(?=e?(?![A-Za-z0-9_/-]))", re.ASCII
)


def with_subscripts(text: str) -> str:
    """The text with the digits of chemical names below the line."""
    return _NAME.sub(lambda name: name[0].translate(_SUBSCRIPTS), text)
