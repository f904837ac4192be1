"""As of a day, whatever holds the figures has them as they were, and tells what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from report.analysis.edition_changes import changes_between, comparing
from report.analysis.editions import report_at
from report.model import (
    Cutoff,
    FigureQuery,
    InMemoryObservations,
    Observation,
    Observations,
    Report,
)
from tests.observations import plainly
from tests.observations.conftest import (
    QUERIES,
    Make,
    changed_cells,
    series_of,
    shows_what_is_notable,
)


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
    assert changes(make(before), make(after), whole) == cells_apart(before, after)
    assert changes(make(after), make(before), whole) == cells_apart(after, before)
    assert changes(make(after), make(reversed(after)), whole) == {}


def test_changes_since_an_edition(make: Make, whole: Report) -> None:
    """Of one set of figures, of which some were out by then."""
    report = replace(whole, observations=make(whole.observations))
    *_, name = (name for name, row in whole.editions.items() if row.cutoff is not None)
    view = report_at(report, name).observations
    before, after = tuple(report_at(whole, name).observations), tuple(whole.observations)
    assert changes(view, report.observations, whole) == cells_apart(before, after)
    assert changes(report.observations, view, whole) == cells_apart(after, before)
    assert changes(view, view, whole) == {}
    # Also beside figures that are held otherwise.
    assert changes(InMemoryObservations(before), report.observations, whole) == cells_apart(
        before, after
    )


def test_new_figures_are_counted_unread(make: Make, whole: Report) -> None:
    """Those that stand alone in their periods, where an engine can tell."""
    report = replace(whole, observations=make(whole.observations))
    *_, name = (name for name, row in whole.editions.items() if row.cutoff is not None)
    now, earlier = report.observations, report_at(report, name).observations
    places, seen = tuple(whole.places), 0
    for indicator in whole.indicators:
        every = list(now.changed_since(earlier, indicator, places))
        lone = [cell for cell in every if not cell.before and len(cell.after) == 1]
        counted = now.lone_since(earlier, indicator, places)
        left = list(now.changed_since(earlier, indicator, places, without_lone=True))
        if not counted:
            assert left == every
            continue
        assert counted == Counter(cell.after[0].place for cell in lone)
        assert left == [cell for cell in every if cell not in lone]
        seen += len(lone)
    assert seen or isinstance(now, InMemoryObservations)
    assert now.lone_since(InMemoryObservations(), "solar_capacity", places) == {}


def test_changes_are_listed_and_counted_alike(
    make: Make, whole: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same first ones are listed, and as many are counted."""
    monkeypatch.setattr("report.analysis.listed.MOST_LISTED", 3)
    *_, name = (name for name, row in whole.editions.items() if row.cutoff is not None)
    found = []
    for figures in (make(whole.observations), InMemoryObservations(whole.observations)):
        report = replace(whole, observations=figures)
        comparing._changes.cache_clear()
        found.append(changes_between(report_at(report, name), report))
    comparing._changes.cache_clear()
    assert found[0] == found[1]
    assert found[0].number_of("figures", "first_figures") > 3


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
    before: Observations, after: Observations, whole: Report
) -> dict[str, tuple[set[object], set[object]]]:
    cells = tuple(changed_cells(before, after, whole))
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


def test_changed_cells_come_place_after_place_in_time(
    make: Make, rows: plainly.Rows, whole: Report
) -> None:
    indicator, places = rows[0].indicator, tuple(whole.places)[::-1]
    added = list(make(rows).changed_since(make(()), indicator, places))
    of_it = [row for row in rows if row.indicator == indicator]
    in_order = sorted(of_it, key=lambda row: (places.index(row.place), row.period.order))
    assert [cell.key for cell in added] == list(dict.fromkeys(row.key for row in in_order))
    assert all(cell.before == () for cell in added)
