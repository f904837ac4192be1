"""The latest figure: a newer one of another definition steps back, but not for ever."""

from __future__ import annotations

import pytest

from report.analysis.latest import latest_figure, newer_figure, up_to_latest
from report.model import Observation
from tests.build import row, years

OTHER = row("2024", "17", status="D")


def test_newer_figure_of_another_definition_steps_back() -> None:
    series = [*years(2021, "18", "16"), OTHER]
    assert latest_figure(series) == series[1]
    assert newer_figure(series) == OTHER
    assert up_to_latest(series) == tuple(series[:2])


@pytest.mark.parametrize("status", ["A", "P", "E", "B"])
def test_any_figure_of_the_indicator_itself_is_comparable(status: str) -> None:
    last = row("2022", "16", status=status)
    assert latest_figure([last, OTHER]) == last


@pytest.mark.parametrize(
    ("known", "latest"), [("2019", "2019"), ("2018", "2024"), ("2018-12", "2024")]
)
def test_comparable_figure_of_more_than_five_years_ago_is_not_the_latest(
    known: str, latest: str
) -> None:
    figure = latest_figure([row(known, "16"), row("2023", "18", status="D"), OTHER])
    assert figure is not None
    assert str(figure.period) == latest


@pytest.mark.parametrize(
    "series",
    [
        years(2021, "18", "16"),
        [OTHER],
        [row("2023", "18", status="D"), OTHER],
        [row("2023", "18", status="D"), row("2024", "17")],
    ],
    ids=["none", "alone", "all", "earlier"],
)
def test_last_figure_is_the_latest_where_none_steps_back(series: list[Observation]) -> None:
    assert latest_figure(series) == series[-1]
    assert newer_figure(series) is None
    assert up_to_latest(series) == tuple(series)


def test_newest_of_several_is_named() -> None:
    assert newer_figure([row("2022", "16"), row("2023", "18", status="D"), OTHER]) == OTHER


def test_no_figure_has_no_latest() -> None:
    assert latest_figure([]) is None
    assert newer_figure([]) is None
