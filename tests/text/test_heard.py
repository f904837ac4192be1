"""What charts are called where they are not seen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from report.charts.captioned import captioned_chart
from report.model import LANGUAGES, Language, Observation, Period, Report, Text
from report.text import narrative
from report.text.formatter import Formatter
from tests.build import HOME, NEIGHBOUR, chart, row, target, telling, years
from tests.captioned import every_chart, of_report, written

# What is said of one picture can be heard at once.
_LONGEST = 300


def heard(report: Report, language: Language = "en", **more: Any) -> str:
    """The name of a chart whose headline says nothing of its figures."""
    headline = Text("Sun over the roofs", "屋顶上的阳光")
    drawn = chart(**{"headline": headline} | more)
    return captioned_chart(drawn, None, Formatter(report, language)).alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_says_what_it_shows_in_few_words(language: Language) -> None:
    said = [shown.alt for shown in every_chart(language)]
    assert [text for text in said if not text.strip() or len(text) > _LONGEST] == []
    odd = re.compile(r"  |[{}]|\bNone\b|[.,;:]{2}|[。，；：]{2}|: *\.|：。")
    assert [text for text in said if odd.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_of_figures_begins_with_its_headline(language: Language) -> None:
    shown = [captioned_chart(*pair, written(language)) for pair in of_report()]
    assert [one.alt for one in shown if not one.alt.startswith(one.headline.rstrip(".。"))] == []


def test_series_is_heard_from_its_first_figure_to_its_latest_and_its_target() -> None:
    report = telling(*years(2020, "40", "43", "46"), targets=(target("2030", "100"),))
    assert heard(report) == (
        "Sun over the roofs."
        " Exampleton: first figure 400,000 kW in 2020, latest 460,000 kW in 2022."
        " 2030 target: 1 million kW."
    )
    assert heard(report, "zh") == (
        "屋顶上的阳光。示例市最早数据：2020年为40万千瓦，最新数据：2022年为46万千瓦。"
        "2030年目标：100万千瓦。"
    )


def test_of_several_series_the_report_s_own_is_heard_and_the_others_counted() -> None:
    there = [row("2020", "30", place=NEIGHBOUR), row("2021", "35", place=NEIGHBOUR)]
    said = heard(telling(*there, *years(2020, "40", "46")), places=(NEIGHBOUR, HOME))
    assert "Exampleton: first figure 400,000 kW in 2020" in said
    assert "Neighbourton" not in said
    assert said.endswith(" 2 series in all.")


def test_what_the_headline_says_is_not_said_again() -> None:
    report = telling(*years(2020, "40", "43", "46"), targets=(target("2030", "100"),))
    headline = Text("460,000 kW in 2022, 1 million kW by 2030", "2022年46万千瓦")
    assert heard(report, headline=headline) == (
        f"{headline.en}. Exampleton: first figure 400,000 kW in 2020."
    )
    other = Text("1,460,000 kW in 2022, 1 million kW by 2031", "2022年146万千瓦")
    assert "latest 460,000 kW in 2022. 2030 target" in heard(report, headline=other)


@pytest.mark.parametrize(("due", "told"), [(("2021", "2025", "2030"), "2025"), (("2021",), "2021")])
def test_next_target_in_force_is_heard_else_the_last(due: tuple[str, ...], told: str) -> None:
    replaced = target("2024", "90", superseded_by=Period(2022))
    targets = (replaced, *(target(period, "100") for period in due))
    said = heard(telling(*years(2020, "40", "43", "46"), targets=targets))
    assert re.findall(r"\d+(?= target)", said) == [told]


def test_day_month_and_qualifier_are_heard_as_they_are_said() -> None:
    rows = row("2021-05-30", "46"), row("2022-06", "50", qualifier="more_than")
    report = telling(*rows)
    assert "460,000 kW on 30 May 2021, latest more than 500,000 kW in June 2022" in heard(report)
    assert "2021年5月30日为46万千瓦，最新数据：2022年6月超过50万千瓦" in heard(report, "zh")


def test_newer_figure_of_another_definition_is_heard_as_one() -> None:
    report = telling(*years(2020, "40", "46"), row("2022", "52", status="D"))
    said = heard(report)
    assert "latest 460,000 kW in 2021. Of another definition: 520,000 kW in 2022." in said


def side_by_side() -> tuple[Observation, ...]:
    return (
        row("2022", "46"),
        row("2022", "35", place=NEIGHBOUR),
        row("2021", "20", place="northside"),
        row("2022", "90", place="exampland"),
    )


EVERYWHERE = (HOME, NEIGHBOUR, "northside", "exampland")


def test_places_side_by_side_are_heard_by_their_extremes_and_the_report_s_own() -> None:
    assert heard(telling(*side_by_side()), places=EVERYWHERE) == (
        "Sun over the roofs. Highest: Exampland 900,000 kW in 2022."
        " Lowest: Northside 200,000 kW in 2021. Exampleton 460,000 kW in 2022."
    )
    assert heard(telling(*side_by_side()), "zh", places=EVERYWHERE) == (
        "屋顶上的阳光。最高：2022年示例省为90万千瓦。最低：2021年北区为20万千瓦。2022年示例市为46万千瓦。"
    )


def test_figure_of_another_definition_is_no_extreme() -> None:
    *others, highest = side_by_side()
    report = telling(*others, replace(highest, status="D"))
    assert "Highest: Exampleton 460,000 kW" in heard(report, places=EVERYWHERE)


def test_first_of_all_ranks_is_the_highest() -> None:
    report = telling(*side_by_side())
    ranked = replace(report.indicators["solar_capacity"], kind="rank")
    report = telling(*side_by_side(), indicators={**report.indicators, ranked.id: ranked})
    assert "Highest: Northside" in heard(report, places=EVERYWHERE)


def test_lone_figure_is_heard_once() -> None:
    assert heard(telling(row("2022", "46"))) == (
        "Sun over the roofs. Exampleton 460,000 kW in 2022."
    )


def test_index_is_heard_as_an_index() -> None:
    said = heard(telling(*years(2020, "40", "46")), kind="decoupling", base=Period(2020))
    assert "first figure 100 (2020 = 100) in 2020, latest 115 (2020 = 100) in 2021" in said


def test_chart_without_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="no figure of"):
        narrative.chart_alt(chart(), Formatter(telling(), "en"))
