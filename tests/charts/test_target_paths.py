"""Paths to targets: from which figure they lead on, by which measure, and where none is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from report.model import Observation, Period, Target
from report.text.formatter import Formatter
from report.text.narrative import chart_legend
from tests.build import chart, picture, pictures, row, target, telling, traces, years


def dashes(drawn: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [t for t in traces(drawn, mode="lines") if t["line"].get("dash") == "dash"]


@pytest.mark.parametrize("more", [{"set_on": Period(2021, 6)}, {"base": Period(2020)}])
def test_open_target_of_a_stock_is_reached_by_steady_growth_from_its_base(
    more: dict[str, Any],
) -> None:
    """As its progress is judged: 40 at the end of 2020 and 100 ten years later, 63.2 at half."""
    goal = target("2030", "100", **more)
    drawn = picture(chart(), telling(*years(2020, "40", "46"), targets=(goal,)))
    (dash,) = dashes(drawn)
    assert (dash["x"][0], dash["x"][-1]) == pytest.approx((2021, 2031))
    assert (dash["y"][0], dash["y"][-1]) == pytest.approx((0.4, 1.0))
    assert (dash["x"][6], dash["y"][6]) == pytest.approx((2026, 0.4 * 2.5**0.5))
    assert not any("dashed" in line for line in legend_of(goal, *years(2020, "40", "46")))


def legend_of(goal: Target, *rows: Observation) -> list[str]:
    return chart_legend(chart(), Formatter(telling(*rows, targets=(goal,)), "en"))


def test_path_of_a_met_target_begins_at_the_last_figure_when_it_was_set() -> None:
    """Not at that of the year before, which stands lower and further back."""
    rows = [row("2023", "16"), row("2024-05", "36"), row("2024", "102")]
    goal = target("2025", "100", set_on=Period(2024, 6, 15))
    (dash,) = dashes(picture(chart(), telling(*rows, targets=(goal,))))
    assert (dash["x"][0], dash["y"][0]) == pytest.approx((2024 + 152 / 366, 0.36), abs=1e-3)
    assert (dash["x"][-1], dash["y"][-1]) == pytest.approx((2026, 1.0))
    assert not any("dashed" in line for line in legend_of(goal, *rows))


def test_path_of_a_replaced_target_begins_when_it_was_set_where_no_figure_is_near() -> None:
    rows = years(2016, "20", "40")
    goal = target("2025", "100", set_on=Period(2021, 4, 1), superseded_by=Period(2022, 12))
    (dash,) = dashes(picture(chart(), telling(*rows, targets=(goal,))))
    begun = 2021 + 91 / 365
    assert (dash["x"][0], dash["x"][-1]) == pytest.approx((begun, 2026), abs=1e-3)
    assert dash["y"][0] == pytest.approx(0.4 * 2.5 ** ((begun - 2018) / 8), abs=1e-3)
    assert any(
        line.startswith("a dashed line that begins at no figure") for line in legend_of(goal, *rows)
    )


def test_every_path_begins_at_a_figure_or_the_legend_says_why_not() -> None:
    paths = 0
    for one in pictures():
        figures = {
            (round(x, 2), round(y, 6))
            for trace in one.spec["data"]
            if "name" in trace or trace.get("mode") == "markers"
            for x, y in zip(trace.get("x", ()), trace.get("y", ()), strict=False)
            if isinstance(x, float | int) and isinstance(y, float | int)
        }
        ends = {(round(d["x"][0], 2), round(d["y"][0], 6)) for d in dashes(one.spec) if is_path(d)}
        paths += len(ends)
        explained = one.fmt.word("legend.path") in chart_legend(one.chart, one.fmt)
        assert ends <= figures or explained, one.name
    assert paths > 5


def is_path(trace: dict[str, Any]) -> bool:
    """Whether a dashed line is the path to a target, and not that of a comparator."""
    return "name" not in trace


def share(period: str, value: str, **more: Any) -> Observation:
    return row(period, value, indicator="clean_power_share", **more)


def test_target_of_a_share_is_reached_by_the_straight_path_from_its_base() -> None:
    """Of equal steps, as points of a share are judged; of nobody knows when it was set."""
    goal = target("2030", "80", indicator="clean_power_share", base=Period(2020))
    report = telling(share("2020", "40"), share("2021", "46"), targets=(goal,))
    (dash,) = dashes(picture(chart(indicators=("clean_power_share",)), report))
    assert (len(dash["x"]), dash["x"][-1] - dash["x"][0]) == (2, 10)
    assert dash["y"] == [40, 80]


@pytest.mark.parametrize(
    "first",
    [
        share("2020", "40", status="D"),
        # Nothing is left to do where the base is at the target.
        share("2020", "85"),
    ],
)
def test_target_whose_progress_is_not_measured_has_no_path(first: Observation) -> None:
    goal = target("2030", "80", indicator="clean_power_share", base=Period(2020))
    report = telling(first, share("2021", "86"), targets=(goal,))
    assert dashes(picture(chart(indicators=("clean_power_share",)), report)) == []


@pytest.mark.parametrize("more", [{}, {"set_on": Period(2019)}])
def test_target_without_a_figure_to_begin_with_has_no_path(more: dict[str, Any]) -> None:
    report = telling(*years(2020, "40", "46"), targets=(target("2030", "100", **more),))
    assert dashes(picture(chart(), report)) == []
