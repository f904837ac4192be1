"""The fonts of paper and pictures, so that Chinese is never empty boxes on any machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LATIN = "Report Sans"
CHINESE = "Report Sans SC"
# Wide in the Chinese family, narrow in the Latin one; all else that both have is alike.
NARROW = "‘’“”–—―…‥"
# For programs that find their fonts by fontconfig: these, and then those of the system.
CONFIGURATION = FOLDER / "fonts.conf"


def file(family: str, *, bold: bool = False) -> Path:
    """The file of a family's face."""
    weight = "Bold" if bold else "Regular"
    return FOLDER / f"{family.replace(' ', '')}-{weight}.otf"


@cache
def characters() -> frozenset[str]:
    """Every character that the fonts have; `make fonts` writes the list with them."""
    return frozenset(FOLDER.joinpath("characters.txt").read_text("utf-8")) | {"\n"}
