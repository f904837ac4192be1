"""A place looks the same wherever it stands beside the subject, and unlike any other place."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest

from report.charts.draw import plot_of
from report.charts.looks import Look, look_of
from report.charts.palette import PALETTES, Mode
from report.model import Report
from report.text.formatter import Formatter

MODES = pytest.mark.parametrize("mode", PALETTES)


@MODES
def test_no_two_places_of_a_level_look_alike(mode: Mode, report: Report) -> None:
    districts = {row.id for row in report.districts()}
    others = report.places.keys() - districts - {report.settings.place}
    for level in (districts, others):
        looks = {look_of(place, report, PALETTES[mode]) for place in level}
        assert len(looks) == len(level) > 7


@MODES
def test_place_has_one_look_on_every_chart(mode: Mode, report: Report) -> None:
    """Of the charts of the report, whatever else they show."""
    fmt = Formatter(report, "en")
    names = {fmt.place(place): place for place in report.places}
    drawn: defaultdict[str, set[Look]] = defaultdict(set)
    for area in report.areas:
        for chart in area.charts:
            if len(chart.places) < 2 or len(chart.indicators) > 1:
                continue
            for line in plot_of(chart, area, fmt, PALETTES[mode]).lines:
                if not line.subject:
                    drawn[names[line.name]].add(line.look)
    assert len(drawn) > 4
    assert drawn == {place: {look_of(place, report, PALETTES[mode])} for place in drawn}
    assert all(one != other for one, other in combinations(map(frozenset, drawn.values()), 2))


def test_report_s_own_place_is_never_beside_itself(report: Report) -> None:
    with pytest.raises(ValueError, match=report.settings.place):
        look_of(report.settings.place, report, PALETTES["light"])
