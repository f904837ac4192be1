"""A view of the explore page as a download: what it shows, and the published figures behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.analysis.transform import Point
from report.downloads.selection import Calculated, Selection
from report.explore import words
from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, SelectedSeries
from report.model import Observation, Report
from report.text.formatter import in_both

_MOST_NAMED = 3


def of_view(
    selection: ExploreSelection,
    series: SelectedSeries,
    report: Report,
    rows: Sequence[Observation] | None = None,
) -> Selection:
    """All figures of a resolved selection, or these `rows` of them, and where they are calculated
    the figures that these were made from.

    A crossing and a map draw a part of the series only: `rows` are that part.
    """
    keys = None if rows is None else {row.key for row in rows}
    points = [
        (drawn, point)
        for drawn in series.drawn
        for point in drawn.points
        if keys is None or point.row.key in keys
    ]
    inputs = {row.key: row for _, point in points for row in point.inputs}
    return Selection(
        what=_name(selection, series.indicators),
        title=in_both(report, lambda fmt: words.headline(selection, series, fmt)),
        observations=tuple(inputs.values()),
        calculated=tuple(_calculated(points, selection, report)) if selection.transform else (),
    )


def _name(selection: ExploreSelection, indicators: Sequence[str]) -> str:
    """Of the first few indicators, and what is made of them."""
    transform = (selection.transform,) if selection.transform else ()
    return "_".join(("explore", *indicators[:_MOST_NAMED], *transform))


def _calculated(
    points: Iterable[tuple[DrawnSeries, Point]], selection: ExploreSelection, report: Report
) -> Iterable[Calculated]:
    made = in_both(report, lambda fmt: words.transform_phrase(selection, fmt))
    return (Calculated(point.row, drawn.unit, made, point.inputs) for drawn, point in points)
