"""Which indicators have a figure in which year: a matrix of marked cells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from report.analysis.unknowns import STATES, Coverage, CoverageCell, CoverageRow, CoverageState
from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.drawing import Drawing
from report.charts.palette import Palette, mixed
from report.charts.years import YearSpan, set_year_axis
from report.model import Area, Period
from report.text.formatter import Formatter

# What stands in a cell beside its colour; a year without a figure has nothing in it.
SYMBOLS: Mapping[CoverageState, str] = MappingProxyType(
    {
        "plain": "circle",
        "provisional": "circle-open",
        "definition": "square",
        "disagreement": "x",
    }
)
# How much of the area's colour a cell holds: what can be relied on most stands out.
_STRENGTH: Mapping[CoverageState, float] = MappingProxyType(
    {"plain": 0.5, "provisional": 0.16, "definition": 0.3, "disagreement": 0.3}
)
_NO_FIGURE = 0.35
_ROW = 42
_EDGES = 46
# The part of a row, from its top, that holds the indicator's name.
_NAME = 0.5
# Cells of more years than this are too narrow on a small screen for a mark of full size.
_MANY = 25
_MARK, _SMALL_MARK = 8, 6


def draw_coverage(matrix: Coverage, area: Area, fmt: Formatter, palette: Palette) -> Drawing:
    """One row an indicator, its name above its cells; one column a year."""
    count = len(matrix.tracks)
    layout = canvas.base_layout(palette, height=count * _ROW + _EDGES)
    layout["margin"] |= {"t": 36, "b": 10}
    _set_years(layout, matrix, palette)
    layout["yaxis"] = {"visible": False, "range": [count, 0], "fixedrange": True}
    layout["annotations"] = [
        _name(track, row, fmt, palette) for row, track in enumerate(matrix.tracks)
    ]
    data = [_ground(matrix, area, fmt, palette), _marks(matrix, fmt, palette)]
    return Drawing({"data": data, "layout": layout})


def _set_years(layout: Spec, matrix: Coverage, palette: Palette) -> None:
    """Whole years on top, where a long matrix begins to be read; its cells reach both edges."""
    first, last = matrix.years[0], matrix.years[-1]
    set_year_axis(layout, YearSpan(first, last, (first, last)), palette)
    layout["xaxis"] |= {"side": "top", "range": [first, last + 1]}


def _ground(matrix: Coverage, area: Area, fmt: Formatter, palette: Palette) -> Spec:
    """The cells in the colour of their state. Every second line is empty: there the names stand."""
    rows = range(len(matrix.tracks))
    empty = [None] * len(matrix.years)
    levels = [[_level(cell) for cell in track.cells] for track in matrix.tracks]
    tips = [[_tip(track, cell, fmt) for cell in track.cells] for track in matrix.tracks]
    return {
        "type": "heatmap",
        "x": [Period(year).middle for year in matrix.years],
        "y": [edge for row in rows for edge in (row, row + _NAME)] + [len(rows)],
        "z": [line for filled in levels for line in (empty, filled)],
        "zmin": 0,
        "zmax": len(STATES),
        "hovertext": [line for filled in tips for line in (empty, filled)],
        **marks.TELLING,
        "hoverongaps": False,
        "colorscale": _steps(area, palette),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _level(cell: CoverageCell) -> int:
    return STATES.index(cell.state) + 1 if cell.state else 0


def shades(area: Area, palette: Palette) -> dict[CoverageState | None, str]:
    """The colour of the cells without a figure, and of those in each state."""
    strong = palette.of(area)
    colours: dict[CoverageState | None, str] = {
        None: mixed(palette.rule, palette.background, _NO_FIGURE)
    }
    for state in STATES:
        colours[state] = mixed(strong, palette.background, _STRENGTH[state])
    return colours


def _steps(area: Area, palette: Palette) -> list[tuple[float, str]]:
    """A scale without transitions: a step for each state."""
    colours = list(shades(area, palette).values())
    return [((n + end) / len(colours), c) for n, c in enumerate(colours) for end in (0, 1)]


def _marks(matrix: Coverage, fmt: Formatter, palette: Palette) -> Spec:
    """A mark in every cell with a figure, which leads to where the figure comes from."""
    drawn = [
        (row + (1 + _NAME) / 2, track, cell, cell.state)
        for row, track in enumerate(matrix.tracks)
        for cell in track.cells
        if cell.state is not None
    ]
    spec = marks.points(
        [cell.rows[-1] for _, _, cell, _ in drawn],
        [_tip(track, cell, fmt) for _, track, cell, _ in drawn],
    )
    return spec | {
        "type": "scatter",
        "mode": "markers",
        "x": [Period(cell.year).middle for _, _, cell, _ in drawn],
        "y": [y for y, _, _, _ in drawn],
        "marker": {
            "symbol": [SYMBOLS[state] for _, _, _, state in drawn],
            "size": _MARK if len(matrix.years) <= _MANY else _SMALL_MARK,
            "color": palette.text,
            "opacity": 1,
            "line": {"width": 1.5, "color": palette.text},
        },
    }


def _name(track: CoverageRow, row: int, fmt: Formatter, palette: Palette) -> Spec:
    """An indicator's name over its cells, where there is room for it on a small screen too."""
    name = canvas.safe(fmt.say(track.indicator.name))
    return canvas.label(
        0,
        row + _NAME,
        f"<b>{name}</b>" if track.indicator.headline is not None else name,
        palette.text,
        font={"color": palette.text, "size": 12},
        xref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=-2,
    )


def _tip(track: CoverageRow, cell: CoverageCell, fmt: Formatter) -> str:
    """The indicator, the year and its last figure, and what else there is to know of the year."""
    name = fmt.say(track.indicator.name)
    if not cell.rows:
        return f"<b>{canvas.safe(name)}</b><br>{fmt.word('coverage.none', year=cell.year)}"
    lines = [*marks.tooltips(cell.rows[-1:], name, fmt)]
    if cell.state == "disagreement":
        lines.append(fmt.word("coverage.others"))
    if cell.rows[:-1]:
        count = fmt.plain(len(cell.rows) - 1)
        lines.append(fmt.word("coverage.earlier", count=count))
    return "<br>".join(lines)
