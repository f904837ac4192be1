"""Colours: enough contrast in light and in dark, told apart by all readers, as in the theme."""

from __future__ import annotations

import math
import tomllib
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from report.charts import canvas
from report.charts.palette import DARK, LIGHT, PALETTES, Palette, mixed, translucent
from tests.build import Picture, editorial_pictures, shipped

THEME: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8")
)["theme"]
MODES = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
Triple = tuple[float, float, float]

# How linear RGB is seen without one kind of cone: Machado, Oliveira and Fernandes (2009),
# "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0.
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
# CIE76 distances: 2.3 is just noticeable side by side; colours named apart need far more.
NOTICEABLE, DISTINCT = 2.3, 20.0


def linear(colour: str) -> Triple:
    """`#RRGGBB` → linear red, green and blue from 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))

    def light(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return light(red), light(green), light(blue)


def times(matrix: tuple[Triple, Triple, Triple], colour: Triple) -> Triple:
    first, second, third = (
        sum(weight * part for weight, part in zip(line, colour, strict=True)) for line in matrix
    )
    return first, second, third


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05)."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(
        sum(weight * part for weight, part in zip(weights, linear(colour), strict=True))
        for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def lab(colour: Triple) -> Triple:
    """Linear sRGB → CIE L*a*b* under D65."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)

    def curve(part: float) -> float:
        return math.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116

    parts = zip(times(to_xyz, colour), white, strict=True)
    x, y, z = (curve(part / whole) for part, whole in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    """CIE76 distance of two colours as they are seen."""

    def seen(colour: str) -> Triple:
        red, green, blue = (min(1.0, max(0.0, p)) for p in times(SIGHTS[sight], linear(colour)))
        return lab((red, green, blue))

    return math.dist(seen(one), seen(other))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0B6B4F", "#0B6B4F") == 1


def test_distance_is_that_of_the_standard() -> None:
    assert distance("#FFFFFF", "#000000", "normal") == pytest.approx(100, abs=0.1)
    assert distance("#FF0000", "#00FF00", "normal") == pytest.approx(170.6, abs=0.5)
    assert distance("#A03010", "#5A5A00", "deuteranopia") < distance("#A03010", "#5A5A00", "normal")


@MODES
def test_text_can_be_read(palette: Palette) -> None:
    for colour in (palette.text, palette.muted):
        assert contrast(colour, palette.background) >= 4.5


@MODES
def test_drawn_things_can_be_seen(palette: Palette) -> None:
    faint = [
        colour
        for colour in (palette.product, *palette.quiet, *palette.series)
        if contrast(colour, palette.background) < 3
    ]
    assert faint == []
    assert palette.quiet
    assert palette.series


@MODES
@pytest.mark.parametrize("sight", SIGHTS)
def test_greys_are_text_and_are_told_apart(palette: Palette, sight: str) -> None:
    """They name lines at their ends, for readers of any sight."""
    one, other = palette.quiet
    assert min(contrast(grey, palette.background) for grey in (one, other)) >= 4.5
    assert distance(one, other, sight) >= 20


@MODES
def test_colour_of_every_area_can_be_seen(palette: Palette) -> None:
    """It names lines in text of 13 pixels too, so that 3:1 is the least."""
    areas = shipped().areas
    assert len(areas) == 8
    assert [a.id for a in areas if contrast(palette.of(a), palette.background) < 3] == []


@MODES
def test_strongest_class_of_a_map_can_be_seen(palette: Palette) -> None:
    contrasts = [contrast(colour, palette.background) for colour in palette.ramp]
    assert contrasts == sorted(contrasts)
    assert contrasts[-1] >= 4.5
    assert len(set(palette.ramp)) == len(palette.ramp) >= 5


@MODES
@pytest.mark.parametrize("sight", SIGHTS)
def test_areas_are_told_apart(palette: Palette, sight: str) -> None:
    least = DISTINCT if sight == "normal" else NOTICEABLE
    pairs = list(combinations(shipped().areas, 2))
    assert len(pairs) == 28
    alike = [
        (one.id, other.id, round(found, 1))
        for one, other in pairs
        if (found := distance(palette.of(one), palette.of(other), sight)) < least
    ]
    assert alike == []


@MODES
@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_of_a_map_are_told_from_their_neighbours(palette: Palette, sight: str) -> None:
    steps = list(pairwise(palette.ramp))
    assert [pair for pair in steps if distance(*pair, sight) < 3 * NOTICEABLE] == []


def line_colours(one: Picture) -> list[str]:
    """The colour of each series of a chart over time."""
    marked = [trace for trace in one.spec["data"] if trace.get("mode") == "markers"]
    return [trace["marker"]["color"] for trace in marked if "name" in trace]


@pytest.mark.parametrize("sight", SIGHTS)
def test_indicators_of_one_chart_are_told_apart(sight: str) -> None:
    several = [one for one in editorial_pictures() if len(one.chart.indicators) > 1]
    drawn = {one.name: line_colours(one) for one in several if len(line_colours(one)) > 1}
    assert drawn
    for name, colours in drawn.items():
        for pair in combinations(colours, 2):
            assert distance(*pair, sight) >= 3 * NOTICEABLE, (name, pair)


@MODES
def test_page_has_the_colours_of_its_charts(palette: Palette) -> None:
    theme = THEME[palette.mode]
    shown = [theme[name].upper() for name in ("backgroundColor", "textColor", "primaryColor")]
    assert shown == [palette.background, palette.text, palette.product]
    assert theme["borderColor"].upper() == palette.rule


@MODES
def test_theme_has_enough_colours_for_charts(palette: Palette) -> None:
    """With fewer than ten, Streamlit falls back to Plotly's own blue."""
    colours = THEME[palette.mode]["chartCategoricalColors"]
    assert len(set(colours)) == len(colours) >= 10
    assert [c for c in colours if contrast(c, palette.background) < 3] == []


@MODES
def test_text_of_the_page_can_be_read(palette: Palette) -> None:
    theme = THEME[palette.mode]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for text in ("textColor", "linkColor"):
            assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("name", ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"])
def test_chinese_fonts_are_named(name: str) -> None:
    for fonts in (THEME["font"], THEME["headingFont"], canvas.FONT):
        assert name in fonts


def test_fonts_of_page_and_charts_are_the_same() -> None:
    page = [name.strip() for name in THEME["font"].split(",")]
    charts = [name.strip().strip('"') for name in canvas.FONT.split(",")]
    assert [name for name in page if name not in charts] == []
    assert page[-1] == charts[-1] == "sans-serif"


def test_area_brings_its_own_colours() -> None:
    area = shipped().areas[0]
    assert LIGHT.of(area) == area.color
    assert DARK.of(area) == area.color_dark
    assert (LIGHT.of(None), DARK.of(None)) == (LIGHT.product, DARK.product)


def test_translucent_colour_keeps_its_parts() -> None:
    assert translucent("#0B6B4F", 0.18) == "rgba(11,107,79,0.18)"


@pytest.mark.parametrize(("share", "colour"), [(0, "#102030"), (0.5, "#888888"), (1, "#FFF0E0")])
def test_mixed_colour_lies_between_both(share: float, colour: str) -> None:
    assert mixed("#FFF0E0", "#102030", share) == colour
