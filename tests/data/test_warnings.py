"""Warnings: each doubt is told once, at its place; nothing in sound data is doubted."""

from __future__ import annotations

import inspect
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from report.charts.palette import DARK, LIGHT
from report.data import served, store
from report.data.check.warnings import RULES
from report.data.check.warnings.colours import GROUNDS, contrast
from report.model import Report
from tests.data.checked import warnings_of
from tests.spoilt import edit, is_reported

CITIES = Path(__file__).parent.parent / "cities"
EXAMPLE, PROVESTAD = CITIES / "example", CITIES / "provestad"
DOUBTS: list[dict[str, Any]] = tomllib.loads((CITIES / "doubts.toml").read_text("utf-8"))["doubt"]


@pytest.mark.parametrize("folder", [EXAMPLE, PROVESTAD], ids=["example", "provestad"])
def test_invented_cities_are_beyond_doubt(folder: Path) -> None:
    warnings = warnings_of(folder)
    assert (warnings.open, warnings.answered, warnings.answers) == ((), 0, ())


def test_every_warning_of_the_shipped_data_is_answered() -> None:
    """The four that they deserve: a step that its source does not explain, and three long notes."""
    warnings = warnings_of(store.SHIPPED)
    assert [str(warning.doubt.problem) for warning in warnings.open] == []
    assert warnings.answers == ()
    assert warnings.answered == 4


@pytest.mark.parametrize("doubt", DOUBTS, ids=[doubt["name"] for doubt in DOUBTS])
def test_doubt_is_the_one_warning_and_no_hindrance(city: Path, doubt: dict[str, Any]) -> None:
    edit(city, doubt)
    assert isinstance(served.checked(city), Report)
    (warning,) = warnings_of(city, EXAMPLE).open
    assert is_reported(doubt, warning.doubt.problem), warning
    assert warning.rule == doubt["rule"]


def test_every_rule_has_a_doubt_and_says_what_it_warns_of() -> None:
    assert {doubt["rule"] for doubt in DOUBTS} == {rule.__name__ for rule in RULES}
    assert all(inspect.getdoc(rule) for rule in RULES)


def test_units_are_compared_with_a_report_of_the_same_place_only(city: Path) -> None:
    edit(city, {"file": "units.csv", "replace": "1e4", "to": "1e5"})
    assert [warning.rule for warning in warnings_of(city, EXAMPLE).open] == [
        "unit_of_another_factor"
    ]
    assert warnings_of(city, PROVESTAD).open == ()
    assert warnings_of(city).open == ()


@pytest.mark.parametrize("factor", ["ten", "0"])
def test_units_are_compared_with_a_sound_report_only(
    city: Path, tmp_path: Path, factor: str
) -> None:
    served_now = Path(shutil.copytree(EXAMPLE, tmp_path / "served"))
    edit(served_now, {"file": "units.csv", "replace": "1e4", "to": factor})
    assert warnings_of(city, served_now).open == ()
    assert warnings_of(city, tmp_path / "nowhere").open == ()


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        # As Prøvestad's heat from coal goes: 310.5, 262, …, 20.4.
        ("0", []),
        ("20.4", []),
        ("204", ["value_off_by_powers_of_ten"]),
    ],
)
def test_series_may_come_down_to_zero(tmp_path: Path, last: str, expected: list[str]) -> None:
    folder = Path(shutil.copytree(PROVESTAD, tmp_path / "city"))
    row = "coal_heat,provestad,2024,0,"
    edit(folder, {"file": "observations.csv", "replace": row, "to": row[:-2] + f"{last},"})
    row = "coal_heat,provestad,2025,0,"
    edit(folder, {"file": "observations.csv", "replace": row, "to": row[:-2] + "20.4,"})
    told = [warning.rule for warning in warnings_of(folder).open]
    assert told == expected


def test_jump_around_zero(tmp_path: Path) -> None:
    """Where figures go from above zero to below it, steps are differences."""
    folder = Path(shutil.copytree(PROVESTAD, tmp_path / "city"))
    edit(
        folder,
        {
            "file": "observations.csv",
            "replace": "grid_balance,provestad,2025-02,9.1,",
            "to": "grid_balance,provestad,2025-02,910,",
        },
    )
    (warning,) = warnings_of(folder).open
    assert warning.rule == "jump_beyond_spread"
    assert warning.doubt.about.startswith("observations grid_balance provestad 2025-02")


def test_grounds_are_those_of_the_pages() -> None:
    assert {"color": LIGHT.background, "color_dark": DARK.background} == GROUNDS
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(("factor", "expected"), [(1, []), (10, ["value_off_by_powers_of_ten"])])
def test_flow_of_a_year_is_compared_with_years_only(
    city: Path, factor: int, expected: list[str]
) -> None:
    """The sum of twelve months is no slip among them; a month of ten times the others is one."""
    edit(city, {"file": "indicators.csv", "replace": "up,stock", "to": "up,flow"})
    months = [f"2023-{month:02d},{5 * (factor if month == 6 else 1)}" for month in range(1, 12)]
    added = "".join(f"solar_capacity,exampleton,{month},,A,1,yearbook,,\n" for month in months)
    edit(city, {"file": "observations.csv", "append": added})
    assert [warning.rule for warning in warnings_of(city).open] == expected
