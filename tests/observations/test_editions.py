"""As of a day, whatever holds the figures has them as they were, and tells what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from report.analysis.editions import report_at
from report.model import (
    ChangedCell,
    Cutoff,
    FigureQuery,
    InMemoryObservations,
    Observation,
    Observations,
    Report,
)
from tests.observations import plainly
from tests.observations.conftest import QUERIES, Make, series_of, shows_what_is_notable


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
        shows_what_is_notable(view.notable(indicator, places), seen, indicator, places)


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
