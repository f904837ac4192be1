"""Sourcing: what draws on which source, and what comes from each kind."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.sources import KINDS, areas_of, counts, indicators_of, select
from report.model import InMemoryObservations, Report
from tests.build import example, row, shipped, target, telling


def chosen(report: Report, areas: list[str], kinds: list[str]) -> list[str]:
    return [source.id for source in select(report, areas, kinds)]


def test_all_sources_stand_in_the_order_of_trust() -> None:
    assert chosen(example(), [], []) == ["yearbook", "solar_plan", "gazette"]


def test_sources_of_a_kind() -> None:
    assert chosen(example(), [], ["press", "law"]) == ["solar_plan", "gazette"]
    assert chosen(example(), [], ["paper"]) == []


def test_sources_of_an_area() -> None:
    assert chosen(example(), ["power"], []) == ["yearbook", "solar_plan", "gazette"]
    assert chosen(example(), ["power"], ["law"]) == ["solar_plan"]
    assert chosen(example(), ["wind"], []) == []


def test_sources_of_a_publisher_or_read_on_its_site() -> None:
    publishers = example().publishers

    def ids(*names: str) -> list[str]:
        rows = select(example(), [], [], [publishers[name] for name in names])
        return [source.id for source in rows]

    assert ids("gazette_press") == ids("news_site") == ["gazette"]
    assert ids("news_site", "statistics_office") == ["yearbook", "gazette"]
    assert ids() == []


def test_source_of_nothing_belongs_to_no_area() -> None:
    spare = replace(example().sources["gazette"], id="spare")
    report = replace(example(), sources={**example().sources, "spare": spare})
    assert "spare" in chosen(report, [], [])
    assert "spare" not in chosen(report, ["power"], [])


def test_source_of_a_figure_that_is_not_shown_counts_too() -> None:
    report = telling(row("2020", "4"), row("2020", "5", preferred=False, source="solar_plan"))
    bare = replace(report, events=(), practices=())
    assert areas_of(bare) == {"yearbook": {"power"}, "solar_plan": {"power"}}


def test_source_of_events_practices_and_targets_belongs_to_their_area() -> None:
    assert areas_of(replace(example(), observations=InMemoryObservations(), targets=()))[
        "solar_plan"
    ] == {"power"}
    only_target = telling(targets=(target("2030", "9"),), events=(), practices=())
    assert areas_of(only_target) == {"gazette": {"power"}}


def test_source_names_each_of_its_indicators_once() -> None:
    rows = [row("2020", "4"), row("2021", "5"), row("2021", "6", indicator="power_per_person")]
    assert indicators_of(telling(*rows)) == {"yearbook": ["solar_capacity", "power_per_person"]}


def test_figures_are_counted_by_the_kind_of_their_source() -> None:
    report = telling(row("2020", "4"), row("2021", "5"), row("2021", "6", source="gazette"))
    found = counts(report)
    assert list(found) == list(KINDS)
    assert (found["official"], found["press"], found["law"]) == ((1, 2), (1, 1), (1, 0))


def test_every_figure_of_the_report_is_counted() -> None:
    found = counts(shipped()).values()
    assert sum(sources for sources, _ in found) == len(shipped().sources)
    assert sum(figures for _, figures in found) == len(shipped().observations)


def test_every_source_of_the_report_is_used() -> None:
    used = areas_of(shipped())
    assert len(used) > 300
    assert [name for name in shipped().sources if name not in used] == []


def test_areas_together_draw_on_every_source() -> None:
    by_area = [set(chosen(shipped(), [area.id], [])) for area in shipped().areas]
    assert all(by_area)
    assert set().union(*by_area) == set(chosen(shipped(), [], []))
