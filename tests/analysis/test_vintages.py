"""Vintages: which figure is a first release, which a revised one; no line or change mixes them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from report.analysis.editions import content_hash
from report.analysis.vintages import with_vintages
from report.model import Observation, Period, Vintage
from tests.analysis.vintage_rows import FIRST, SOURCES, figure, shown
from tests.build import example, telling


def _vintages(*rows: Observation) -> list[Vintage | None]:
    return [marked.vintage for marked in with_vintages(rows, SOURCES)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("First release.", "first_release"),
        ("First release, before the census; not rebased.", "first_release"),
        ("As first published, without the zone", "first_release"),
        ("Before the 2020 census; not rebased", "before_revision"),
        ("Revised after the census; first release 2.44.", "revised"),
        ("Later revised level, rounded.", "revised"),
        ("Recast with R&D spending counted.", "revised"),
        ("Compiled series, as revised after the censuses.", "revised"),
        ("", None),
        ("First year after the census; earlier years may not be recast.", None),
        ("Level after the census; 2016 not recast.", None),
        ("Converted exactly; before R&D spending was counted.", None),
        ("Rounded by the source.", None),
    ],
)
def test_note_tells_the_vintage(note: str, expected: Vintage | None) -> None:
    assert _vintages(shown("46", "late", note)) == [expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A provisional figure, and one that follows it with another value.
        (
            (figure("40.1", "early", status="P"), shown("46.2", "late")),
            ["first_release", "revised"],
        ),
        (
            (figure("40.1", "early", qualifier="preliminary"), shown("46.2", "late")),
            ["first_release", "revised"],
        ),
        # It was confirmed: the later figure repeats it, rounded or not.
        (
            (figure("40.11", "early", status="P"), shown("40.1", "late")),
            ["first_release", "first_release"],
        ),
        # Of three the one between them is known by its value.
        (
            (
                figure("27670.24", "early", "First release."),
                figure("27700", "middle", qualifier="about"),
                shown("28111.5", "late"),
            ),
            ["first_release", "first_release", "revised"],
        ),
        # What has been replaced by a later revision, without having been called a first release.
        (
            (figure("40.1", "early"), shown("46.2", "late", "Revised.")),
            ["before_revision", "revised"],
        ),
        # An undated figure that repeats one of a known vintage.
        (
            (
                figure("40.1", "undated"),
                figure("40.1", "early"),
                shown("46.2", "late", "Revised."),
            ),
            ["before_revision", "before_revision", "revised"],
        ),
    ],
)
def test_rows_of_a_cell_tell_the_vintage(
    rows: tuple[Observation, ...], expected: list[Vintage | None]
) -> None:
    assert _vintages(*rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        # Two publishers, and nothing that tells of a revision.
        (figure("40.1", "early"), shown("46.2", "late")),
        # A provisional figure alone.
        (shown("40.1", "early", status="P"),),
        # It may have come before or after the other one.
        (figure("40.1", "undated", status="P"), shown("46.2", "late")),
        # An estimate is no release of a statistical office.
        (figure("40.1", "early", status="E"), shown("46.2", "late")),
    ],
)
def test_vintage_is_not_guessed(rows: tuple[Observation, ...]) -> None:
    assert _vintages(*rows) == [None] * len(rows)


@pytest.mark.parametrize(
    "other",
    [
        figure("46.2", "late"),  # beside the one shown: another source's value
        shown("46.2", "late", status="D"),  # of another definition
        shown("46.2", "late", status="P"),  # provisional itself
        shown("46.2", "undated"),  # perhaps older
        shown("40", "late", qualifier="more_than"),  # perhaps the same
        shown("40", "late", qualifier="about"),  # the same, rounded
    ],
)
def test_figure_beside_a_first_release_is_not_called_revised_without_proof(
    other: Observation,
) -> None:
    assert _vintages(FIRST, other)[1] != "revised"


def test_figure_of_another_definition_is_no_replaced_one() -> None:
    rows = (figure("40.1", "early", status="D"), shown("46.2", "late", "Revised."))
    assert _vintages(*rows) == [None, "revised"]


def _of_2021(value: str, source: str, **more: Any) -> Observation:
    return replace(shown(value, source, **more), period=Period(2021))


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        # The source that revised 2020 has another value than an undated publication, too.
        ((replace(figure("41.5", "undated"), period=Period(2021)),), "revised"),
        ((), None),
        ((replace(figure("47.3", "undated"), period=Period(2021)),), None),
        ((replace(figure("41.5", "undated", status="D"), period=Period(2021)),), None),
    ],
)
def test_source_that_revises_a_series_does_so_where_its_value_is_another(
    beside: tuple[Observation, ...], expected: Vintage | None
) -> None:
    rows = (FIRST, shown("46.2", "late"), _of_2021("47.3", "late"), *beside)
    assert _vintages(*rows)[2] == expected


def test_another_series_is_no_evidence() -> None:
    elsewhere = replace(FIRST, place="neighbourton")
    assert _vintages(elsewhere, shown("46.2", "late")) == ["first_release", None]


def test_rows_keep_their_order_and_all_that_they_say() -> None:
    rows = (_of_2021("47.3", "late"), shown("46.2", "late"), FIRST)
    assert with_vintages(rows, SOURCES) == rows


def test_vintages_are_those_of_the_rows_at_hand() -> None:
    """An edition before the revision knows no revised figure, whatever the latest one knows."""
    marked = with_vintages((FIRST, shown("46.2", "late")), SOURCES)
    assert [row.vintage for row in marked] == ["first_release", "revised"]
    alone = with_vintages((replace(marked[1], source="early"),), SOURCES)
    assert alone[0].vintage is None


def test_mark_of_the_content_does_not_depend_on_what_follows_from_it() -> None:
    rows = (FIRST, shown("46.2", "late"))
    sources = MappingProxyType({**example().sources, **SOURCES})
    plain = telling(*rows, sources=sources)
    marked = telling(*with_vintages(rows, SOURCES), sources=sources)
    assert content_hash(plain) == content_hash(marked)
