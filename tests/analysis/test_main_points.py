"""Main points: different findings, those of late first, each of a tiny city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from report.analysis import editions, facts, main_points
from report.analysis.age import is_dated
from report.analysis.edition_changes import Reassessment
from report.analysis.facts import (
    Ageing,
    Fact,
    FigureFact,
    NewestEvent,
    TargetDecided,
    TargetPending,
    TargetsOpen,
    Trend,
)
from report.analysis.records import RecordValue
from report.model import LANGUAGES, Indicator, Observation, Period, Report, Text
from report.text.formatter import Formatter
from report.text.sentences import sentence
from tests.build import example, row, shipped, target, telling, years

SOLAR = "solar_capacity"
AREA = "power"
REACHED = target("2026", "60", set_on=Period(2020, 12))


def _years(*values: int, first: int = 2010) -> list[Observation]:
    """Figures of successive years."""
    return [row(str(first + n), str(value)) for n, value in enumerate(values)]


# Another area than that of the example city, for facts of a city of two.
ELSEWHERE = "roads"
SLOW, FAST = (1000, 1010, 1020, 1030, 1040, 1050), (100, 120, 140, 160, 180, 200)


def _indicator(name: str, area: str = AREA) -> Indicator:
    return replace(example().indicators[SOLAR], id=name, area=area)


def _of(name: str, *rows: Observation) -> list[Observation]:
    return [replace(one, indicator=name) for one in rows]


def _report(*rows: Observation, **more: Any) -> Report:
    """A city of two areas: indicators a, b and c are of the first, d of the second."""
    (area,) = example().areas
    indicators = {name: _indicator(name) for name in "abc"} | {"d": _indicator("d", ELSEWHERE)}
    areas = (area, replace(area, id=ELSEWHERE))
    return telling(*rows, **({"indicators": indicators, "areas": areas, "events": ()} | more))


def _racing(fast: str, slow: str) -> Report:
    return _report(*_of(fast, *_years(*FAST)), *_of(slow, *_years(*SLOW)))


def _count(kind: type[object], found: Sequence[Fact]) -> int:
    return sum(isinstance(fact, kind) for fact in found)


@pytest.mark.parametrize(("fast", "slow"), [("a", "b"), ("b", "a")])
def test_larger_trend_of_an_area_is_told(fast: str, slow: str) -> None:
    report = _racing(fast, slow)
    assert [trend.indicator.id for trend in facts.trends(report, AREA)] == [fast, slow]
    (told,) = [fact for fact in main_points.area_points(report, AREA) if isinstance(fact, Trend)]
    assert told.indicator.id == fast


@pytest.mark.parametrize(("fast", "slow"), [("a", "d"), ("d", "a")])
def test_larger_trend_of_a_city_is_told(fast: str, slow: str) -> None:
    (told,) = [f for f in main_points.city_points(_racing(fast, slow)) if isinstance(f, Trend)]
    assert told.indicator.id == fast


@pytest.mark.parametrize(("last", "first"), [("a", "d"), ("d", "a")])
def test_target_of_a_city_that_was_due_last_is_told_first(last: str, first: str) -> None:
    aims = target("2024", "10", indicator=last), target("2023", "10", indicator=first)
    rows = [figure for name in "ad" for figure in _of(name, *_years(40, 41, first=2023))]
    found = main_points.city_points(_report(*rows, targets=aims))
    told = [fact for fact in found if isinstance(fact, TargetDecided)]
    assert [fact.assessment.target.indicator for fact in told] == [last, first]


def test_one_changed_verdict_of_an_area_is_told() -> None:
    aims = tuple(replace(REACHED, indicator=name) for name in "ab")
    old, new = (
        _report(*_of("a", *rows), *_of("b", *rows), targets=aims)
        for rows in (years(2020, "40", "47"), years(2020, "40", "47", "55", "61"))
    )
    assert len(facts.verdicts_changed(new, AREA, old)) == 2
    told = main_points.area_points(new, AREA, old)
    # The other one was met, and is told as such.
    assert (_count(Reassessment, told), _count(TargetDecided, told)) == (1, 1)


def test_two_decided_targets_of_an_area_are_told() -> None:
    aims = tuple(target("2022", "10", indicator=name) for name in "abc")
    rows = [figure for name in "abc" for figure in _of(name, *_years(40, 41, first=2021))]
    assert _count(TargetDecided, main_points.area_points(_report(*rows, targets=aims), AREA)) == 2


def test_one_record_of_an_area_is_told() -> None:
    rising = _years(1, 2, 3, 4, 5)
    report = _report(*_of("a", *rising), *_of("b", *rising))
    assert len(facts.records(report, AREA)) == 2
    assert _count(RecordValue, main_points.area_points(report, AREA)) == 1


def test_record_is_told_of_another_indicator_than_the_trend() -> None:
    report = _report(*_of("a", *_years(*FAST)), *_of("b", *_years(1, 2, 3, 4, 5)))
    assert [found.indicator.id for found in facts.records(report, AREA)] == ["a", "b"]
    told = [
        fact
        for fact in main_points.area_points(report, AREA)
        if isinstance(fact, Trend | RecordValue)
    ]
    assert [fact.indicator.id for fact in told] == ["a", "b"]


def test_trend_and_record_of_late_come_before_larger_ones_of_old() -> None:
    """Those of `a` and `b` end in 2015, those of `c` and `d` in 2023."""
    old = [*_years(1000, 2000, 4000, 6000, 8000, 16000)]
    late = [*_years(1000, 1010, 1020, 1030, 1040, 1060, first=2018)]
    rows = [
        replace(one, indicator=name)
        for name, rows in (("a", old), ("b", old), ("c", late), ("d", late))
        for one in rows
    ]
    solar = example().indicators[SOLAR]
    indicators = {name: replace(solar, id=name, headline=None) for name in "abcd"}
    report = _report(*rows, indicators=indicators)
    told = [
        fact
        for fact in main_points.area_points(report, AREA)
        if isinstance(fact, Trend | RecordValue)
    ]
    assert [fact.indicator.id for fact in told] == ["c", "d", "a", "b"]


def test_newest_event_of_an_area_is_told_alone() -> None:
    events = example().events
    assert len(events) > 1
    told = main_points.area_points(_report(events=events), AREA)
    assert told == (NewestEvent(max(events, key=lambda event: event.date.order)),)


def test_oldest_headline_figure_of_an_area_is_told_alone() -> None:
    ranked = {name: replace(_indicator(name), headline=1) for name in "ab"}
    rows = [*_of("a", row("2012", "1")), *_of("b", row("2011", "1"))]
    told = main_points.area_points(_report(*rows, indicators=ranked), AREA)
    assert [fact.last.indicator for fact in told if isinstance(fact, Ageing)] == ["b"]


def told_of(report: Report, area: str = AREA, earlier: Report | None = None) -> list[Fact]:
    return list(main_points.area_points(report, area, earlier))


def figure_facts(points: Sequence[Fact]) -> list[FigureFact]:
    return [fact for fact in points if not isinstance(fact, NewestEvent | TargetsOpen)]


@pytest.mark.parametrize("edition", ["latest", "2023"])
def test_points_of_every_area_are_few_and_none_is_on_the_subject_of_another(edition: str) -> None:
    report = editions.report_at(shipped(), edition)
    for area in report.areas:
        points = told_of(report, area.id, editions.report_at(shipped(), "2023"))
        assert 2 <= len(points) <= 6, area.id
        subjects = [facts.indicator_of(fact) for fact in figure_facts(points)]
        assert len(set(subjects)) == len(subjects), area.id
        assert len(set(map(type, points))) > 1, area.id


def test_points_of_the_city_are_each_of_another_area_and_of_late() -> None:
    points = main_points.city_points(shipped(), editions.report_at(shipped(), "2023"))
    assert len(points) == 5
    subjects = [facts.indicator_of(fact) for fact in figure_facts(points)]
    areas = {shipped().indicators[subject].area for subject in subjects}
    assert len(areas) == 5
    rows = [row for fact in points for row in facts.observations_of(fact)]
    assert all(
        any(not is_dated(row, shipped()) for row in facts.observations_of(f)) for f in points
    )
    assert rows


def test_what_is_of_late_stands_before_what_is_not_and_ageing_last() -> None:
    rows = [
        *_of("a", *_years(*SLOW, first=2018)),
        *_of("b", *_years(*FAST)),
        *_of("c", row("2012", "1")),
    ]
    indicators = {name: replace(_indicator(name), headline=1) for name in "abc"}
    events = example().events[:1]
    points = told_of(_report(*rows, indicators=indicators, events=events))
    assert [type(fact) for fact in points] == [Trend, NewestEvent, Trend, Ageing]
    assert [facts.indicator_of(fact) for fact in figure_facts(points)] == ["a", "b", "c"]


def test_headline_indicator_comes_before_one_that_changed_more() -> None:
    indicators = {
        "a": replace(_indicator("a"), headline=None),
        "b": replace(_indicator("b"), headline=1),
    }
    report = _report(*_of("a", *_years(*FAST)), *_of("b", *_years(*SLOW)), indicators=indicators)
    (first, *_) = [fact for fact in told_of(report) if isinstance(fact, Trend)]
    assert first.indicator.id == "b"


def test_old_verdict_of_a_subject_with_newer_figures_is_no_point() -> None:
    """The results of 2015 are not told beside a mean of 2022."""
    rows = years(2014, "40", "46", "47", "48", "49", "50", "51", "52", "53", "54")
    report = telling(*rows, targets=(target("2015", "45"),))
    assert _count(TargetDecided, told_of(report)) == 0
    late = telling(*years(2021, "40", "46", "47"), targets=(target("2022", "45"),))
    assert _count(TargetDecided, told_of(late)) == 1


@pytest.mark.parametrize(("due", "count"), [("2018", 1), ("2013", 0)])
def test_old_verdict_without_a_newer_figure_is_a_point_for_ten_years(due: str, count: int) -> None:
    rows = (row(due, "46"), row("2024", "1", place="neighbourton"))
    report = telling(*rows, targets=(target(due, "45"),))
    assert _count(TargetDecided, told_of(report)) == count


def test_awaited_target_tells_how_far_the_latest_figure_is() -> None:
    aim = target("2023", "60", set_on=Period(2020), base=Period(2020))
    report = telling(*years(2020, "4000", "5000", "5600"), row("2024", "9", place="neighbourton"))
    report = replace(report, targets=(replace(aim, value=Decimal(6000)),))
    (fact,) = [fact for fact in told_of(report) if isinstance(fact, TargetPending)]
    assert [sentence(fact, Formatter(report, language)) for language in LANGUAGES] == [
        "Solar capacity: 56 million kW in 2022. Target of 60 million kW for 2023: "
        "awaiting 2023 data; latest figure on the line.",
        "2022年光伏装机容量5600万千瓦；2023年目标6000万千瓦，待2023年数据，最近一期数据达到进度线。",
    ]


def test_area_whose_targets_cannot_be_judged_says_so() -> None:
    report = telling(row("2024", "9", place="neighbourton"), targets=(target("2023", "60"),))
    (fact,) = [fact for fact in told_of(report) if isinstance(fact, TargetsOpen)]
    assert facts.observations_of(fact) == ()
    assert [sentence(fact, Formatter(report, language)) for language in LANGUAGES] == [
        "Targets (1): the figures do not show whether any has been met; ○ awaiting 2023 data 1.",
        "本领域目标1项，现有数据尚不能评估完成情况：○ 待2023年数据1项。",
    ]
    judged = telling(*years(2022, "61", "62"), targets=(target("2023", "60"),))
    assert _count(TargetsOpen, told_of(judged)) == 0


def test_change_of_a_headline_indicator_is_told_where_nothing_else_is() -> None:
    rows = _of("a", *years(2023, "4000", "4400"))
    for headline, count in ((1, 1), (None, 0)):
        indicators = {"a": replace(_indicator("a"), headline=headline)}
        points = told_of(_report(*rows, indicators=indicators))
        assert _count(Trend, points) == count


def test_event_that_tells_the_figure_of_a_finding_is_not_told_again() -> None:
    """The record of a day, and the event that it was one."""
    rows = [replace(one, source="gazette") for one in _of("a", *_years(*FAST, first=2019))]
    newest, older = Period(2024, 12, 31), Period(2024, 3)
    for figure, expected in (("200", older), ("199", newest)):
        events = tuple(
            replace(
                example().events[0],
                id=str(date),
                date=date,
                source="gazette",
                area=AREA,
                title=Text("A record", "新纪录"),
                summary=Text(f"{text} at once", f"达{text}"),
            )
            for date, text in ((newest, figure), (older, "no figure"))
        )
        points = told_of(_report(*rows, events=events))
        assert [f.event.date for f in points if isinstance(f, NewestEvent)] == [expected]
