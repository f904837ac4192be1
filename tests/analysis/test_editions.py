"""Editions: what had been published by a cut-off, which figure is shown then, the content hash."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.analysis.editions import cutoff, report_at, was_out
from report.model import (
    Chart,
    Correction,
    Edition,
    InMemoryObservations,
    Observation,
    Period,
    Report,
    Source,
    SourceKind,
    Text,
)
from tests.analysis.edition_rows import rows
from tests.build import HOME, chart, example, picture, row, shipped, target, telling

CUTOFF = dt.date(2022, 12, 31)


def source(name: str, published: str, kind: SourceKind = "official") -> Source:
    date = Period.parse(published) if published else None
    title = Text("Title", "题名")
    return Source(name, title, "gazette_press", "", date, "en", kind, "")


def reading(*sources: Source, **more: Any) -> Report:
    """The example city with these sources and nothing that was read in others."""
    known = MappingProxyType({one.id: one for one in sources})
    empty: dict[str, Any] = {"events": (), "practices": (), "corrections": ()}
    return telling(*more.pop("observations", ()), sources=known, **(empty | more))


@pytest.mark.parametrize(
    ("published", "own", "expected"),
    [
        ("2022-12-31", None, True),
        ("2023-01-01", "2020", False),
        ("2022-12-30", "2024", True),
        ("2022-12", "2023", True),
        ("2023-01", "2020", False),
        ("2022", None, True),
        ("", "2022", True),
        ("", "2022-12-31", True),
        ("", "2023-01", False),
        ("", None, False),
    ],
)
def test_row_was_out_by_its_source_else_by_its_own_date(
    published: str, own: str | None, expected: bool
) -> None:
    date = Period.parse(own) if own else None
    assert was_out(source("one", published), date, CUTOFF) is expected


@pytest.mark.parametrize(
    ("own", "expected"), [("2022", True), ("2023-06-14", True), ("2023", False), (None, False)]
)
@pytest.mark.parametrize("published", ["2023", "2023-06"])
def test_source_dated_around_the_cutoff_leaves_it_to_the_row(
    published: str, own: str | None, expected: bool
) -> None:
    date = Period.parse(own) if own else None
    assert was_out(source("one", published), date, dt.date(2023, 6, 15)) is expected


def shown_in_2022(*figures: Observation, sources: tuple[Source, ...]) -> list[str]:
    view = report_at(reading(*sources, observations=InMemoryObservations(figures)), "2022")
    return [figure.source for figure in view.observations if figure.preferred]


def test_preferred_figure_stays_preferred() -> None:
    figures = row("2021", "46", source="b"), row("2021", "47", source="a", preferred=False)
    sources = source("a", "2022", "official"), source("b", "2021", "secondary")
    assert shown_in_2022(*figures, sources=sources) == ["b"]


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        (source("a", "2022", "press"), source("b", "2021", "official"), "b"),
        (source("a", "2021-03", "press"), source("b", "2022-03", "press"), "b"),
        (source("a", "", "press"), source("b", "2022-03", "press"), "b"),
        (source("a", "2022", "press"), source("b", "2022", "press"), "b"),
    ],
    ids=["trust", "date", "no date", "neither"],
)
def test_best_of_what_is_left_is_preferred(first: Source, second: Source, chosen: str) -> None:
    later = row("2021", "48", source="later")
    others = [row("2021", "46", source=name, preferred=False) for name in ("a", "b")]
    sources = first, second, source("later", "2023")
    for figures in itertools.permutations([later, *others]):
        assert shown_in_2022(*figures, sources=sources) == [chosen]


def test_figures_beside_the_shown_one_stay() -> None:
    figures = row("2021", "46", source="a"), row("2021", "47", source="b", preferred=False)
    view = report_at(
        reading(source("a", "2023"), source("b", ""), observations=InMemoryObservations(figures)),
        "2022",
    )
    assert tuple(view.observations) == (replace(figures[1], preferred=True),)


def dated(until: dt.date) -> Report:
    """The shipped report as an edition of its own shows it."""
    edition = Edition("tried", Text("Tried", "试"), until)
    return report_at(replace(shipped(), editions=MappingProxyType({"tried": edition})), "tried")


def cells(report: Report) -> Counter[tuple[str, str, Period]]:
    shown = (figure for figure in report.observations if figure.preferred)
    return Counter((figure.indicator, figure.place, figure.period) for figure in shown)


# Without a deadline: the first example reads the data.
unhurried = settings(deadline=None, max_examples=40)
DATES = st.dates(dt.date(1995, 1, 1), dt.date(2026, 12, 31))


@unhurried
@given(DATES)
def test_every_figure_left_has_one_preferred_row(until: dt.date) -> None:
    view = dated(until)
    everything = {(one.indicator, one.place, one.period) for one in view.observations}
    assert cells(view) == Counter(dict.fromkeys(everything, 1))


@unhurried
@given(DATES, DATES)
def test_later_edition_keeps_what_an_earlier_one_had(one: dt.date, other: dt.date) -> None:
    earlier, later = (rows(dated(until)) for until in sorted((one, other)))
    assert earlier <= later <= rows(shipped())


@unhurried
@given(DATES)
def test_sources_are_those_that_are_named(until: dt.date) -> None:
    view = dated(until)
    told: list[Any] = [*view.observations, *view.targets, *view.events, *view.practices]
    assert set(view.sources) == {one.source for one in told}


def test_edition_of_2023() -> None:
    view = report_at(shipped(), "2023")
    assert view.edition == "2023"
    assert cutoff(view) == dt.date(2023, 11, 26)
    for table in ("observations", "targets", "events", "practices", "sources", "publishers"):
        assert 0 < len(getattr(view, table)) < len(getattr(shipped(), table)), table
    figures = [(row, view.sources[row.source]) for row in view.observations]
    assert all(was_out(source, row.period, dt.date(2023, 11, 26)) for row, source in figures)


def test_edition_has_the_publishers_of_its_sources() -> None:
    view = report_at(shipped(), "2023")
    named = {name for row in view.sources.values() for name in (row.publisher, row.via)}
    assert set(view.publishers) == named - {""}


def test_latest_is_everything() -> None:
    assert report_at(shipped(), "latest") is shipped()
    assert cutoff(shipped()) is None


def test_unknown_edition_is_refused() -> None:
    with pytest.raises(KeyError):
        report_at(shipped(), "1999")


PLAN, SECOND = source("plan", "2021-03"), source("second", "2022-12")


@pytest.mark.parametrize(("published", "known"), [("2022-12", True), ("2023-01", False)])
def test_target_does_not_know_a_successor_to_come(published: str, known: bool) -> None:
    later = Period(2022, 12)
    first = target("2025", "100", set_on=Period(2021, 3), superseded_by=later, source="plan")
    second = target("2025", "130", set_on=later, source="second")
    view = report_at(reading(PLAN, source("second", published), targets=(first, second)), "2022")
    assert view.targets[0].superseded_by == (later if known else None)
    assert len(view.targets) == 1 + known


def test_target_of_unknown_date_was_set_before_it_was_due() -> None:
    undated = source("undated", "")
    due = [target(year, "1", source="undated") for year in ("2020", "2025")]
    assert report_at(reading(undated, targets=tuple(due)), "2022").targets == (due[0],)


def test_correction_stays_with_its_figure() -> None:
    why = Text("A digit was wrong.", "一个数字有误。")
    found = ((Period(2021), "plan"), (Period(2022), "late"))
    before, after, day = Decimal(1), Decimal(2), dt.date(2024, 5, 2)
    made = [
        Correction(day, "solar_capacity", HOME, period, name, before, after, why)
        for period, name in found
    ]
    figures = row("2021", "2", source="plan"), row("2022", "2", source="late")
    sources = PLAN, source("late", "2023")
    report = reading(*sources, observations=InMemoryObservations(figures), corrections=tuple(made))
    assert report_at(report, "2022").corrections == (made[0],)


def framed(*charts: Chart, **more: Any) -> Report:
    figures = row("2020", "40", source="plan"), row("2023", "60", source="late")
    settings = replace(example().settings, charts=charts, opening=())
    return reading(
        PLAN,
        source("late", "2024"),
        observations=InMemoryObservations(figures),
        settings=settings,
        **more,
    )


def test_chart_that_has_lost_its_figures_is_left_out() -> None:
    drawn = chart(id="drawn")
    lost = chart(id="lost", indicators=("clean_power_share",))
    index = chart("decoupling", id="index", base=Period(2020))
    late = chart("decoupling", id="late", base=Period(2023))
    view = report_at(framed(drawn, lost, index, late), "2022")
    assert [one.id for one in view.settings.charts] == ["drawn", "index"]


def test_opening_names_only_events_that_are_left() -> None:
    early, late = example().events
    events = replace(early, source="plan"), replace(late, source="late")
    report = framed(events=events)
    settings = replace(report.settings, opening=(late.id, early.id))
    assert report_at(replace(report, settings=settings), "2022").settings.opening == (early.id,)


def test_every_chart_of_an_edition_can_be_drawn() -> None:
    view = report_at(shipped(), "2023")
    charts = [one for area in view.areas for one in area.charts] + [*view.settings.charts]
    assert len(charts) > 40
    for one in charts:
        assert picture(one, view, "zh")["data"], one.id
