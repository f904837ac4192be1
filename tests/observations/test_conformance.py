"""Whatever holds the figures answers as the rows themselves would: to the last digit, in order.

Each implementation has one line in `IMPLEMENTATIONS`.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from report.analysis.unknowns import unknowns_of
from report.model import (
    FigureQuery,
    InMemoryObservations,
    Observation,
    Observations,
    Report,
    SeriesSize,
    Text,
)
from report.workers.messages import packed
from tests.build import example
from tests.observations import plainly
from tests.observations.conftest import (
    QUERIES,
    Make,
    changed_cells,
    series_of,
    shows_what_is_notable,
)

NOWHERE = "atlantis"


def test_all_rows_in_their_order(figures: Observations, rows: plainly.Rows) -> None:
    assert len(figures) == len(rows) > 50
    assert list(map(plainly.in_full, figures)) == list(map(plainly.in_full, rows))
    assert tuple(figures) == tuple(figures)


def test_series(figures: Observations, rows: plainly.Rows) -> None:
    for indicator, place in series_of(rows):
        expected = plainly.published(rows, indicator, place)
        found = figures.published(indicator, place)
        assert list(map(plainly.in_full, found)) == list(map(plainly.in_full, expected))


def test_series_at_many_places(figures: Observations, rows: plainly.Rows, whole: Report) -> None:
    for indicator in dict.fromkeys(name for name, _ in series_of(rows)):
        places = (*tuple(whole.places)[::-1], NOWHERE)
        expected = {place: plainly.published(rows, indicator, place) for place in places}
        found = figures.by_place(indicator, places)
        assert list(found.items()) == [(place, some) for place, some in expected.items() if some]


def test_places_and_years(figures: Observations, rows: plainly.Rows, whole: Report) -> None:
    for indicator in whole.indicators:
        assert figures.places_of(indicator) == plainly.places_of(rows, indicator)
    for place in whole.places:
        assert figures.years_at(place) == plainly.years_at(rows, place)


def test_sizes_of_series(figures: Observations, rows: plainly.Rows) -> None:
    for indicator in dict.fromkeys(name for name, _ in series_of(rows)):
        assert dict(figures.sizes_of(indicator)) == plainly.sizes_of(rows, indicator)
        assert figures.extent_of(indicator) == plainly.extent_of(rows, indicator)


def test_notable_figures(figures: Observations, rows: plainly.Rows, whole: Report) -> None:
    places = tuple(whole.places)[::-1]
    seen = 0
    for indicator in dict.fromkeys(name for name, _ in series_of(rows)):
        found = figures.notable(indicator, places)
        assert list(found) == [place for place in places if place in found]
        seen += shows_what_is_notable(found, rows, indicator, places)
    assert seen
    assert dict(figures.notable(NOWHERE, places)) == {}
    assert figures.shared_periods(NOWHERE) == 0


def test_what_is_not_known(figures: Observations, whole: Report) -> None:
    """The same is told of a report, though figures that say nothing of it are left out."""
    held = replace(whole, observations=figures)
    assert unknowns_of(held) == unknowns_of(whole)


def test_periods_are_left_out_that_are_revised_beyond_doubt(make: Make, rows: plainly.Rows) -> None:
    """Not those whose figures rounding may explain, however large they are."""
    of_it = next(row for row in rows if not row.qualifier and row.status == "A")
    for first, revised, is_told in (
        ("46", "47", True),
        ("46", "47.6", False),
        ("46.1", "46.15", True),
        ("-46.1", "-46.21", False),
        ("12345678901234567890", "12345678901234567891", True),
        ("0.30", "0.31", True),
    ):
        shown = replace(of_it, vintage="revised", **_written(revised))
        beside = replace(of_it, vintage="first_release", preferred=False, **_written(first))
        cell = [beside, shown]
        held = make(cell)
        found = held.notable(of_it.indicator, [of_it.place])
        assert held.shared_periods(of_it.indicator) == 1
        assert not is_told or [row.written for row in found[of_it.place]] == [revised, first]
        assert plainly.is_revised(tuple(cell)) is not is_told


def _written(text: str) -> dict[str, Any]:
    return {"written": text, "value": Decimal(text)}


def test_largest_amount_is_exact(make: Make, rows: plainly.Rows) -> None:
    """Also where binary numbers do not tell two amounts from each other."""
    row = next(one for one in rows if one.preferred)
    written = ("-12345678901234567891", "12345678901234567890", "0.1")
    made = [replace(row, **_written(text)) for text in written]
    found = make(made).sizes_of(row.indicator)
    assert dict(found) == {row.place: SeriesSize(3, Decimal(12345678901234567891))}


@pytest.mark.parametrize(
    "text", ['"a", b', "\\.", "\\N", "a\tb", "a\nb", "NULL", "", " ", "\U0001d11e"]
)
def test_texts_are_exact(text: str, make: Make, rows: plainly.Rows) -> None:
    """Also those that mean something else where rows are sent from one engine to another."""
    made = replace(rows[0], note=Text(text, text))
    (found,) = make([made])
    assert (found.note.en, found.note.zh) == (text, text)


def test_reach(figures: Observations, rows: plainly.Rows) -> None:
    reach = figures.reach()
    assert reach is not None
    periods = sorted((row.period for row in rows), key=lambda period: period.order)
    assert (reach.first, reach.last) == (periods[0], periods[-1])
    assert reach.statuses == {row.status for row in rows}


def test_sources(figures: Observations, rows: plainly.Rows) -> None:
    assert dict(figures.count_by_source()) == plainly.count_by_source(rows)
    assert figures.drawn_from() == plainly.drawn_from(rows)


def test_marks_of_indicators(figures: Observations, rows: plainly.Rows) -> None:
    assert dict(figures.marks()) == plainly.marks(rows)


def test_nothing_is_known_of_what_is_not_there(figures: Observations) -> None:
    assert figures.published(NOWHERE, NOWHERE) == ()
    assert dict(figures.by_place(NOWHERE, (NOWHERE,))) == {}
    assert figures.places_of(NOWHERE) == frozenset()
    assert dict(figures.sizes_of(NOWHERE)) == {}
    assert figures.extent_of(NOWHERE) is None
    assert figures.years_at(NOWHERE) == ()
    query = FigureQuery((NOWHERE,), (NOWHERE,))
    assert (figures.page(query, 0, 10).rows, figures.page(query, 0, 10).total) == ((), 0)


def test_no_figures_at_all(make: Make, rows: plainly.Rows, whole: Report) -> None:
    nothing = make(())
    assert (len(nothing), list(nothing), nothing.reach()) == (0, [], None)
    assert (dict(nothing.count_by_source()), nothing.drawn_from()) == ({}, ())
    assert dict(nothing.marks()) == {}
    assert list(changed_cells(nothing, nothing, whole)) == []
    assert {cell.after for cell in changed_cells(make(rows), nothing, whole)} == {()}


@pytest.mark.parametrize("name", QUERIES)
def test_pages(name: str, figures: Observations, rows: plainly.Rows, whole: Report) -> None:
    given = {"indicators": tuple(whole.indicators), "places": tuple(whole.places)[::-1]}
    query = FigureQuery(**(given | QUERIES[name]))  # type: ignore[arg-type]
    expected = plainly.asked(rows, query)
    for offset, limit in ((0, 100), (100, 7), (len(expected) - 3, 100), (len(expected), 5), (0, 0)):
        page = figures.page(query, max(offset, 0), limit)
        assert page.total == len(expected)
        assert list(page.rows) == expected[max(offset, 0) :][:limit]


def test_pages_of_some(figures: Observations, rows: plainly.Rows, whole: Report) -> None:
    indicators = tuple(name for name, _ in series_of(rows))[::-3]
    sources = frozenset(list(whole.sources)[::2])
    query = FigureQuery(indicators, tuple(whole.places)[:2], sources=sources)
    expected = plainly.asked(rows, query)
    page = figures.page(query, 0, 10_000)
    assert (list(page.rows), page.total) == (expected, len(expected))
    assert expected


def test_pages_one_after_the_other_are_all(figures: Observations, whole: Report) -> None:
    query = FigureQuery(tuple(whole.indicators), tuple(whole.places))
    total = figures.page(query, 0, 1).total
    pages = [figures.page(query, offset, 1_000).rows for offset in range(0, total, 1_000)]
    assert sorted(map(hash, (row for page in pages for row in page))) == sorted(map(hash, figures))


def test_another_process_gets_the_same(make: Make, whole: Report) -> None:
    """Of a report the rows go there, without what was looked up in them."""
    figures = make(whole.observations)
    small = len(packed(replace(whole, observations=figures)))
    figures.published(*next(series_of(tuple(figures))))
    assert list(changed_cells(make(()), figures, whole))
    content = packed(replace(whole, observations=figures))
    assert len(content) == small
    assert list(pickle.loads(content).observations) == list(whole.observations)


def test_report_asks_what_holds_its_figures() -> None:
    """A report has no rows of its own beside it."""
    assert isinstance(example().observations, InMemoryObservations)
    asked: list[str] = []

    class Watched(InMemoryObservations):
        def published(self, indicator: str, place: str) -> tuple[Observation, ...]:
            asked.append(f"{indicator} at {place}")
            return super().published(indicator, place)

    watched = replace(example(), observations=Watched(example().observations))
    assert watched.series("solar_capacity") == example().series("solar_capacity")
    assert asked == ["solar_capacity at exampleton"]
