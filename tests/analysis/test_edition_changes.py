"""Changes between two reports: all are found, none is made up, and each is put into words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.analysis.edition_changes import (
    Changes,
    NamedRow,
    Reassessment,
    Revision,
    Succession,
    changes_between,
    comparing,
)
from report.analysis.edition_changes.foremost import changes_by_area, foremost
from report.analysis.editions import report_at
from report.model import (
    InMemoryObservations,
    Observation,
    Period,
    Report,
    SameTarget,
    Text,
)
from report.text.edition_changes import sections
from report.text.formatter import Formatter
from tests.analysis.edited import FIRST, REPLACED, SECOND, corrected, edited, figures, found
from tests.build import HOME, example, row, shipped, target, telling, years


def from_to(old: Report, new: Report) -> dict[str, Any]:
    return found(changes_between(old, new))


def test_same_report_has_no_changes() -> None:
    assert not changes_between(shipped(), shipped())


def test_order_of_rows_is_no_change() -> None:
    report = shipped()
    turned = {name: getattr(report, name)[::-1] for name in ("targets", "events")}
    figures = InMemoryObservations([*report.observations][::-1])
    assert from_to(report, replace(report, observations=figures, **turned)) == {}


def test_new_and_first_figures() -> None:
    old = years(2020, "40", "46")
    later, other = row("2022", "52"), row("2022", "20", indicator="clean_power_share")
    neighbour = row("2022", "9", place="neighbourton")
    changes = from_to(figures(*old), figures(*old, other, neighbour, later))
    assert changes == {"figures": (later, neighbour), "first_figures": (other,)}


@pytest.mark.parametrize(
    "other", [{"value": Decimal(47)}, {"qualifier": "about"}, {"status": "P"}], ids=str
)
def test_revised_figure(other: dict[str, Any]) -> None:
    before = row("2021", "46")
    after = replace(before, source="gazette", **other)
    assert from_to(figures(before), figures(after)) == {"revised": (Revision(before, after),)}


def test_figure_that_no_longer_begins_a_series_is_not_revised() -> None:
    before = row("2021", "46", status="B")
    changes = from_to(figures(before), figures(replace(before, status="A")))
    assert changes == {"edited": (NamedRow("figure", before.key),)}


def test_digits_alone_are_no_revision() -> None:
    changes = from_to(figures(row("2021", "46")), figures(row("2021", "46.0")))
    assert changes == {"edited": (NamedRow("figure", "solar_capacity|exampleton|2021"),)}


def test_withdrawn_figure() -> None:
    first, second = years(2020, "40", "46")
    assert from_to(figures(first, second), figures(first)) == {"withdrawn": (second,)}


def test_figure_of_a_further_source() -> None:
    shown = row("2021", "46")
    other = row("2021", "45", source="gazette", preferred=False)
    assert from_to(figures(shown), figures(shown, other)) == {"beside": (other,)}


@pytest.mark.parametrize(
    "other", [{"source": "gazette"}, {"note": Text("As printed.", "照录。")}], ids=str
)
def test_other_source_or_note_is_an_edit(other: dict[str, Any]) -> None:
    before = row("2021", "46")
    edited = (NamedRow("figure", "solar_capacity|exampleton|2021"),)
    assert from_to(figures(before), figures(replace(before, **other))) == {"edited": edited}


def test_new_target_and_the_one_that_it_replaces() -> None:
    changes = from_to(telling(targets=(FIRST,)), telling(targets=(REPLACED, SECOND)))
    assert changes == {"targets": (SECOND,), "superseded": (Succession(REPLACED, SECOND),)}


def test_target_that_was_replaced_before_is_not_told_again() -> None:
    both = REPLACED, SECOND
    assert from_to(telling(targets=both), telling(targets=both)) == {}
    assert from_to(telling(targets=()), telling(targets=both)) == {"targets": both}


def test_successor_is_for_the_same_period_if_there_is_one() -> None:
    far = replace(SECOND, period=Period(2030), value=Decimal(300))
    changes = from_to(telling(targets=(FIRST,)), telling(targets=(far, REPLACED, SECOND)))
    assert changes["superseded"] == (Succession(REPLACED, SECOND),)


def test_target_that_was_replaced_and_changed() -> None:
    other = replace(REPLACED, value=Decimal(110))
    changes = from_to(telling(targets=(FIRST, SECOND)), telling(targets=(other, SECOND)))
    assert set(changes) == {"superseded", "edited"}


def test_changed_and_removed_target() -> None:
    name = "solar_capacity/exampleton@2025 (2021, Plan)"
    aimed = target("2025", "100", set_on=Period(2021))
    other = replace(aimed, value=Decimal(110))
    aims = telling(targets=(aimed,))
    assert from_to(aims, telling(targets=(other,))) == {"edited": (NamedRow("target", name),)}
    assert from_to(aims, telling(targets=())) == {"removed": (NamedRow("target", name),)}


def test_verdict_that_changed() -> None:
    aimed = (target("2023", "60", set_on=Period(2020, 12)),)
    before, after = years(2020, "40", "50"), years(2020, "40", "50", "55", "61")
    changes = changes_between(telling(*before, targets=aimed), telling(*after, targets=aimed))
    (pair,) = changes.verdicts
    assert isinstance(pair, Reassessment)
    assert (pair.before.target, pair.after.verdict) == (aimed[0], "met")
    assert pair.before.verdict != "met"


def test_new_events_and_practices() -> None:
    full = example()
    bare = replace(full, events=(), practices=())
    dates = [event.date for event in full.events]
    changes = from_to(bare, replace(full, events=full.events[::-1]))
    assert changes == {"events": full.events, "practices": full.practices}
    assert dates == sorted(dates, key=lambda date: date.order)
    gone = from_to(full, bare)["removed"]
    assert {one.part for one in gone} == {"event", "practice"}


def test_corrections_since_a_folder() -> None:
    early, late = corrected("2022-05-02", "2024-05-02")
    old = replace(example(), corrections=(early,))
    assert from_to(old, replace(old, corrections=(late, early))) == {"corrections": (late,)}


def test_corrections_since_an_edition() -> None:
    early, late = corrected("2022-12-31", "2023-01-01")
    figure = row("2021", "46", source="solar_plan")
    read = tuple(replace(one, source="solar_plan") for one in (late, early))
    report = telling(figure, corrections=read)
    assert report_at(report, "2022").corrections == read
    assert changes_between(report_at(report, "2022"), report).corrections == (read[0],)


def test_removed_correction() -> None:
    first, second = corrected("2022-05-02", "2024-05-02")
    old, new = (replace(example(), corrections=rows) for rows in ((first, second), (first,)))
    name = "solar_capacity/exampleton@2021 (yearbook, 2024-05-02)"
    assert from_to(old, new) == {"removed": (NamedRow("correction", name),)}


def test_no_changed_cell_is_left_out() -> None:
    reports = edited()
    assert len(reports) >= 60
    assert [cell for cell, one in reports if not changes_between(example(), one)] == []
    assert [cell for cell, one in reports if not changes_between(one, example())] == []


def test_changed_documents_are_told() -> None:
    report = example()
    (area,) = report.areas
    sunny = Text("Sunny", "晴")
    drawn = replace(area.charts[0], headline=sunny)
    chapter = replace(area, summary=sunny, charts=(drawn, *area.charts[1:]))
    settings = replace(report.settings, title=sunny, opening=())
    words = MappingProxyType({**report.words, "undated": sunny})
    new = replace(report, areas=(chapter,), settings=settings, words=words)
    names = ("settings", ""), ("area", area.id), ("chart", drawn.id), ("word", "undated")
    changes = from_to(report, new)
    assert {(one.part, one.id) for one in changes.pop("edited")} == set(names)
    assert changes == {"removed": (NamedRow("opening", "solar_plan_adopted"),)}


ROWS = st.deferred(lambda: st.sets(st.sampled_from([*shipped().observations]), max_size=60))


@settings(deadline=None, max_examples=40)
@given(ROWS, ROWS)
def test_figures_add_up(old: set[Observation], new: set[Observation]) -> None:
    """What was shown, less what is gone, and what has come make what is shown now."""
    before, after = (
        replace(shipped(), observations=InMemoryObservations(rows), targets=())
        for rows in (old, new)
    )
    changes = changes_between(before, after)
    shown = {one for one in old if one.preferred} - set(changes.withdrawn)
    shown -= {pair.before for pair in changes.revised}
    shown |= {*changes.figures, *changes.first_figures, *(one.after for one in changes.revised)}
    assert shown == {one for one in new if one.preferred}


def test_of_very_many_changes_the_first_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what the report shows of headline indicators; all are counted, by sort and area."""
    before = replace(report_at(shipped(), "2023"))
    whole = changes_between(before, shipped(), whole=True)
    monkeypatch.setattr("report.analysis.listed.MOST_LISTED", 3)
    comparing._changes.cache_clear()
    some = changes_between(before, shipped())
    comparing._changes.cache_clear()
    assert whole.unlisted == {}
    seen = 0
    for sort in ("figures", "first_figures", "revised", "withdrawn", "beside", "edited"):
        every, kept = getattr(whole, sort), getattr(some, sort)
        assert some.number_of(sort) == len(every) == whole.number_of(sort)
        assert list(kept) == [one for one in every if one in set(kept)]
        seen += len(every) - len(kept)
    assert seen == sum(some.unlisted.values()) > 100
    assert foremost(some, shipped()) == foremost(whole, shipped())
    assert changes_by_area(some, shipped()) == changes_by_area(whole, shipped())
    assert some.number_of("figures", "revised") == len(whole.figures) + len(whole.revised)


SAME = SameTarget("clean_power_share", HOME, Period(2025), "solar_capacity")


def judged_otherwise(**more: Any) -> Changes:
    """A target that was on its way and has been met since, at a place and under an indicator."""
    aim = target("2025", "60", set_on=Period(2020), **more)
    where = {"place": more.get("place", HOME)}
    before, after = (
        [replace(one, **where) for one in years(2020, *values)]
        for values in (("40", "47"), ("40", "47", "61"))
    )
    old, new = (telling(*rows, targets=(aim,)) for rows in (before, after))
    return changes_between(old, new)


def test_verdicts_of_the_city_and_of_other_places_are_listed_apart() -> None:
    own, other = judged_otherwise(), judged_otherwise(place="neighbourton")
    assert (len(own.verdicts), len(own.verdicts_elsewhere)) == (1, 0)
    assert (len(other.verdicts), len(other.verdicts_elsewhere)) == (0, 1)


def test_target_of_two_indicators_is_judged_otherwise_once() -> None:
    aims = target("2025", "60"), target("2025", "60", indicator="clean_power_share")
    old, new = (
        telling(*rows, targets=aims, same_targets=(SAME,))
        for rows in (years(2020, "40"), years(2020, "40", "61"))
    )
    (pair,) = changes_between(old, new).verdicts
    assert pair.after.target == aims[0]


def test_link_of_two_targets_is_told() -> None:
    aims = target("2025", "60"), target("2025", "60", indicator="clean_power_share")
    old, new = (telling(targets=aims, same_targets=links) for links in ((), (SAME,)))
    changes = changes_between(old, new)
    link = NamedRow("same_target", f"clean_power_share/{HOME}@2025")
    assert (changes.added, changes.edited, changes.removed) == ((link,), (), ())
    lines = [line for part in sections(*both(old, new)) for line in part.lines]
    told = "that one target is counted under another indicator: Share of clean power, 2025"
    assert lines == [told]


def both(old: Report, new: Report) -> tuple[Formatter, Formatter]:
    return Formatter(old, "en"), Formatter(new, "en")
