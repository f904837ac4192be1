"""Pictures of pages side by side on one sheet, so that all of them are seen in one look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

# In pixels: how wide a page stands on the sheet, and how much of a long one is seen.
_WIDTH, _TALLEST = 400, 6_000
_GAP = 16
_GROUND = "#808080"


def save(pictures: Sequence[Path], sheet: Path) -> None:
    """Write a sheet with these pictures, from left to right, all of one width."""
    pages = [_small(picture) for picture in pictures]
    width = _GAP + sum(page.width + _GAP for page in pages)
    height = max((page.height for page in pages), default=0) + 2 * _GAP
    ground = Image.new("RGB", (width, height), _GROUND)
    for number, page in enumerate(pages):
        ground.paste(page, (_GAP + number * (_WIDTH + _GAP), _GAP))
    ground.save(sheet)


def _small(picture: Path) -> Image.Image:
    with Image.open(picture) as page:
        height = round(page.height * _WIDTH / page.width)
        small = page.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS)
    return small.crop((0, 0, _WIDTH, min(height, _TALLEST)))
