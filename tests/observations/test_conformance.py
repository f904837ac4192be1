"""Whatever holds the figures answers as the rows themselves would: to the last digit, in order.

Each implementation has one line in `IMPLEMENTATIONS`.
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from report.analysis.editions import report_at
from report.data import store
from report.model import (
    ChangedCell,
    Cutoff,
    FigureQuery,
    InMemoryObservations,
    Observation,
    Observations,
    Report,
    SeriesSize,
)
from report.synthetic.folder import write_synthetic
from report.workers.messages import packed
from tests.build import PROVESTAD, example
from tests.observations import plainly
from tests.observations.partitioned import partitioned

Make = Callable[[Iterable[Observation]], Observations]
# Each is given a folder to put them into.
IMPLEMENTATIONS: dict[str, Callable[[Path], Make]] = {
    "in memory": lambda _: InMemoryObservations,
    "partitioned": lambda folder: partial(partitioned, folder),
}
NOWHERE = "atlantis"


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conformance") / "folder"
    write_synthetic(folder, 10_000, 3, lambda _: None)
    table = folder / "observations.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    # Some series of several indicators.
    table.write_text("".join((lines[0], *lines[200:1_000], *lines[-1_200:])), "utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all figures: files of others stay beside them."""
    return tmp_path_factory.mktemp("figures")


@pytest.fixture(params=["shipped", "provestad", "generated"])
def whole(request: pytest.FixtureRequest) -> Report:
    """A report of figures; each test looks at some of its series, and at all of its rows."""
    folders = {"shipped": store.SHIPPED, "provestad": PROVESTAD}
    name: str = request.param
    return store.shared(folders.get(name) or request.getfixturevalue("generated"))


@pytest.fixture
def rows(whole: Report) -> plainly.Rows:
    return tuple(whole.observations)


@pytest.fixture(params=IMPLEMENTATIONS)
def make(request: pytest.FixtureRequest, home: Path) -> Make:
    return IMPLEMENTATIONS[request.param](home)


@pytest.fixture
def figures(make: Make, rows: plainly.Rows) -> Observations:
    return make(rows)


def series_of(rows: plainly.Rows) -> Iterator[tuple[str, str]]:
    """Some fifty series, from all over the rows."""
    every = list(dict.fromkeys((row.indicator, row.place) for row in rows))
    return islice(every, 0, None, max(1, len(every) // 50))


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
        expected = plainly.notable(rows, indicator, places)
        assert list(figures.notable(indicator, places).items()) == list(expected.items())
        seen += len(expected)
    assert seen
    assert dict(figures.notable(NOWHERE, places)) == {}


def test_largest_amount_is_exact(make: Make, rows: plainly.Rows) -> None:
    """Also where binary numbers do not tell two amounts from each other."""
    row = next(one for one in rows if one.preferred)
    written = ("-12345678901234567891", "12345678901234567890", "0.1")
    made = [replace(row, written=text, value=Decimal(text)) for text in written]
    found = make(made).sizes_of(row.indicator)
    assert dict(found) == {row.place: SeriesSize(3, Decimal(12345678901234567891))}


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


def test_no_figures_at_all(make: Make, rows: plainly.Rows) -> None:
    nothing = make(())
    assert (len(nothing), list(nothing), nothing.reach()) == (0, [], None)
    assert (dict(nothing.count_by_source()), nothing.drawn_from()) == ({}, ())
    assert dict(nothing.marks()) == {}
    assert nothing.changed_since(nothing) == ()
    assert {cell.after for cell in nothing.changed_since(make(rows))} == {()}


QUERIES: dict[str, dict[str, object]] = {
    "all": {},
    "shown": {"preferred": True},
    "beside": {"preferred": False},
    "statuses": {"statuses": ("P", "E", "B")},
    "no status": {"statuses": ()},
    "from": {"first": dt.date(2015, 6, 30)},
    "until": {"last": dt.date(2015, 6, 30)},
    "of a year": {"first": dt.date(2015, 1, 1), "last": dt.date(2015, 12, 31), "preferred": True},
}


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


def test_figures_of_an_edition(make: Make, rows: plainly.Rows, whole: Report) -> None:
    cutoff = some_cutoff(whole)
    view = make(rows).as_of(cutoff)
    expected = plainly.as_of(rows, cutoff)
    assert 0 < len(view) == len(expected) < len(rows)
    seen = tuple(view)
    assert list(map(plainly.in_full, seen)) == expected
    for indicator, place in series_of(rows):
        found = plainly.published(seen, indicator, place)
        assert view.published(indicator, place) == found
    assert dict(view.marks()) == plainly.marks(seen)
    for indicator in dict.fromkeys(name for name, _ in series_of(rows)):
        assert dict(view.sizes_of(indicator)) == plainly.sizes_of(seen, indicator)
        assert view.extent_of(indicator) == plainly.extent_of(seen, indicator)
        places = tuple(whole.places)
        compared = plainly.notable(seen, indicator, places)
        assert dict(view.notable(indicator, places)) == compared


def some_cutoff(whole: Report) -> Cutoff:
    """A day in the middle of what was published; each cell then shows the figure published last."""
    days = sorted(row.published.end for row in whole.sources.values() if row.published)
    day = days[len(days) // 2]
    out = {row.id for row in whole.sources.values() if row.published and row.published.end <= day}
    perhaps = {row.id for row in whole.sources.values()} - out
    return Cutoff(day, frozenset(out), frozenset(list(perhaps)[::2]), _last_is_shown)


def _last_is_shown(series: Iterable[Observation]) -> tuple[Observation, ...]:
    rows = tuple(series)
    last = {row.period: number for number, row in enumerate(rows)}
    return tuple(
        replace(row, preferred=last[row.period] == number) for number, row in enumerate(rows)
    )


def test_changes_between_editions(make: Make, whole: Report) -> None:
    *_, earlier = (name for name, row in whole.editions.items() if row.cutoff is not None)
    before, after = (tuple(report_at(whole, name).observations) for name in (earlier, "latest"))
    assert changes(make(before), make(after)) == cells_apart(before, after)
    assert changes(make(after), make(before)) == cells_apart(after, before)
    assert changes(make(after), make(reversed(after))) == {}


def test_changes_since_an_edition(make: Make, whole: Report) -> None:
    """Of one set of figures, of which some were out by then."""
    report = replace(whole, observations=make(whole.observations))
    *_, name = (name for name, row in whole.editions.items() if row.cutoff is not None)
    view = report_at(report, name).observations
    before, after = tuple(report_at(whole, name).observations), tuple(whole.observations)
    assert changes(view, report.observations) == cells_apart(before, after)
    assert changes(report.observations, view) == cells_apart(after, before)
    assert view.changed_since(view) == ()


@pytest.mark.parametrize("name", ["shown", "of a year", "statuses"])
def test_pages_of_an_edition(name: str, make: Make, whole: Report) -> None:
    cutoff = some_cutoff(whole)
    view = make(whole.observations).as_of(cutoff)
    seen = tuple(InMemoryObservations(whole.observations).as_of(cutoff))
    given = {"indicators": tuple(whole.indicators), "places": tuple(whole.places)}
    query = FigureQuery(**(given | QUERIES[name]))  # type: ignore[arg-type]
    expected = plainly.asked(seen, query)
    page = view.page(query, 20, 200)
    assert (list(page.rows), page.total) == (expected[20:220], len(expected))


def changes(
    before: Observations, after: Observations
) -> dict[str, tuple[set[object], set[object]]]:
    cells: tuple[ChangedCell, ...] = after.changed_since(before)
    assert len({cell.key for cell in cells}) == len(cells)
    return {cell.key: (set(cell.before), set(cell.after)) for cell in cells}


def cells_apart(
    before: plainly.Rows, after: plainly.Rows
) -> dict[str, tuple[set[object], set[object]]]:
    cells: dict[str, tuple[set[object], set[object]]] = {}
    for side, rows in enumerate((before, after)):
        for row in rows:
            cells.setdefault(row.key, (set(), set()))[side].add(row)
    return {key: pair for key, pair in cells.items() if pair[0] != pair[1]}


def test_changed_cells_come_in_the_order_of_the_rows(make: Make, rows: plainly.Rows) -> None:
    added = make(rows).changed_since(make(()))
    assert [cell.key for cell in added] == list(dict.fromkeys(row.key for row in rows))
    assert all(cell.before == () for cell in added)


def test_another_process_gets_the_same(make: Make, whole: Report) -> None:
    """Of a report the rows go there, without what was looked up in them."""
    figures = make(whole.observations)
    small = len(packed(replace(whole, observations=figures)))
    figures.published(*next(series_of(tuple(figures))))
    figures.changed_since(make(()))
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
