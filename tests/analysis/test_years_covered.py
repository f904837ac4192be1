"""The years of an area: which have a figure, and of which kind."""

from __future__ import annotations

import pytest

from report.analysis import unknowns
from report.analysis.unknowns import STATES
from report.model import Observation, Report
from tests.build import NEIGHBOUR, row, telling
from tests.opened import AREAS
from tests.raw_tables import home, rows_at, table


def states(*rows: Observation) -> dict[int, str | None]:
    """The state of each year of the example city's solar capacity with these figures."""
    found = unknowns.coverage(telling(*rows), "power")
    assert found is not None
    (track,) = [one for one in found.tracks if one.indicator.id == "solar_capacity"]
    assert [cell.year for cell in track.cells] == list(found.years)
    return {cell.year: cell.state for cell in track.cells}


def test_states_of_a_coverage() -> None:
    rows = [
        row("2015", "1"),
        row("2017", "1", status="P"),
        row("2018", "1", qualifier="preliminary"),
        row("2019", "1", status="D"),
        row("2020", "1", status="B"),
        row("2021", "1", qualifier="about"),
        row("2022", "5", status="D"),
        row("2022", "9", preferred=False),
        row("2023", "5.02"),
        row("2023", "5.0", preferred=False),
    ]
    assert states(*rows) == {
        2015: "plain",
        2016: None,
        2017: "provisional",
        2018: "provisional",
        2019: "definition",
        2020: "definition",
        2021: "plain",
        2022: "disagreement",
        2023: "plain",
    }


def test_last_figure_speaks_for_its_year() -> None:
    assert states(row("2020-06", "1", status="P"), row("2020", "2")) == {2020: "plain"}
    assert states(row("2020-06", "1"), row("2020", "2", status="P")) == {2020: "provisional"}


def test_coverage_is_of_the_own_place() -> None:
    assert unknowns.coverage(telling(row("2020", "1", place=NEIGHBOUR)), "power") is None


def test_late_years_of_a_coverage_and_those_before() -> None:
    """Of one that is no longer than that there are none before."""
    found = unknowns.coverage(
        telling(row("1990", "1"), row("2009", "2"), row("2025", "3")), "power"
    )
    assert found is not None
    assert (found.late.years, found.earlier) == (range(2010, 2026), range(1990, 2010))
    assert [one.value for one in found.late.rows] == [3]
    assert [one.value for one in found.within(found.earlier).rows] == [1, 2]
    short = unknowns.coverage(telling(row("2010", "1"), row("2025", "3")), "power")
    assert short is not None
    assert (short.late, len(short.earlier)) == (short, 0)


@pytest.mark.parametrize("area", AREAS)
def test_coverage_holds_every_year_with_a_figure(area: str, report: Report) -> None:
    found = unknowns.coverage(report, area)
    assert found is not None
    expected = {
        (one["id"], int(each["period"][:4]))
        for one in table("indicators")
        for each in rows_at().get((one["id"], home()), [])
        if one["area"] == area
    }
    assert expected
    filled = [(track.indicator.id, year) for track in found.tracks for year in track.years()]
    assert sorted(filled) == sorted(expected)
    assert found.count() == sum(found.count(state) for state in STATES) == len(expected)
    assert [track.indicator for track in found.tracks] == list(report.in_area(area))
