"""The fonts of paper and pictures, so that Chinese is never empty boxes on any machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LATIN = "Report Sans"
CHINESE = "Report Sans SC"
# For programs that find their fonts by fontconfig: these, and then those of the system.
CONFIGURATION = FOLDER / "fonts.conf"


@cache
def characters() -> frozenset[str]:
    """Every character that the fonts have; `make fonts` writes the list with them."""
    return frozenset(FOLDER.joinpath("characters.txt").read_text("utf-8")) | {"\n"}
