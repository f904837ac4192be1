"""Facts by rule, and sentences that never say more than the rows."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from report.analysis import editions, facts, main_points, progress
from report.analysis.edition_changes import Reassessment, changes_between
from report.analysis.facts import Ageing, Fact, Trend
from report.analysis.records import RecordValue
from report.model import (
    LANGUAGES,
    Language,
    Period,
    Report,
    Text,
)
from report.text.formatter import Formatter
from report.text.sentences import sentence
from tests.analysis.stated import AREA, REACHED, SOLAR, city, figures_of_years, stated
from tests.build import HOME, shipped, telling, years

_CAUSES = re.compile("because|thanks to|due to|driven by|owing to|得益于|由于|因为|带动|促使")


def _all(report: Report, earlier: Report | None = None) -> list[Fact]:
    return [
        fact for area in report.areas for fact in main_points.area_points(report, area.id, earlier)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_has_sentences_without_holes_and_causes(language: Language) -> None:
    report = shipped()
    found = _all(report, editions.report_at(report, "2023"))
    assert len(found) > 20
    for fact in found:
        said = stated(fact, report, language)
        assert not re.search(r"[{}]", said)
        assert not _CAUSES.search(said)
        assert said.endswith("." if language == "en" else "。")


def test_every_figure_of_a_sentence_is_a_row_of_the_report() -> None:
    report = shipped()
    rows = set(report.observations)
    behind = [row for fact in _all(report) for row in facts.observations_of(fact)]
    assert behind
    assert rows.issuperset(behind)


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
    said = stated(Reassessment(before, first.assessment), report, "en")
    assert "“behind” to “met”" in said


def test_home_is_where_facts_are_from() -> None:
    elsewhere = [replace(r, place="neighbourton") for r in figures_of_years(1, 2, 3, 4, 5, 6, 7)]
    report = city(elsewhere)
    assert report.settings.place == HOME
    assert facts.trends(report, report.areas[0].id) == ()


def test_fixtures_are_what_they_seem() -> None:
    report = city(figures_of_years(1, None, 3))
    assert [r.period for r in report.series(SOLAR)] == [Period(2010), Period(2012)]
    assert report.series(SOLAR)[0].value == Decimal(1)
    assert Text("a", "b")["zh"] == "b"
