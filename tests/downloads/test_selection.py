"""Selections: exactly what is shown, and everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from report.analysis.chart_series import rows_of, targets_of
from report.analysis.districts import layers
from report.downloads import selection
from report.model import Observation, Text
from report.text.formatter import Formatter
from tests.build import HOME, NEIGHBOUR, chart, editorial, example, row, shipped, target, telling
from tests.downloads.samples import edition_of

EDITIONS = tuple(shipped().editions)


def test_chart_has_the_rows_that_it_shows() -> None:
    report, fmt = shipped(), Formatter(shipped(), "en")
    assert len(editorial()) > 40
    for one, _ in editorial():
        found = selection.of_chart(one, report)
        shown = [row for _, _, series in rows_of(one, fmt.report) for row in series]
        assert list(found.observations) == shown, one.id
        assert found.targets == targets_of(one, fmt.report), one.id
        assert found.what == one.id


def test_chart_leaves_out_what_other_sources_say() -> None:
    rows = (row("2022", "52"), row("2022", "50", source="gazette", preferred=False))
    found = selection.of_chart(chart(), telling(*rows))
    assert found.observations == rows[:1]


def test_selections_of_very_many_figures_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    (area, *_), indicator = example().areas, next(iter(example().indicators))
    asked: tuple[Callable[[], selection.Selection], ...] = (
        lambda: selection.of_area(area.id, example()),
        lambda: selection.of_indicator(indicator, example()),
        lambda: selection.of_report(example()),
    )
    assert all(ask() is ask() for ask in asked)
    kept = [ask() for ask in asked]
    monkeypatch.setattr(selection, "_MOST_KEPT", 5)
    assert all(ask() is not ask() for ask in asked)
    assert [ask() for ask in asked] == kept


def test_chart_has_its_headline_in_both_languages() -> None:
    report = telling(row("2022", "52"))
    held = chart(headline=Text("Sun: {solar_capacity}", "光伏{solar_capacity}"))
    assert selection.of_chart(held, report).title == Text("Sun: 520,000 kW", "光伏52万千瓦")


def test_chart_whose_headline_lacks_a_figure_says_what_its_figures_show() -> None:
    report = telling(row("2022", "52"))
    held = chart(headline=Text("Sun: {solar_capacity@1999}", "光伏{solar_capacity@1999}"))
    by_rule = Text("Solar capacity: 520,000 kW in 2022", "2022年光伏装机容量52万千瓦")
    assert selection.of_chart(held, report).title == by_rule


def test_indicator_has_every_place_and_source() -> None:
    rows = (
        row("2021", "46"),
        row("2022", "52"),
        row("2022", "50", source="gazette", preferred=False),
        row("2022", "35", place=NEIGHBOUR),
        row("2022", "7", indicator="clean_power_share"),
    )
    aims = (target("2030", "100"), target("2030", "1", indicator="clean_power_share"))
    found = selection.of_indicator("solar_capacity", telling(*rows, targets=aims))
    assert found.observations == rows[:4]
    assert found.targets == aims[:1]
    assert (found.what, found.indicators()) == ("solar_capacity", ("solar_capacity",))


def test_map_has_the_figures_of_its_layer() -> None:
    layer = layers(shipped())[0]
    found = selection.of_map(layer, shipped())
    assert found.observations == layer.rows
    assert found.what == f"map_{layer.indicator}_{layer.period}"


def test_events_are_those_of_the_area() -> None:
    report = shipped()
    found = selection.of_events(report.area("energy"), report)
    assert found.events == report.events_in("energy")
    assert len(found.events) > 5
    assert not found.observations


@pytest.mark.parametrize("edition", EDITIONS)
def test_areas_are_all_of_the_report(edition: str) -> None:
    report = edition_of(edition)
    everything = selection.of_report(report)
    areas = [selection.of_area(area.id, report) for area in report.areas]
    for name in ("observations", "targets", "events", "practices"):
        rows = [row for area in areas for row in getattr(area, name)]
        assert Counter(rows) == Counter(getattr(report, name))
        assert Counter(getattr(everything, name)) == Counter(rows)
        assert len(rows) > 20


def test_everything_is_in_the_order_of_the_tables() -> None:
    report = shipped()
    indicators, places = list(report.indicators), list(report.places)

    def rank(one: Observation) -> tuple[object, ...]:
        home = indicators.index(one.indicator), places.index(one.place)
        return *home, one.stands_at.order, not one.preferred

    ranks = [rank(one) for one in selection.of_report(report).observations]
    assert ranks == sorted(ranks)


def test_sources_are_those_of_the_rows_and_no_others() -> None:
    report = telling(row("2022", "52", source="gazette"))
    found = selection.of_indicator("solar_capacity", report)
    assert [source.id for source in found.sources(report)] == ["gazette"]
    everything = selection.of_report(example()).sources(example())
    assert everything == tuple(example().sources.values())


def test_unknown_ids_are_refused() -> None:
    for builder in (selection.of_indicator, selection.of_area):
        with pytest.raises(KeyError):
            builder("nothing", example())


def test_selection_without_rows_is_empty() -> None:
    report = telling(events=(), practices=())
    assert selection.of_indicator("solar_capacity", report).is_empty
    assert not selection.of_indicator("solar_capacity", example()).is_empty
    assert selection.of_chart(chart(places=(HOME,)), report).is_empty
