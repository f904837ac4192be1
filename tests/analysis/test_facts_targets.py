"""What is told of targets, old and new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.analysis import facts
from report.analysis.facts import TargetDecided
from report.model import (
    LANGUAGES,
    Language,
    Period,
    SameTarget,
)
from report.text.formatter import Formatter
from report.text.sentences import sentence
from report.text.subject import subject_and_time
from report.text.verdict_sums import sum_in_words
from tests.analysis.stated import AREA, REACHED, stated
from tests.build import HOME, row, shipped, target, telling, years


def test_a_raised_target_says_so() -> None:
    report = shipped()
    decided = facts.targets_decided(report, "transport")
    (raised,) = [f for f in decided if f.assessment.successor is not None]
    assert "1.3 million vehicles" in stated(raised, report, "en")
    assert "130万辆" in stated(raised, report, "zh")
    # It was met in May 2024, whatever figures have come since.
    assert "more than 1 million vehicles in May 2024;" in stated(raised, report, "en")
    assert stated(raised, report, "zh").startswith("2024年5月新能源汽车保有量超过100万辆")


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
    text = stated(fact, report, "en")
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
