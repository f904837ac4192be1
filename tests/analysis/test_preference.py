"""Which figure of a cell goes first: trust, exactness, date; and what an edition makes of it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from types import MappingProxyType
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis import editions
from report.analysis.preference import Advantage, advantages, best_figure, is_later
from report.model import Observation, Period, Qualifier, Source, SourceKind, Text
from tests.build import example, row, telling


def _source(name: str, published: str = "", kind: SourceKind = "press") -> Source:
    date = Period.parse(published) if published else None
    title = Text("Title", "题名")
    return Source(name, title, "gazette_press", "", date, "en", kind, "")


def _figure(source: str, value: str = "46", **more: Any) -> Observation:
    return row("2021", value, source=source, preferred=False, **more)


def _known(*sources: Source) -> MappingProxyType[str, Source]:
    return MappingProxyType({source.id: source for source in sources})


# What one figure and its source, a, have over another one and its source, b.
CASES: tuple[tuple[Source, Observation, Observation, tuple[Advantage, ...]], ...] = (
    (_source("a", "2022"), _figure("a"), _figure("b"), ()),
    (_source("a", "2022", "official"), _figure("a"), _figure("b"), ("kind",)),
    (_source("a", "2022"), _figure("a", "46.0"), _figure("b"), ("precise",)),
    (_source("a", "2022"), _figure("a", "9.9"), _figure("b", "10.1"), ()),
    (_source("a", "2022"), _figure("a"), _figure("b", qualifier="about"), ()),
    (_source("a", "2022"), _figure("a", "40"), _figure("b", "40", qualifier="about"), ("precise",)),
    (_source("a", "2022"), _figure("a"), _figure("b", qualifier="more_than"), ("precise",)),
    (_source("a", "2022"), _figure("a"), _figure("b", qualifier="less_than"), ("precise",)),
    (_source("a", "2022"), _figure("a", qualifier="less_than"), _figure("b"), ()),
    (_source("a", "2023"), _figure("a"), _figure("b"), ("later",)),
    (_source("a", "2023", "law"), _figure("a", "4.0"), _figure("b", "4"), get_args(Advantage)),
)


@pytest.mark.parametrize(("first", "row", "other", "expected"), CASES)
def test_advantages_of_a_figure(
    first: Source, row: Observation, other: Observation, expected: tuple[Advantage, ...]
) -> None:
    assert advantages(row, other, _known(first, _source("b", "2022"))) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-12-19", "2025-12-18", True),
        ("2025-12-19", "2025-12-19", False),
        ("2025-12-19", "2025-12", False),
        ("2025-12", "2025-12-19", False),
        ("2025-12-01", "2025-11", True),
        ("2025", "2025-12", False),
        ("2026", "2025-12", True),
        ("", "2025", False),
        ("2025", "", False),
    ],
)
def test_publication_is_later_only_where_the_dates_tell(
    first: str, second: str, expected: bool
) -> None:
    assert is_later(_source("a", first), _source("b", second)) is expected


@pytest.mark.parametrize(
    ("sources", "values", "chosen"),
    [
        ((_source("a", "2021", "official"), _source("b", "2023")), ("46", "46.5"), "a"),
        ((_source("a", "2021"), _source("b", "2023")), ("46.5", "46"), "a"),
        ((_source("a", "2023"), _source("b", "2021")), ("46", "46"), "a"),
        ((_source("a", "2021"), _source("b")), ("46", "46"), "a"),
        ((_source("a", "2025-12-19"), _source("b", "2025-12")), ("46", "46"), "b"),
        ((_source("a", "2025-12"), _source("b", "2025-12-19")), ("46", "46"), "b"),
        ((_source("a"), _source("b")), ("46", "46"), "b"),
    ],
    ids=["trust", "exactness", "date", "dated", "day and month", "month and day", "ids"],
)
def test_best_figure_goes_first_in_any_order(
    sources: tuple[Source, Source], values: tuple[str, str], chosen: str
) -> None:
    pairs = zip(sources, values, strict=True)
    cell = [_figure(source.id, value) for source, value in pairs]
    for rows in itertools.permutations(cell):
        assert best_figure(rows, _known(*sources)).source == chosen


def test_choice_of_the_editors_goes_before_the_rule() -> None:
    sources = _known(_source("a", "2021"), _source("b", "2023", "official"))
    chosen = replace(_figure("a"), preferred=True)
    assert best_figure((_figure("b", "46.5"), chosen), sources) is chosen


def test_edition_chooses_the_more_exact_figure_before_the_later_one() -> None:
    out = _source("exact", "2022-01"), _source("later", "2022-06")
    sources = _known(*out, _source("newest", "2023"))
    figures = _figure("exact", "46.5"), _figure("later"), row("2021", "47", source="newest")
    whole = telling(*figures, sources=sources, events=(), practices=(), corrections=())
    (shown,) = editions.report_at(whole, "2022").series(figures[0].indicator)
    assert shown.source == "exact"


KINDS: tuple[SourceKind, ...] = ("official", "press")
QUALIFIERS: tuple[Qualifier, ...] = ("", "about", "more_than")
DATES = ("", "2021", "2021-06", "2021-06-15", "2021-07", "2022")
_SOURCES = st.builds(
    _source, st.sampled_from("abcd"), st.sampled_from(DATES), st.sampled_from(KINDS)
)


@given(st.lists(_SOURCES, min_size=1, max_size=4, unique_by=lambda source: source.id), st.data())
def test_no_figure_is_better_in_everything_than_the_best(
    sources: list[Source], data: st.DataObject
) -> None:
    cell = [
        _figure(source.id, value, qualifier=data.draw(st.sampled_from(QUALIFIERS)))
        for source in sources
        if (value := data.draw(st.sampled_from(("46", "46.5"))))
    ]
    known = _known(*sources)
    shown = best_figure(cell, known)
    for other in cell:
        assert not advantages(other, shown, known) or advantages(shown, other, known)


def test_no_cell_has_no_best_figure() -> None:
    with pytest.raises(ValueError, match=r"."):
        best_figure((), example().sources)
