"""Records and trends: said of comparable figures only, with the verb of their sign."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis import facts, records
from report.model import (
    LANGUAGES,
    Language,
    Observation,
    Period,
)
from report.text.formatter import Formatter
from tests.analysis.stated import AREA, SOLAR, city, figures_of_years, stated
from tests.build import row, shipped

_UP = {"en": "up |twice|times", "zh": "增长|提高|增加|倍"}
_DOWN = {"en": "down ", "zh": "下降|减少"}
_HIGHEST = {"en": "highest", "zh": "最高"}
_LOWEST = {"en": "lowest", "zh": "最低"}


@given(st.lists(st.integers(1, 10**6) | st.none(), min_size=2, max_size=14))
def test_record_is_beyond_all_known_figures_and_says_whether_years_are_missing(
    values: list[int | None],
) -> None:
    report = city(figures_of_years(*values))
    value = records.record(report.indicators[SOLAR], report)
    if value is None:
        return
    *others, last = report.series(SOLAR)
    known = [row.value for row in others]
    assert value.since == others[0].period
    assert len(known) >= 4
    assert value.complete is (len(known) == value.years)
    best = max(known) if value.highest else min(known)
    assert (last.value > best) if value.highest else (last.value < best)


@pytest.mark.parametrize(
    ("older", "since", "complete"),
    [
        ([], 2016, True),
        # A gap, and an approximation that is surely lower.
        ([row("2011", "30", qualifier="about"), row("2012", "40"), row("2014", "45")], 2011, False),
        # A provisional figure is a figure.
        ([row("2012", "40", status="P")], 2012, False),
        # "More than" may be anything, and hides what is before it.
        ([row("2013", "10"), row("2014", "20", qualifier="more_than")], 2016, True),
        ([row("2014", "52", qualifier="less_than")], 2014, False),
        ([row("2014", "9"), row("2015", "9", status="D")], 2016, True),
    ],
)
def test_record_goes_back_as_far_as_it_is_known(
    older: list[Observation], since: int, complete: bool
) -> None:
    report = city([*older, *figures_of_years(50, 51, 52, 53, 54, first=2016)])
    value = records.record(report.indicators[SOLAR], report)
    assert value is not None
    assert (value.since, value.complete) == (Period(since), complete)
    english, chinese = (stated(value, report, language) for language in LANGUAGES)
    if complete:
        assert english.endswith(f", the highest since {since}.")
        assert chinese.endswith(f"，为{since}年以来最高。")
    else:
        assert english.endswith(f", the highest of all years with figures since {since}.")
        assert chinese.endswith(f"，为{since}年以来有数据年份中最高。")


def test_older_higher_figure_beyond_a_gap_is_no_record() -> None:
    report = city([row("2012", "60"), *figures_of_years(50, 51, 52, 53, 54, first=2016)])
    assert records.record(report.indicators[SOLAR], report) is None


def test_count_of_years_in_a_row_is_no_record_and_no_trend() -> None:
    for unit, is_finding in (("years", False), ("km", True)):
        report = city(figures_of_years(1000, 2000, 3000, 4000, 5000, 6000), unit=unit)
        report = replace(report, units={**report.units, **shipped().units})
        assert (records.record(report.indicators[SOLAR], report) is not None) is is_finding
        assert bool(facts.trends(report, AREA)) is is_finding


@pytest.mark.parametrize("language", LANGUAGES)
@given(values=st.lists(st.integers(10, 99), min_size=6, max_size=10, unique=True))
def test_the_verb_agrees_with_the_sign(language: Language, values: list[int]) -> None:
    report = city(figures_of_years(*(value * 1000 for value in values)))
    found = facts.trends(report, report.areas[0].id)
    assert len(found) == 1
    for fact in found:
        said = stated(fact, report, language)
        assert fact.change.amount != 0
        rises = fact.last.value > fact.first.value
        assert bool(re.search(_UP[language], said)) is rises
        assert bool(re.search(_DOWN[language], said)) is not rises


def test_a_verb_against_the_sign_would_be_seen() -> None:
    """The check above is no formality: with the words for up and down exchanged it finds it."""
    report = city(figures_of_years(1000, 1100, 1200, 1300, 1400, 1500, 1600))
    words = dict(report.words)
    up, down = "change.percent.up", "change.percent.down"
    words[up], words[down] = words[down], words[up]
    (fact, *_) = facts.trends(report, report.areas[0].id)
    assert re.search(_UP["en"], stated(fact, report, "en"))
    assert not re.search(_UP["en"], stated(fact, replace(report, words=words), "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_highest_and_lowest_are_not_confused(language: Language) -> None:
    rising, falling = (city(figures_of_years(*v)) for v in ((1, 2, 3, 4, 5, 6), (9, 8, 7, 6, 5, 4)))
    high = records.record(rising.indicators[SOLAR], rising)
    low = records.record(falling.indicators[SOLAR], falling)
    assert high is not None
    assert low is not None
    assert re.search(_HIGHEST[language], stated(high, rising, language))
    assert re.search(_LOWEST[language], stated(low, falling, language))


@pytest.mark.parametrize(
    "flag", [{"qualifier": "more_than"}, {"qualifier": "about"}, {"status": "P"}]
)
def test_no_record_and_no_trend_on_a_figure_with_a_flag(flag: dict[str, str]) -> None:
    rows = figures_of_years(1, 2, 3, 4, 5, 6)
    report = city([*rows, row("2016", "70", **flag)])
    assert records.record(report.indicators[SOLAR], report) is None
    assert facts.trends(report, report.areas[0].id) == ()


def test_newer_figure_of_another_definition_is_named_beside_a_fact() -> None:
    *rows, newer = [*figures_of_years(1, 2, 3, 4, 5, 6), row("2016", "70", status="D")]
    report, plain = city([*rows, newer]), city(rows)
    record, without = (records.record(each.indicators[SOLAR], each) for each in (report, plain))
    assert record is not None
    assert without is not None
    assert (record.last, record.newer) == (without.last, newer)
    assert facts.observations_of(record) == (rows[-1], newer)
    for language in LANGUAGES:
        said = stated(record, report, language)
        assert said.startswith(stated(without, plain, language))
        assert Formatter(report, language).word("status.D") not in said
        assert "2016" in said


def test_nothing_is_said_of_the_highest_stock_without_a_good_direction() -> None:
    stock, flow = (
        city(figures_of_years(1, 2, 3, 4, 5, 6), direction="none", kind=kind)
        for kind in ("stock", "flow")
    )
    assert records.record(stock.indicators[SOLAR], stock) is None
    assert records.record(flow.indicators[SOLAR], flow) is not None


def test_nothing_is_said_across_a_break() -> None:
    rows = [*figures_of_years(1, 2, 3, 4, 5, 6), row("2016", "100", status="B"), row("2017", "101")]
    report = city(rows)
    assert facts.trends(report, report.areas[0].id) == ()
    assert records.record(report.indicators[SOLAR], report) is None


@pytest.mark.parametrize("values", [(7,), (5, 5, 5, 5, 5, 5, 5)])
def test_one_point_or_no_change_is_no_trend_and_no_record(values: tuple[int, ...]) -> None:
    report = city(figures_of_years(*values))
    assert facts.trends(report, report.areas[0].id) == ()
    assert records.record(report.indicators[SOLAR], report) is None
