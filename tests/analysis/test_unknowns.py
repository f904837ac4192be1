"""What is not known: each kind on its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from report.analysis import unknowns
from report.analysis.unknowns import Unknowns
from report.analysis.unknowns.disagreement import together
from report.model import Observation, Period, SameTarget, Text
from tests.build import HOME, NEIGHBOUR, example, row, target, telling, years

Row = dict[str, str]


def of(*rows: Observation, **more: Any) -> Unknowns:
    """What is not known of the example city with these figures."""
    return unknowns.unknowns_of(telling(*rows, **more), "power")


def test_single_figure() -> None:
    lone = row("2020", "40")
    assert of(lone).single == (lone,)
    assert of(lone, row("2021", "46")).single == ()


def test_second_source_makes_no_second_figure() -> None:
    lone = row("2020", "40")
    assert of(lone, replace(lone, preferred=False, source="gazette")).single == (lone,)


def test_figures_of_another_place_only() -> None:
    (found,) = of(*[row(str(year), "1", place=NEIGHBOUR) for year in (2020, 2021)]).elsewhere
    assert found.indicator == "solar_capacity"
    assert [place.id for place in found.places] == [NEIGHBOUR]
    assert found.latest == Period(2021)
    assert of(row("2020", "1", place=NEIGHBOUR), row("2020", "1")).elsewhere == ()
    assert of().elsewhere == ()


def test_missing_years_stand_in_runs() -> None:
    rows = [row(period, "1") for period in ("2011", "2015-06", "2015", "2017", "2018")]
    (gap,) = of(*rows).gaps
    assert gap.years == (2012, 2013, 2014, 2016)
    assert gap.runs == ((2012, 2014), (2016, 2016))
    assert (gap.first, gap.last) == (Period(2011), Period(2018))


def test_neither_neighbouring_years_nor_other_places_are_gaps() -> None:
    assert of(*years(2011, "1", "2", "3")).gaps == ()
    assert of(row("2011", "1", place=NEIGHBOUR), row("2015", "1", place=NEIGHBOUR)).gaps == ()


def test_target_without_any_figure_of_its_place() -> None:
    aim = target("2025", "100")
    assert of(targets=(aim,)).unmeasured == (aim,)
    assert of(row("2024", "1", place=NEIGHBOUR), targets=(aim,)).unmeasured == (aim,)
    assert of(row("2024", "1"), targets=(aim,)).unmeasured == ()


def test_target_that_is_judged_under_another_indicator_has_its_figures() -> None:
    aims = target("2025", "100"), target("2025", "100", indicator="clean_power_share")
    link = SameTarget("clean_power_share", HOME, Period(2025), "solar_capacity")
    rows = years(2024, "60", "100")
    assert of(*rows, targets=aims).unmeasured == aims[1:]
    linked = telling(*rows, targets=aims, same_targets=(link,))
    assert unknowns.unknowns_of(linked).unmeasured == ()


@pytest.mark.parametrize(
    ("set_on", "figure", "follows"),
    [
        ("2022", "2021", False),
        ("2022", "2022", False),
        ("2022", "2022-12", False),
        ("2022", "2023", True),
        ("2022-06", "2022-06-30", False),
        ("2022-06", "2022-07", True),
        ("2022-06", "2022", True),
        ("2025", "2025", True),
        ("2025-12", "2025", True),
        ("", "2024", False),
        ("", "2026", False),
        ("", "2025", True),
    ],
)
def test_figure_that_follows_a_target(set_on: str, figure: str, follows: bool) -> None:
    aim = target("2025", "100", set_on=Period.parse(set_on) if set_on else None)
    found = of(row(figure, "40"), targets=(aim,))
    assert found.unmeasured == ()
    assert [one.target for one in found.unfollowed] == ([] if follows else [aim])


def test_target_names_its_last_figure() -> None:
    aim = target("2025", "100", set_on=Period(2022))
    rows = years(2019, "1", "2", "3")
    (found,) = of(*rows, targets=(aim,)).unfollowed
    assert found.latest == rows[-1]


def test_breaks_and_other_definitions() -> None:
    note = Text("Another list.", "另一名录。")
    rows = [
        row("2019", "1", status="D", note=note),
        row("2020", "1", status="D", note=note),
        row("2021", "2", status="B"),
        row("2022", "3"),
    ]
    (shift,) = of(*rows).definitions
    assert (shift.indicator, shift.place) == ("solar_capacity", HOME)
    assert shift.others == (Period(2019), Period(2020))
    assert shift.breaks == (Period(2021),)
    assert shift.notes == (note,)


def test_provisional_figures_are_of_no_other_definition() -> None:
    assert of(row("2020", "1", status="P"), row("2021", "2", status="E")).definitions == ()


def test_sources_that_agree() -> None:
    found = of(row("2020", "40"), row("2020", "40.0", preferred=False, source="gazette"))
    assert found.disagreements.total == 0
    assert found.extent.compared == 1


@pytest.mark.parametrize(
    ("shown", "other", "explanation"),
    [
        ({"value": "397.9037"}, {"value": "397.90"}, "rounding"),
        ({"value": "26927"}, {"value": "26900", "qualifier": "about"}, "rounding"),
        ({"value": "27670"}, {"value": "27800", "qualifier": "about"}, "open"),
        ({"value": "1.43"}, {"value": "1.40", "qualifier": "about"}, "open"),
        ({"value": "1.43"}, {"value": "1.4", "qualifier": "about"}, "rounding"),
        ({"value": "26927"}, {"value": "26900"}, "open"),
        ({"value": "97.1"}, {"value": "97", "qualifier": "more_than"}, "rounding"),
        ({"value": "96"}, {"value": "97", "qualifier": "more_than"}, "open"),
        ({"value": "6.46"}, {"value": "6.5", "qualifier": "less_than"}, "rounding"),
        ({"value": "0", "qualifier": "about"}, {"value": "1"}, "rounding"),
        ({"value": "5"}, {"value": "7", "status": "D"}, "definition"),
        ({"value": "5", "status": "B"}, {"value": "7", "status": "P"}, "definition"),
        ({"value": "5"}, {"value": "7", "status": "P"}, "provisional"),
        ({"value": "5"}, {"value": "7", "status": "E"}, "provisional"),
        ({"value": "5"}, {"value": "7", "qualifier": "preliminary"}, "provisional"),
        ({"value": "5"}, {"value": "7"}, "open"),
    ],
)
def test_sources_that_disagree(shown: Row, other: Row, explanation: str) -> None:
    first = figure(shown)
    second = replace(figure(other), preferred=False, source="gazette")
    (found,) = of(second, first).disagreements.listed
    assert found.rows == (first, second)
    assert found.shown is first
    assert found.spread == abs(first.value - second.value)
    assert found.explanation == explanation


def figure(cells: Row) -> Observation:
    others: dict[str, Any] = {name: cell for name, cell in cells.items() if name != "value"}
    return row("2020", cells["value"], **others)


def test_spread_is_that_of_all_sources() -> None:
    rows = [row("2020", value, preferred=value == "5") for value in ("5", "9", "4")]
    (found,) = of(*rows).disagreements.listed
    assert found.spread == 5


def test_of_very_many_disagreements_the_first_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are counted, by what may lie behind them."""
    monkeypatch.setattr("report.analysis.listed.MOST_LISTED", 2)
    years = [("2018", "5.3"), ("2019", "5.2"), ("2020", "9"), ("2021", "8")]
    shown = [row(year, "5") for year, _ in years]
    others = [row(year, value, preferred=False, source="gazette") for year, value in years]
    found = of(*shown, *others)
    assert [one.shown.period.year for one in found.disagreements.listed] == [2018, 2019]
    assert found.disagreements.count == {"rounding": 2, "open": 2}
    assert found.counts["disagreements"] == found.disagreements.total == 4
    assert found.totals["disagreements"] == 4
    twice = together([found.disagreements, found.disagreements])
    assert (len(twice.listed), twice.total) == (2, 8)


def test_different_periods_and_places_do_not_disagree() -> None:
    rows = [row("2020", "1"), row("2020-12", "2"), row("2020", "3", place=NEIGHBOUR)]
    found = of(*rows)
    assert found.disagreements.total == 0
    assert found.extent.compared == 0


def test_undated_sources_are_those_in_use() -> None:
    sources = {name: replace(one, published=None) for name, one in example().sources.items()}
    used = {"events": (), "practices": (), "sources": sources}
    assert [one.id for one in of(row("2020", "1"), **used).undated] == ["yearbook"]
    aimed = of(row("2020", "1"), **used | {"targets": (target("2025", "1"),)})
    assert [one.id for one in aimed.undated] == ["yearbook", "gazette"]
    assert of(row("2020", "1")).undated == ()
