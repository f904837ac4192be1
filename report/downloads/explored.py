"""A view of the explore page as a download: what it shows, and the published figures behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.analysis.transform import Point
from report.downloads.selection import Calculated, Selection
from report.explore import words
from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, SelectedSeries
from report.model import Observation, Report, Text
from report.text.formatter import in_both

_MOST_NAMED = 3


def of_view(
    chosen: ExploreSelection,
    found: SelectedSeries,
    report: Report,
    shown: Sequence[Observation] | None = None,
) -> Selection:
    """All figures of a resolved selection, or those of them that are `shown`, and where they are
    calculated the figures that these were made from.

    A crossing and a map show a part of the series: `shown` are the rows that they draw.
    """
    keys = None if shown is None else {row.key for row in shown}
    pairs = [
        (one, point)
        for one in found.drawn
        for point in one.points
        if keys is None or point.row.key in keys
    ]
    inputs = {row.key: row for _, point in pairs for row in point.inputs}
    return Selection(
        what=_name(chosen, found.indicators),
        title=_said(chosen, found, report),
        observations=tuple(inputs.values()),
        calculated=tuple(_calculated(pairs, chosen, report)) if chosen.transform else (),
    )


def _name(chosen: ExploreSelection, indicators: Sequence[str]) -> str:
    """Of the first few indicators, and what is made of them."""
    made = (chosen.transform,) if chosen.transform else ()
    return "_".join(("explore", *indicators[:_MOST_NAMED], *made))


def _said(chosen: ExploreSelection, found: SelectedSeries, report: Report) -> Text:
    return in_both(report, lambda fmt: words.headline(chosen, found, fmt))


def _calculated(
    pairs: Iterable[tuple[DrawnSeries, Point]], chosen: ExploreSelection, report: Report
) -> Iterable[Calculated]:
    made = in_both(report, lambda fmt: words.transform_phrase(chosen, fmt))
    return (Calculated(point.row, one.unit, made, point.inputs) for one, point in pairs)
