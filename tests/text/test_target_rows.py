"""What a row of targets says: the verdict and the sum in short, and the whole sum behind it."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from report.analysis.progress import Assessment
from report.model import Language
from report.text.formatter import Formatter
from report.text.target_rows import TargetRow, key_in_words, target_row
from report.text.verdict_sums import sum_in_words
from tests.assessed import aim, assessed, between, refusals, verdicts
from tests.build import example, row, years


def written(assessment: Assessment, language: Language = "en") -> TargetRow:
    return target_row(assessment, Formatter(example(), language))


def test_row_of_a_target_on_its_way() -> None:
    assessment = between("10", "55", "100")
    fmt = Formatter(example(), "en")
    assert astuple(written(assessment)) == (
        "on track",
        "Solar capacity",
        "2030 target: 1 million kW",
        "550,000 kW (2025)",
        "up 9 percentage points a year; up 9 percentage points needed",
        sum_in_words(assessment, fmt),
    )


def test_row_in_chinese() -> None:
    said = written(verdicts()["missed"], "zh")
    assert (said.verdict, said.latest) == ("未达标", "99万千瓦（2023年）")
    assert said.sum == "相差1万千瓦"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("2023", "100")], ""),
        ([row("2022", "100")], "ahead of time"),
        ([row("2022", "100"), row("2023", "120")], "first in 2022 with 1 million kW"),
    ],
)
def test_sum_of_a_target_that_is_met(rows: list[object], expected: str) -> None:
    assessment = assessed(aim("100", "2023"), *rows)  # type: ignore[arg-type]
    assert assessment.verdict == "met"
    assert written(assessment).sum == expected


def test_sum_of_what_is_missing() -> None:
    told = {name: written(verdicts()[name]).sum for name in ("awaiting", "never_reported")}
    assert told["never_reported"] == "no figure for 2021"
    base = written(assessed(aim("100", "2023", set_on=None), *years(2020, "50")))
    assert (base.verdict, base.sum) == ("awaiting data", "awaiting 2023 data")


def test_verdict_that_waits_says_where_the_latest_figure_is() -> None:
    behind = assessed(aim("100", "2023"), *years(2020, "50", "52"))
    ahead = assessed(aim("100", "2023"), *years(2020, "50", "70"))
    assert written(behind).verdict == "awaiting data, behind the line"
    assert written(ahead).verdict == "awaiting data, on the line"


def test_sum_of_a_target_that_cannot_be_assessed_is_the_reason() -> None:
    fmt = Formatter(example(), "en")
    for reason, assessment in refusals().items():
        assert target_row(assessment, fmt).sum == fmt.word(f"reason.{reason}")


def test_target_without_a_figure_names_none() -> None:
    assert written(assessed(aim("100"))).latest == ""


def test_key_explains_only_marks_that_occur() -> None:
    fmt = Formatter(example(), "en")
    met = assessed(aim("100", "2023"), row("2023", "150"))
    bound = assessed(aim("100", "2023"), row("2023", "150", qualifier="more_than"))
    plain = key_in_words([met], fmt)
    assert plain == "bar: latest figure · ◇ target"
    assert key_in_words([met, bound], fmt) == plain.replace(
        "· ◇", f"· {fmt.word('targets.key.tip')} · ◇"
    )
    assert fmt.word("targets.key.expected") in key_in_words([between("10", "55", "100")], fmt)
    assert fmt.word("targets.key.pale") in key_in_words([verdicts()["awaiting"]], fmt)
