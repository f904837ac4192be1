"""The colours of drawn things, in light and in dark; the areas bring their own with the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from report.model import Area

Mode = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours on one background, each as `#RRGGBB`.

    `quiet` are two greys for places beside the subject (`report/charts/looks.py`), `ramp` is for
    maps from the least class to the most, and `series` tells several indicators of one place apart.
    """

    mode: Mode
    background: str
    text: str
    muted: str
    rule: str
    product: str
    quiet: tuple[str, ...]
    series: tuple[str, ...]
    ramp: tuple[str, ...]

    def of(self, area: Area | None) -> str:
        """The colour of an area, or the product's own."""
        if area is None:
            return self.product
        return area.color if self.mode == "light" else area.color_dark


def rgb(colour: str) -> tuple[int, int, int]:
    """`#RRGGBB` → red, green and blue, from 0 to 255."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def translucent(colour: str, opacity: float) -> str:
    """`#RRGGBB` → the same colour as CSS writes it with an opacity from 0 to 1."""
    red, green, blue = rgb(colour)
    return f"rgba({red},{green},{blue},{opacity})"


def mixed(colour: str, ground: str, share: float) -> str:
    """A share, from 0 to 1, of a colour on a ground, as an opaque `#RRGGBB`."""
    pairs = zip(rgb(colour), rgb(ground), strict=True)
    return "#" + "".join(f"{round(ink * share + rest * (1 - share)):02X}" for ink, rest in pairs)


LIGHT = Palette(
    mode="light",
    background="#FFFFFF",
    text="#1B2A25",
    muted="#5A6B64",
    rule="#DDE4E0",
    product="#0B6B4F",
    quiet=("#39444B", "#6B777D"),
    series=("#0B6B4F", "#B8480F", "#2F5FA8", "#8A3A86", "#7A6400", "#5A6B64"),
    ramp=("#E3F1EA", "#B5DCCA", "#7FC2A6", "#43A381", "#0F7C5B", "#064D38"),
)
DARK = Palette(
    mode="dark",
    background="#10161D",
    text="#E8EEEB",
    muted="#A3B2AB",
    rule="#2B3640",
    product="#4CC38A",
    quiet=("#C6D0D6", "#8A969E"),
    series=("#4CC38A", "#F0925A", "#7FB0F0", "#D990D4", "#D9B93A", "#A3B2AB"),
    ramp=("#17352C", "#1F5443", "#2B7A60", "#3FA07F", "#6CC7A5", "#B3ECD4"),
)
PALETTES: dict[Mode, Palette] = {"light": LIGHT, "dark": DARK}
