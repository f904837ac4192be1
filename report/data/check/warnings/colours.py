"""Warnings of colours that are hard to see."""

from __future__ import annotations

from types import MappingProxyType

from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_file

# The grounds of the pages, light and dark, that an area's colour stands on.
GROUNDS = MappingProxyType({"color": "#FFFFFF", "color_dark": "#10161D"})
# What WCAG 2.2 asks of lines and marks (1.4.11).
_LEAST = 3


def colour_without_contrast(examined: Examined) -> Doubts:
    """An area's lines and icon can hardly be told from the ground: the contrast is less than 3."""
    for file, content in examined.raw.areas():
        for key, ground in GROUNDS.items():
            ratio = contrast(content[key], ground)
            if ratio < _LEAST:
                kind = "darker" if key == "color" else "lighter"
                wrong = f"{content[key]} has a contrast of {ratio:.1f} to the ground {ground}"
                remedy = f"Take a {kind} colour, of a contrast of {_LEAST} or more"
                yield of_file(file, key, content[key], wrong, remedy)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21, as WCAG defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


RULES: tuple[WarningRule, ...] = (colour_without_contrast,)
