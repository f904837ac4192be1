"""The bars of native charts: solid, hollow, hatched, or with the pattern of a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_PATTERN

from report.charts.looks import PATTERNS, BarPattern, Look
from report.charts.palette import LIGHT
from report.slides.pptx.styles import ChartPoint, label_point, rgb

_PATTERNS: Mapping[BarPattern, Any] = MappingProxyType(
    dict(
        zip(
            PATTERNS[1:],
            (
                *(MSO_PATTERN.NARROW_HORIZONTAL, MSO_PATTERN.NARROW_VERTICAL),
                *(MSO_PATTERN.PERCENT_20, MSO_PATTERN.OUTLINED_DIAMOND),
                *(MSO_PATTERN.SMALL_GRID, MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL),
                *(MSO_PATTERN.DARK_HORIZONTAL, MSO_PATTERN.DARK_VERTICAL),
            ),
            strict=True,
        )
    )
)


def fill_bars(series: Any, look: Look) -> None:
    """Bars of one look, those below zero too."""
    _fill(series.format, look)
    series.invert_if_negative = False


def _fill(shape_format: Any, look: Look, *, is_hollow: bool = False) -> None:
    """Solid, with the pattern of a place cut out of it; or hollow, with the pattern in it."""
    fill, inks = shape_format.fill, (rgb(look.colour), rgb(LIGHT.background))
    if look.pattern in _PATTERNS:
        fill.patterned()
        fill.pattern = _PATTERNS[look.pattern]
        fill.fore_color.rgb, fill.back_color.rgb = inks if is_hollow else inks[::-1]
    elif is_hollow:
        fill.background()
    else:
        fill.solid()
        fill.fore_color.rgb = inks[0]


def style_target_bars(series: Any, colour: str) -> None:
    """Columns of a target: outlined, as nothing has been measured."""
    series.format.fill.background()
    series.format.line.color.rgb = rgb(colour)
    series.format.line.dash_style = MSO_LINE.DASH


def style_bars(
    series: Any, rows: Sequence[ChartPoint], look: Look, labels: Mapping[int, str]
) -> None:
    """Hollow bars for provisional figures, hatched ones for another definition."""
    for number, row in enumerate(rows):
        if row is None:
            continue
        shape_format = series.points[number].format
        shape_format.line.color.rgb = rgb(look.colour)
        if row.status == "D" and not row.is_provisional:
            shape_format.fill.patterned()
            shape_format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            shape_format.fill.fore_color.rgb = rgb(look.colour)
            shape_format.fill.back_color.rgb = rgb(LIGHT.background)
        else:
            _fill(shape_format, look, is_hollow=row.is_provisional)
        if number in labels:
            label_point(series.points[number], labels[number], XL_LABEL_POSITION.OUTSIDE_END)
