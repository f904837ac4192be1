"""A target as a bar: where its marks stand, and what the picture of it holds."""

from __future__ import annotations

import pytest

from report.analysis.progress import Assessment, assess_all
from report.charts.bullets import bullet, bullet_positions
from report.charts.palette import LIGHT, mixed
from tests.assessed import aim, assessed, between, verdicts
from tests.build import row, shipped, years

COLOUR = "#117733"


def fills(assessment: Assessment) -> list[str]:
    nodes = bullet(assessment, COLOUR, LIGHT).walk()
    return [str(node.attributes["fill"]) for node in nodes if "fill" in node.attributes]


def test_marks_stand_in_the_order_of_their_values() -> None:
    """From 10 in 2020 to 55 in 2025, for 100 in 2030: on the straight line."""
    at = bullet_positions(between("10", "55", "100"))
    assert at.zero == 0
    assert at.latest == at.expected == pytest.approx(at.target * 0.55, abs=1e-3)
    assert 0.9 < at.target < 1


def test_figure_beyond_its_target_stands_beyond_it() -> None:
    at = bullet_positions(assessed(aim("100", "2023"), row("2023", "150")))
    assert at.latest is not None
    assert at.target == pytest.approx(at.latest / 1.5, abs=1e-3)
    assert at.latest < 1


def test_figure_below_zero_stands_left_of_it() -> None:
    rows = (row("2020", "5"), row("2023", "-20"))
    at = bullet_positions(assessed(aim("-10", "2023"), *rows, kind="change", direction="down"))
    assert at.latest is not None
    assert 0 < at.latest < at.target < at.zero == 1


def test_target_of_less_is_drawn_on_the_same_scale() -> None:
    at = bullet_positions(between("50", "30", "20", direction="down"))
    assert at.latest is not None
    assert at.expected is not None
    assert 0 == at.zero < at.target < at.latest < at.expected < 1


def test_target_of_zero_has_a_place() -> None:
    at = bullet_positions(assessed(aim("0", "2023"), direction="down"))
    assert (at.zero, at.target) == (0, 0)


def test_figure_of_another_definition_has_no_bar() -> None:
    other = assessed(aim("100"), row("2021", "60", status="D"))
    assert other.latest is not None
    assert bullet_positions(other).latest is None
    assert COLOUR not in fills(other)


@pytest.mark.parametrize("verdict", ["met", "missed", "on_track", "behind", "moving_away"])
def test_bar_of_a_verdict_has_the_full_colour(verdict: str) -> None:
    assert COLOUR in fills(verdicts()[verdict])  # type: ignore[index]


@pytest.mark.parametrize("verdict", ["awaiting", "never_reported"])
def test_bar_without_the_figure_that_decides_is_pale(verdict: str) -> None:
    drawn = fills(verdicts()[verdict])  # type: ignore[index]
    assert COLOUR not in drawn
    assert mixed(COLOUR, LIGHT.background, 0.55) in drawn


@pytest.mark.parametrize(("qualifier", "ends"), [("more_than", 1), ("less_than", 1), ("about", 0)])
def test_bar_of_a_bound_is_pointed(qualifier: str, ends: int) -> None:
    plain = assessed(aim("100", "2023"), row("2023", "150"))
    bound = assessed(aim("100", "2023"), row("2023", "150", qualifier=qualifier))
    assert len(fills(bound)) - len(fills(plain)) == ends


def test_path_is_drawn_only_where_it_can_be_calculated() -> None:
    def lines(assessment: Assessment) -> int:
        nodes = bullet(assessment, COLOUR, LIGHT).walk()
        return sum(node.tag == "line" for node in nodes)

    assert lines(between("10", "55", "100")) == 1
    assert lines(assessed(aim("100", set_on=None), *years(2020, "50", "60"))) == 0


def test_every_mark_of_the_report_stands_on_the_paper() -> None:
    rows = assess_all(shipped())
    assert len(rows) > 50
    for assessment in rows:
        at = bullet_positions(assessment)
        parts = [at.zero, at.target, at.latest, at.expected]
        assert all(0 <= part <= 1 for part in parts if part is not None), assessment.target.key
