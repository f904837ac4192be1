"""Which indicators and events stand beside an indicator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from report.analysis.related import (
    RelatedIndicator,
    related_events,
    related_indicators,
    span,
    subjects,
)
from report.model import (
    Event,
    Group,
    Indicator,
    InMemoryObservations,
    Observation,
    Period,
    Report,
    Text,
)
from tests.build import HOME, example, row, target


def indicator(name: str, title: str, **more: Any) -> Indicator:
    """One of the only area, with a unit of its own, except for what is told otherwise."""
    pattern = example().indicators["solar_capacity"]
    own = replace(pattern, id=name, name=Text(title, title), unit=f"unit of {name}")
    return replace(own, **more)


def of_indicators(*chosen: Indicator, groups: tuple[tuple[str, ...], ...] = ()) -> Report:
    """The example city with these indicators, each with a figure from a source of its own."""
    areas = tuple(
        replace(
            example().areas[0],
            id=name,
            groups=tuple(Group(str(n), Text("", ""), own) for n, own in enumerate(groups)),
        )
        for name in dict.fromkeys(one.area for one in chosen)
    )
    return replace(
        example(),
        areas=areas,
        indicators={one.id: one for one in chosen},
        observations=InMemoryObservations(figure(one.id, f"source of {one.id}") for one in chosen),
        targets=(),
        events=(),
    )


def figure(name: str, source: str, period: str = "2020") -> Observation:
    return row(period, "1", indicator=name, source=source)


def names(found: tuple[RelatedIndicator, ...]) -> list[str]:
    return [one.indicator.id for one in found]


PANELS = indicator("panels", "Solar panels on roofs")
FIELDS = indicator("fields", "Yearly growth of solar fields")
BUSES = indicator("buses", "Bus trips")
FARES = indicator("fares", "Price of a ticket")


def test_a_shared_word_of_the_subject_ties_two_of_an_area() -> None:
    report = of_indicators(PANELS, FIELDS, BUSES)
    assert related_indicators(report, "panels") == (RelatedIndicator(FIELDS, ("words",)),)
    assert related_indicators(report, "buses") == ()


def test_words_of_measuring_tie_nothing() -> None:
    report = of_indicators(indicator("a", "Yearly share of trees"), indicator("b", "Share of cars"))
    assert related_indicators(report, "a") == ()


def test_one_word_ties_no_two_areas_but_two_words_do() -> None:
    elsewhere = replace(FIELDS, area="fields")
    assert related_indicators(of_indicators(PANELS, elsewhere), "panels") == ()
    roofs = indicator("roofs", "Roofs with solar heat", area="fields")
    assert names(related_indicators(of_indicators(PANELS, roofs), "panels")) == ["roofs"]


def test_singular_and_plural_are_one_word() -> None:
    assert subjects("Electric buses and a bus lane; gas") == {
        "electric",
        "buse",
        "bus",
        "lane",
        "gas",
    }
    assert subjects("Panels") == subjects("panel")


def test_a_word_of_many_names_ties_nothing() -> None:
    crowd = [indicator(f"n{number}", "Solar thing") for number in range(21)]
    apart = [replace(one, name=Text(f"Solar x{n}", "")) for n, one in enumerate(crowd)]
    assert related_indicators(of_indicators(*apart), "n0") == ()
    assert len(related_indicators(of_indicators(*apart[:20]), "n0", limit=30)) == 19


def test_a_group_ties_without_a_shared_word() -> None:
    report = of_indicators(BUSES, FARES, PANELS, groups=(("buses", "fares"), ("panels",)))
    assert related_indicators(report, "buses") == (RelatedIndicator(FARES, ("group",)),)


def test_a_source_that_few_draw_on_ties_within_an_area_of_one_unit() -> None:
    fares = replace(FARES, unit=BUSES.unit)
    report = of_indicators(BUSES, fares, PANELS)
    shared = tuple(figure(name, "census") for name in ("buses", "fares"))
    assert related_indicators(
        replace(report, observations=InMemoryObservations(shared)), "buses"
    ) == (RelatedIndicator(fares, ("source",)),)
    assert related_indicators(replace(report, observations=InMemoryObservations()), "buses") == ()


def test_a_source_of_a_target_ties_as_one_of_a_figure() -> None:
    report = of_indicators(BUSES, FARES, groups=(("buses", "fares"),))
    told = replace(
        report,
        observations=InMemoryObservations([figure("buses", "plan")]),
        targets=(target("2030", "2", indicator="fares", source="plan"),),
    )
    assert related_indicators(told, "buses") == (RelatedIndicator(FARES, ("group", "source")),)


def test_a_yearbook_of_everything_ties_nothing() -> None:
    crowd = [indicator(f"n{number}", f"x{number}", unit="km") for number in range(13)]
    report = replace(
        of_indicators(*crowd),
        observations=InMemoryObservations(figure(one.id, "yearbook") for one in crowd),
    )
    assert related_indicators(report, "n0") == ()
    fewer = replace(report, observations=InMemoryObservations([*report.observations][:12]))
    assert len(related_indicators(fewer, "n0", limit=20)) == 11


def test_the_most_tied_come_first_and_equals_in_the_order_of_the_table() -> None:
    farms = indicator("farms", "Solar farms")
    report = of_indicators(farms, PANELS, FIELDS, BUSES, groups=(("panels", "fields", "buses"),))
    assert names(related_indicators(report, "panels")) == ["fields", "buses", "farms"]
    assert names(related_indicators(report, "farms")) == ["panels", "fields"]
    assert names(related_indicators(report, "panels", limit=1)) == ["fields"]


def test_nobody_is_related_to_itself(report: Report) -> None:
    found = {name: names(related_indicators(report, name)) for name in report.indicators}
    assert len(found) > 300
    assert [name for name, others in found.items() if name in others] == []
    assert [name for name, others in found.items() if len(set(others)) != len(others)] == []


def test_an_unknown_id_is_no_indicator(report: Report) -> None:
    for rule in (related_indicators, related_events):
        with pytest.raises(KeyError):
            rule(report, "../etc/passwd")


def event(name: str, date: str, title: str, area: str = "power") -> Event:
    pattern = example().events[0]
    return replace(pattern, id=name, date=Period.parse(date), title=Text(title, ""), area=area)


def told(*events: Event, years: tuple[str, ...] = ("2020", "2022")) -> list[tuple[str, bool]]:
    """The events beside an indicator of solar panels with figures of these years."""
    report = of_indicators(PANELS, replace(BUSES, area="transport"))
    rows = tuple(figure("panels", "yearbook", year) for year in years)
    found = related_events(
        replace(report, observations=InMemoryObservations(rows), events=events), "panels"
    )
    return [(one.event.id, one.named) for one in found]


def test_events_of_the_years_stand_beside_newest_first() -> None:
    early, first, last = (event(y, y, "Law") for y in ("2019", "2020-01-01", "2022-12-31"))
    late = event("2023", "2023", "Law")
    assert told(early, first, last, late) == [("2022-12-31", False), ("2020-01-01", False)]


def test_an_event_of_the_subject_is_told_of_any_year() -> None:
    assert told(event("e", "1999", "First panel"), event("f", "1999", "First bus")) == [("e", True)]


def test_an_event_of_another_area_needs_two_words() -> None:
    one = event("one", "2021", "Solar bus", "transport")
    two = event("two", "2021", "Roof of solar cells", "transport")
    assert told(one, two) == [("two", True)]


def test_without_years_only_the_subject_counts() -> None:
    assert told(event("e", "2020", "Panel law"), event("f", "2020", "Law"), years=()) == [
        ("e", True)
    ]


def test_span_reaches_from_the_first_figure_anywhere_to_the_last_target() -> None:
    report = replace(
        example(),
        observations=InMemoryObservations(
            [row("2020", "1"), row("2018-05", "1", place="neighbourton")]
        ),
        targets=(target("2030", "2"),),
    )
    assert span(report, "solar_capacity") == range(2018, 2031)
    assert span(report, "power_per_person") == range(0)
    assert report.settings.place == HOME
