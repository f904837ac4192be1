"""The mark of a content: the same for the same rows, another for any other cell."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from report.analysis.editions import content_hash, content_mark, report_at, whole_mark
from report.model import (
    Edition,
    InMemoryObservations,
    Report,
    ReportSettings,
    Text,
)
from report.model.figure_lines import figure_line
from tests.build import example, row, shipped
from tests.one_cell import changed


def shuffled(report: Report, seed: int) -> Report:
    """The same rows in another order."""
    chance = random.Random(seed)

    def mixed(rows: Any) -> Any:
        if isinstance(rows, InMemoryObservations):
            return InMemoryObservations(mixed(tuple(rows)))
        if isinstance(rows, tuple):
            return tuple(chance.sample(rows, len(rows)))
        return MappingProxyType(dict(chance.sample(list(rows.items()), len(rows))))

    names = "observations targets events practices corrections indicators sources places units"
    return replace(report, **{name: mixed(getattr(report, name)) for name in names.split()})


@pytest.mark.parametrize("edition", ["2023", "latest"])
@pytest.mark.parametrize("seed", range(3))
def test_hash_does_not_depend_on_the_order_of_rows(edition: str, seed: int) -> None:
    mixed = shuffled(shipped(), seed)
    assert tuple(mixed.observations) != tuple(shipped().observations)
    assert content_hash(report_at(mixed, edition)) == content_hash(report_at(shipped(), edition))


def test_hash_changes_with_any_cell() -> None:
    marks = {cell: content_hash(report) for cell, report in changed()}
    assert len(marks) > 80
    same = [cell for cell, mark in marks.items() if mark == content_hash(example())]
    assert same == []
    assert len(set(marks.values())) == len(marks)


def test_hash_changes_with_any_chapter() -> None:
    area = example().areas[0]
    other = replace(area, summary=Text(area.summary.en, "另一句话。"))
    assert content_hash(replace(example(), areas=(other,))) != content_hash(example())


def test_hash_is_of_one_edition() -> None:
    later = Edition("2099", Text("To come", "未来"), dt.date(2099, 1, 1))
    editions = MappingProxyType({**example().editions, later.id: later})
    assert content_hash(replace(example(), editions=editions)) == content_hash(example())
    assert content_hash(report_at(example(), "2022")) != content_hash(example())


def test_printed_mark_is_the_beginning_of_the_hash() -> None:
    assert len(content_mark(example())) == 12
    assert content_hash(example()).startswith(content_mark(example()))
    assert len(content_hash(example())) == 64


def test_words_and_outlines_are_part_of_what_files_are_kept_by() -> None:
    report = shipped()
    (key, word), *_ = report.words.items()
    other_words = replace(report, words={**report.words, key: Text(f"{word.en}!", word.zh)})
    fewer_outlines = replace(report, outlines=report.outlines[1:])
    marks = {whole_mark(one) for one in (report, other_words, fewer_outlines)}
    assert len(marks) == 3
    assert all(mark.startswith(content_mark(report)) for mark in marks)
    assert whole_mark(report) == whole_mark(replace(report))


def test_settings_keep_their_first_name_in_the_hash() -> None:
    """Marks have been printed: another name of the class may not change them."""
    settings = ReportSettings("p", Text("a", "甲"), Text("", ""), (), (), Text("", ""))
    maps = ("indicators", "publishers", "sources", "places", "units", "editions")
    rows = ("areas", "observations", "targets", "events", "practices", "corrections", "glossary")
    nothing: dict[str, Any] = {key: {} for key in maps} | dict.fromkeys(rows, ())
    bare = replace(example(), settings=settings, **nothing)
    content = 'Frame ["p",["a","甲"],["",""],[],[],["",""]]\nNoneType null'
    assert content_hash(bare) == hashlib.sha256(content.encode()).hexdigest()


def test_setting_that_came_later_counts_once_it_is_given() -> None:
    """A report without it keeps the mark that was printed."""
    report = example()
    settings = report.settings
    for added in (
        replace(settings, short_title=Text("Short", "短")),
        replace(settings, findings=(Text("Found", "发现"),)),
        replace(settings, district_indicator="solar_capacity"),
        replace(settings, as_of=dt.date(2024, 2, 2)),
    ):
        assert content_hash(replace(report, settings=added)) != content_hash(report)
    (area,) = report.areas
    leading = replace(area, leading="solar_capacity")
    assert content_hash(replace(report, areas=(leading,))) != content_hash(report)


def test_mark_of_very_many_figures_is_made_of_those_of_indicators(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_figure = content_hash(example())
    monkeypatch.setattr("report.analysis.editions._MOST_BY_FIGURE", 5)
    assert content_hash(example()) != by_figure
    assert content_hash(shuffled(example(), 1)) == content_hash(example())
    rows = tuple(example().observations)
    others = [
        replace(example(), observations=InMemoryObservations((*rows[:n], other, *rows[n + 1 :])))
        for n, row in enumerate(rows)
        for other in (replace(row, written=f"{row.written}0"), replace(row, source="another"))
    ]
    marks = {content_hash(report) for report in (example(), *others)}
    assert len(marks) == 2 * len(rows) + 1


def test_line_of_a_figure_is_what_marks_have_been_made_of() -> None:
    noted = row("2020-06", "1.50", qualifier="about", note=Text('Says "so".', "说“是”。\\"))
    assert figure_line(noted) == (
        'Observation ["solar_capacity","exampleton","2020-06","1.50","1.50","about","A","True",'
        '"yearbook",["Says \\"so\\".","说“是”。\\\\"]]'
    )
