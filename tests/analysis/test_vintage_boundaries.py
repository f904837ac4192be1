"""Where the vintage changes a line ends, and nothing is calculated across."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from report.analysis.change import change_between
from report.analysis.facts import trends
from report.analysis.records import record
from report.analysis.series import segments
from report.analysis.transform import Series, growth, index
from report.analysis.unknowns.disagreement import disagreement
from report.analysis.vintages import is_revision_of, with_vintages
from report.model import LANGUAGES, Observation, Text
from report.text.formatter import Formatter
from report.text.narrative import chart_legend
from tests.analysis.vintage_rows import FIRST, SOURCES, figure, shown
from tests.build import chart, example, picture, row, stretches, telling, traces, unit


def _series(source: str, note: str = "First release.", **more: Any) -> tuple[Observation, ...]:
    revised = [
        row(str(2010 + n), f"{40 + n}.00", source="late", note=Text("Revised.", "修订数。"))
        for n in range(9)
    ]
    last = row("2019", "60.00", source=source, note=Text(note, note), **more)
    return with_vintages((*revised, last), SOURCES)


def test_line_ends_between_vintages() -> None:
    mixed = _series("early")
    assert mixed[-1].new_vintage
    assert [len(run) for run in segments(mixed)] == [9, 1]


@pytest.mark.parametrize(
    ("series", "why"),
    [
        (_series("early", note=""), "nothing is known of its vintage"),
        (_series("late"), "one publication is one vintage"),
        (_series("early", status="B"), "the break says it already"),
    ],
)
def test_no_boundary(series: tuple[Observation, ...], why: str) -> None:
    assert not any(row.new_vintage for row in series), why


def test_first_release_after_a_revision_stands_on_it() -> None:
    revised = row("2019", "46", source="early", note=Text("Revised.", "修订数。"))
    first = row("2020", "48", source="middle", note=Text("First release.", "首次公布数。"))
    assert not any(row.new_vintage for row in with_vintages((revised, first), SOURCES))


def test_boundary_is_one_of_the_figures_shown() -> None:
    beside = replace(_series("early")[-1], preferred=False)
    shown = _series("late", note="")[-1]
    rows = with_vintages((*_series("early")[:-1], beside, shown), SOURCES)
    assert not any(row.new_vintage for row in rows)


def test_no_change_is_calculated_between_vintages() -> None:
    mixed = _series("early")
    assert change_between(mixed, "stock", mixed[-2], mixed[-1]) == "vintage"
    assert not isinstance(change_between(mixed, "stock", mixed[0], mixed[-2]), str)


def test_no_trend_and_no_record_mixes_vintages() -> None:
    report = telling(*_series("early"))
    indicator = report.indicators["solar_capacity"]
    whole = telling(*_series("late"))
    found = record(indicator, whole)
    assert found is not None
    assert found.last.value == 60
    assert record(indicator, report) is None
    assert trends(whole, indicator.area)[0].last.value == 60
    assert trends(report, indicator.area) == ()


def test_no_index_and_no_growth_mixes_vintages() -> None:
    series = Series(_series("early"), "stock", unit())
    last = series.rows[-1]
    assert (last, "vintage") in index(series, 2010).left_out
    assert (last, "vintage") in growth(series).left_out


def test_result_after_a_boundary_begins_a_line_of_its_own() -> None:
    rows = (*_series("early"), row("2020", "63.00", source="early"))
    points = growth(Series(rows, "stock", unit())).points
    assert [point.row.period.year for point in points if point.row.new_vintage] == [2020]


def test_chart_is_cut_between_vintages_and_says_so() -> None:
    sources = MappingProxyType({**example().sources, **SOURCES})
    report = telling(*_series("early"), sources=sources)
    spec = picture(chart(), report)
    (line,) = traces(spec, mode="lines")
    assert len(stretches(line)[0]) == 9
    assert len(spec["layout"]["shapes"]) == 1
    for language in LANGUAGES:
        fmt = Formatter(report, language)
        assert fmt.word("legend.vintage") in chart_legend(chart(), fmt)
        assert fmt.word("legend.break") not in chart_legend(chart(), fmt)


@pytest.mark.parametrize(
    ("rows", "explanation"),
    [
        ((shown("46.2", "late"), FIRST), "revision"),
        ((shown("46.2", "late"), figure("40.1", "early")), "open"),
        ((shown("46.2", "late", "Revised."), figure("47.1", "early", "Revised.")), "open"),
    ],
)
def test_disagreement_by_revision(rows: tuple[Observation, ...], explanation: str) -> None:
    found = disagreement(with_vintages(rows, SOURCES))
    assert found is not None
    assert found.explanation == explanation


def test_revision_of_another_figure() -> None:
    first, revised = with_vintages((FIRST, shown("46.2", "late")), SOURCES)
    assert is_revision_of(revised, first)
    assert not is_revision_of(first, revised)
    assert not is_revision_of(revised, revised)
