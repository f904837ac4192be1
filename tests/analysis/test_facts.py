"""Facts by rule, and sentences that never say more than the rows."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis import editions, facts, main_points, progress, records
from report.analysis.edition_changes import Reassessment, changes_between
from report.analysis.facts import Ageing, Fact, TargetDecided, Trend
from report.analysis.records import RecordValue
from report.model import (
    LANGUAGES,
    Language,
    Observation,
    Period,
    Report,
    SameTarget,
    Text,
)
from report.text.formatter import Formatter
from report.text.sentences import sentence
from report.text.subject import subject_and_time
from report.text.verdict_sums import sum_in_words
from tests.build import HOME, example, row, shipped, target, telling, years

_UP = {"en": "up |twice|times", "zh": "增长|提高|增加|倍"}
_DOWN = {"en": "down ", "zh": "下降|减少"}
_HIGHEST = {"en": "highest", "zh": "最高"}
_LOWEST = {"en": "lowest", "zh": "最低"}
_CAUSES = re.compile("because|thanks to|due to|driven by|owing to|得益于|由于|因为|带动|促使")
SOLAR = "solar_capacity"
AREA = "power"
REACHED = target("2026", "60", set_on=Period(2020, 12))


def _city(rows: list[Observation], **of_indicator: Any) -> Report:
    """The example city with only these figures, of solar capacity."""
    city = example()
    indicators = {**city.indicators, SOLAR: replace(city.indicators[SOLAR], **of_indicator)}
    return replace(city, observations=tuple(rows), targets=(), indicators=indicators)


def _said(found: Fact, report: Report, language: Language) -> str:
    return sentence(found, Formatter(report, language))


def _all(report: Report, earlier: Report | None = None) -> list[Fact]:
    return [
        fact for area in report.areas for fact in main_points.area_points(report, area.id, earlier)
    ]


def _years(*values: int | None, first: int = 2010) -> list[Observation]:
    """Figures of successive years; None leaves a year out."""
    numbered = enumerate(values)
    return [row(str(first + n), str(value)) for n, value in numbered if value is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_has_sentences_without_holes_and_causes(language: Language) -> None:
    report = shipped()
    found = _all(report, editions.report_at(report, "2023"))
    assert len(found) > 20
    for fact in found:
        said = _said(fact, report, language)
        assert not re.search(r"[{}]", said)
        assert not _CAUSES.search(said)
        assert said.endswith("." if language == "en" else "。")


def test_every_figure_of_a_sentence_is_a_row_of_the_report() -> None:
    report = shipped()
    rows = set(report.observations)
    behind = [row for fact in _all(report) for row in facts.observations_of(fact)]
    assert behind
    assert rows.issuperset(behind)


@given(st.lists(st.integers(1, 10**6) | st.none(), min_size=2, max_size=14))
def test_record_is_beyond_all_known_figures_and_says_whether_years_are_missing(
    values: list[int | None],
) -> None:
    report = _city(_years(*values))
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
    report = _city([*older, *_years(50, 51, 52, 53, 54, first=2016)])
    value = records.record(report.indicators[SOLAR], report)
    assert value is not None
    assert (value.since, value.complete) == (Period(since), complete)
    english, chinese = (_said(value, report, language) for language in LANGUAGES)
    if complete:
        assert english.endswith(f", the highest since {since}.")
        assert chinese.endswith(f"，为{since}年以来最高。")
    else:
        assert english.endswith(f", the highest of all years with figures since {since}.")
        assert chinese.endswith(f"，为{since}年以来有数据年份中最高。")


def test_older_higher_figure_beyond_a_gap_is_no_record() -> None:
    report = _city([row("2012", "60"), *_years(50, 51, 52, 53, 54, first=2016)])
    assert records.record(report.indicators[SOLAR], report) is None


def test_count_of_years_in_a_row_is_no_record_and_no_trend() -> None:
    for unit, is_finding in (("years", False), ("km", True)):
        report = _city(_years(1000, 2000, 3000, 4000, 5000, 6000), unit=unit)
        report = replace(report, units={**report.units, **shipped().units})
        assert (records.record(report.indicators[SOLAR], report) is not None) is is_finding
        assert bool(facts.trends(report, AREA)) is is_finding


@pytest.mark.parametrize("language", LANGUAGES)
@given(values=st.lists(st.integers(10, 99), min_size=6, max_size=10, unique=True))
def test_the_verb_agrees_with_the_sign(language: Language, values: list[int]) -> None:
    report = _city(_years(*(value * 1000 for value in values)))
    found = facts.trends(report, report.areas[0].id)
    assert len(found) == 1
    for fact in found:
        said = _said(fact, report, language)
        assert fact.change.amount != 0
        rises = fact.last.value > fact.first.value
        assert bool(re.search(_UP[language], said)) is rises
        assert bool(re.search(_DOWN[language], said)) is not rises


def test_a_verb_against_the_sign_would_be_seen() -> None:
    """The check above is no formality: with the words for up and down exchanged it finds it."""
    report = _city(_years(1000, 1100, 1200, 1300, 1400, 1500, 1600))
    words = dict(report.words)
    up, down = "change.percent.up", "change.percent.down"
    words[up], words[down] = words[down], words[up]
    (fact, *_) = facts.trends(report, report.areas[0].id)
    assert re.search(_UP["en"], _said(fact, report, "en"))
    assert not re.search(_UP["en"], _said(fact, replace(report, words=words), "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_highest_and_lowest_are_not_confused(language: Language) -> None:
    rising, falling = (_city(_years(*v)) for v in ((1, 2, 3, 4, 5, 6), (9, 8, 7, 6, 5, 4)))
    high = records.record(rising.indicators[SOLAR], rising)
    low = records.record(falling.indicators[SOLAR], falling)
    assert high is not None
    assert low is not None
    assert re.search(_HIGHEST[language], _said(high, rising, language))
    assert re.search(_LOWEST[language], _said(low, falling, language))


@pytest.mark.parametrize(
    "flag", [{"qualifier": "more_than"}, {"qualifier": "about"}, {"status": "P"}]
)
def test_no_record_and_no_trend_on_a_figure_with_a_flag(flag: dict[str, str]) -> None:
    rows = _years(1, 2, 3, 4, 5, 6)
    report = _city([*rows, row("2016", "70", **flag)])
    assert records.record(report.indicators[SOLAR], report) is None
    assert facts.trends(report, report.areas[0].id) == ()


def test_newer_figure_of_another_definition_is_named_beside_a_fact() -> None:
    *rows, newer = [*_years(1, 2, 3, 4, 5, 6), row("2016", "70", status="D")]
    report, plain = _city([*rows, newer]), _city(rows)
    record, without = (records.record(each.indicators[SOLAR], each) for each in (report, plain))
    assert record is not None
    assert without is not None
    assert (record.last, record.newer) == (without.last, newer)
    assert facts.observations_of(record) == (rows[-1], newer)
    for language in LANGUAGES:
        said = _said(record, report, language)
        assert said.startswith(_said(without, plain, language))
        assert Formatter(report, language).word("status.D") not in said
        assert "2016" in said


def test_nothing_is_said_of_the_highest_stock_without_a_good_direction() -> None:
    stock, flow = (
        _city(_years(1, 2, 3, 4, 5, 6), direction="none", kind=kind) for kind in ("stock", "flow")
    )
    assert records.record(stock.indicators[SOLAR], stock) is None
    assert records.record(flow.indicators[SOLAR], flow) is not None


def test_nothing_is_said_across_a_break() -> None:
    rows = [*_years(1, 2, 3, 4, 5, 6), row("2016", "100", status="B"), row("2017", "101")]
    report = _city(rows)
    assert facts.trends(report, report.areas[0].id) == ()
    assert records.record(report.indicators[SOLAR], report) is None


@pytest.mark.parametrize("values", [(7,), (5, 5, 5, 5, 5, 5, 5)])
def test_one_point_or_no_change_is_no_trend_and_no_record(values: tuple[int, ...]) -> None:
    report = _city(_years(*values))
    assert facts.trends(report, report.areas[0].id) == ()
    assert records.record(report.indicators[SOLAR], report) is None


def test_both_languages_carry_the_same_figures() -> None:
    """A sentence names in both languages the figures of the same rows."""
    report = shipped()
    fmts = {language: Formatter(report, language) for language in LANGUAGES}
    compared = 0
    for fact in _all(report):
        for behind in facts.observations_of(fact)[-1:]:
            if isinstance(fact, Trend | RecordValue | Ageing):
                compared += 1
                for language, fmt in fmts.items():
                    said = sentence(fact, fmt)
                    unit = report.unit_of(behind.indicator)
                    number = fmt.number(behind.value, unit, behind.qualifier)
                    assert number in said, (language, said)
                    assert fmt.period(behind.period) in said, (language, said)
    assert compared > 5


def test_a_raised_target_says_so() -> None:
    report = shipped()
    decided = facts.targets_decided(report, "transport")
    (raised,) = [f for f in decided if f.assessment.successor is not None]
    assert "1.3 million vehicles" in _said(raised, report, "en")
    assert "130万辆" in _said(raised, report, "zh")
    # It was met in May 2024, whatever figures have come since.
    assert "more than 1 million vehicles in May 2024;" in _said(raised, report, "en")
    assert _said(raised, report, "zh").startswith("2024年5月新能源汽车保有量超过100万辆")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_and_card_date_a_met_target_alike(language: Language) -> None:
    report = shipped()
    fmt = Formatter(report, language)
    decided = [f for a in report.areas for f in facts.targets_decided(report, a.id)]
    met = [f for f in decided if f.assessment.verdict == "met"]
    assert any(f.assessment.reached != f.assessment.latest for f in met)
    for fact in met:
        reached = fact.assessment.reached
        assert reached is not None
        assert reached in facts.observations_of(fact)
        assert f"{fmt.observation(reached)}{'，' if language == 'zh' else ' '}" in sentence(
            fact, fmt
        )
        assert subject_and_time(reached.indicator, reached.period, fmt)[1] in sentence(fact, fmt)
        assert fmt.period(reached.period) in sum_in_words(fact.assessment, fmt)


def test_met_target_names_the_figure_that_met_it_and_the_latest() -> None:
    report = telling(*years(2020, "40", "61", "62", "60"), targets=(REACHED,))
    (fact,) = facts.targets_decided(report, AREA)
    text = _said(fact, report, "en")
    assert "was met, with 610,000 kW in 2021." in text
    assert text.endswith(" The latest figure is 600,000 kW (2023).")


def first_and_second(*values: str, second: str = "560") -> tuple[TargetDecided, ...]:
    """What is decided of a target of 360 for 2023 that another one replaced in 2022."""
    first = target("2023", "360", set_on=Period(2020), superseded_by=Period(2022))
    new = target("2023", second, set_on=Period(2022))
    report = telling(*years(2020, *values), row("2024", "0"), targets=(first, new))
    return facts.targets_decided(report, AREA)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        # In 2022 the first is met and the second open; in 2023 the second is decided, either way.
        (("200", "300", "400"), [("360", "met")]),
        (("200", "300", "400", "450"), [("560", "missed")]),
        (("200", "300", "400", "600"), [("560", "met")]),
        (("200", "300", "310", "320"), [("560", "missed")]),
    ],
)
def test_target_and_the_one_in_its_stead_are_told_as_one(
    values: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    decided = first_and_second(*values)
    verdicts = [(str(f.assessment.target.value), f.assessment.verdict) for f in decided]
    assert verdicts == told


def test_target_missed_before_another_was_set_is_told() -> None:
    first = target("2021", "360", set_on=Period(2020), superseded_by=Period(2022))
    new = target("2025", "560", set_on=Period(2022))
    report = telling(*years(2020, "200", "300", "400"), targets=(first, new))
    assert [f.assessment.target for f in facts.targets_decided(report, AREA)] == [first]


def test_target_of_two_indicators_is_told_once() -> None:
    aims = REACHED, replace(REACHED, indicator="clean_power_share")
    link = SameTarget("clean_power_share", HOME, REACHED.period, REACHED.indicator)
    report = telling(*years(2020, "40", "47", "55", "61"), targets=aims, same_targets=(link,))
    assert [f.assessment.target for f in facts.targets_decided(report, AREA)] == [REACHED]


def test_only_events_of_the_area_are_its_newest() -> None:
    report = shipped()
    for area in report.areas:
        newest = facts.newest_events(report, area.id)[0].event
        assert newest.area == area.id
        assert newest.date.order == max(e.date.order for e in report.events_in(area.id))


def test_a_fresh_headline_figure_is_not_called_old() -> None:
    report = shipped()
    old = [fact for area in report.areas for fact in facts.ageing(report, area.id)]
    assert old
    newest = max(r.period.end.year for r in report.observations)
    assert all(fact.last.period.year < newest - 1 + 1 for fact in old)


def test_a_target_that_came_due_in_silence_is_no_news() -> None:
    report = shipped()
    earlier = editions.report_at(report, "2023")
    changed = [f for a in report.areas for f in facts.verdicts_changed(report, a.id, earlier)]
    silent = {"awaiting", "never_reported", "cannot"}
    assert all(not {f.before.verdict, f.after.verdict} & silent for f in changed)
    due = [progress.assess(report, target).verdict for target in report.targets]
    assert {"awaiting", "never_reported"} <= set(due)


EDITED = {
    "nothing": REACHED,
    "its value": replace(REACHED, value=Decimal(59)),
    "its source": replace(REACHED, source="yearbook"),
    "its base": replace(REACHED, base=Period(2020)),
    "its successor": replace(REACHED, superseded_by=Period(2024, 1)),
    "the day it was set": replace(REACHED, set_on=Period(2020, 11)),
    "its policy": replace(REACHED, policy=Text("Another plan", "另一规划")),
    "its year": replace(REACHED, period=Period(2027)),
}


@pytest.mark.parametrize("what", EDITED)
def test_changed_verdicts_are_those_of_the_page_of_changes(what: str) -> None:
    """A target is the same one, or another one, by one rule wherever its verdicts are compared."""
    before = telling(*years(2020, "40", "47"), targets=(REACHED,))
    after = telling(*years(2020, "40", "47", "55", "61"), targets=(EDITED[what],))
    found = facts.verdicts_changed(after, AREA, before)
    assert found == changes_between(before, after).verdicts
    another = what in {"the day it was set", "its policy", "its year"}
    assert len(found) == (0 if another else 1)


@pytest.mark.parametrize(
    ("before", "after"), [((), ("40", "61")), (("40", "61"), ()), (("40",), ("40", "47"))]
)
def test_verdict_that_was_or_is_missing_is_no_finding(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    aimed = (replace(REACHED, period=Period(2021)),)
    old, new = (telling(*years(2020, *values), targets=aimed) for values in (before, after))
    assert facts.verdicts_changed(new, AREA, old) == ()


def test_the_sentence_of_a_verdict_that_changed_names_both() -> None:
    report = shipped()
    (first, *_) = facts.targets_decided(report, "transport")
    before = replace(first.assessment, verdict="behind")
    said = _said(Reassessment(before, first.assessment), report, "en")
    assert "“behind” to “met”" in said


def test_home_is_where_facts_are_from() -> None:
    elsewhere = [replace(r, place="neighbourton") for r in _years(1, 2, 3, 4, 5, 6, 7)]
    report = _city(elsewhere)
    assert report.settings.place == HOME
    assert facts.trends(report, report.areas[0].id) == ()


def test_fixtures_are_what_they_seem() -> None:
    report = _city(_years(1, None, 3))
    assert [r.period for r in report.series(SOLAR)] == [Period(2010), Period(2012)]
    assert report.series(SOLAR)[0].value == Decimal(1)
    assert Text("a", "b")["zh"] == "b"
