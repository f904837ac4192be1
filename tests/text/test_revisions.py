"""A revised figure beside what had been published before, as the dialog tells them."""

from __future__ import annotations

import pytest

from report.model import LANGUAGES, Language, Observation
from report.text.citation import figure_in_full, figure_of_vintage, standing
from report.text.formatter import Formatter
from report.text.revisions import earlier_figures, revised_in_full
from tests.build import example, row, shipped, telling

REVISED = row("2021", "46.24", vintage="revised")
FIRST = row(
    *("2021", "45.9"),
    source="gazette",
    preferred=False,
    vintage="first_release",
    qualifier="preliminary",
)
REPLACED = row("2021", "46", source="solar_plan", preferred=False, vintage="before_revision")
OTHER = row("2021", "47", source="solar_plan", preferred=False)


def told(*rows: Observation, language: Language = "en") -> tuple[str, list[str]]:
    """The first of these figures, and what had been published before it was revised."""
    fmt = Formatter(telling(*rows), language)
    return revised_in_full(rows[0], fmt), [text for _, text in earlier_figures(rows[0], fmt)]


def test_both_have_the_digits_that_tell_them_apart() -> None:
    assert told(REVISED, FIRST, REPLACED) == (
        "Exampleton, 2021: 462,400 kW (revised)",
        ["459,000 kW (provisional, first release)", "460,000 kW (before revision)"],
    )
    assert told(REVISED, FIRST, REPLACED, language="zh") == (
        "示例市2021年：462400千瓦（修订数）",
        ["459000千瓦（初步数，首次公布数）", "460000千瓦（修订前数据）"],
    )


def test_figure_of_another_source_is_no_earlier_one() -> None:
    assert told(REVISED, OTHER)[1] == []


@pytest.mark.parametrize("shown", [row("2021", "46"), FIRST, REPLACED])
def test_figure_that_was_not_revised_is_told_as_elsewhere(shown: Observation) -> None:
    fmt = Formatter(telling(shown, REPLACED), "en")
    assert told(shown, REPLACED) == (figure_in_full(shown, fmt), [])


def test_bound_stays_a_bound() -> None:
    about = row("2021", "45", preferred=False, vintage="first_release", qualifier="about")
    assert told(REVISED, about)[1] == ["about 450,000 kW (first release)"]


def test_percentages_have_no_blank_before_their_sign() -> None:
    report = shipped()
    shown = next(r for r in report.series("rd_intensity", "china") if str(r.period) == "2022")
    assert revised_in_full(shown, Formatter(report, "en")) == "China, 2022: 2.49% (revised)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_standing_is_the_status_and_the_vintage(language: Language) -> None:
    fmt = Formatter(example(), language)
    vintage = fmt.word("vintage.revised")
    assert standing(row("2021", "46"), fmt) == fmt.word("status.A")
    assert standing(REVISED, fmt) == vintage
    after_break = standing(row("2021", "46", status="B", vintage="revised"), fmt)
    assert after_break.startswith(fmt.word("status.B"))
    assert after_break.endswith(vintage)


def test_vintage_of_another_sources_figure_stands_behind_it() -> None:
    fmt = Formatter(example(), "zh")
    assert figure_of_vintage(OTHER, fmt) == fmt.observation(OTHER)
    assert figure_of_vintage(REVISED, fmt) == f"{fmt.observation(REVISED)}（修订数）"


def test_gdp_of_2019_as_an_official_reads_it() -> None:
    report = shipped()
    shown = next(r for r in report.series("gdp") if r.period.year == 2019)
    fmt = Formatter(report, "zh")
    assert revised_in_full(shown, fmt) == "深圳2019年：26992.33亿元（修订数）"
    texts = [text for _, text in earlier_figures(shown, fmt)]
    assert texts == ["约26900亿元（首次公布数）", "26927.09亿元（初步数，首次公布数）"]
