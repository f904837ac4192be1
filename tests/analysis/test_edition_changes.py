"""Changes between two reports: all are found, none is made up, and each is put into words."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.__main__ import main
from report.analysis.edition_changes import (
    Changes,
    NamedRow,
    Reassessment,
    Revision,
    Succession,
    changes_between,
)
from report.analysis.editions import report_at
from report.model import (
    LANGUAGES,
    Correction,
    Language,
    Observation,
    Period,
    Report,
    SameTarget,
    Text,
)
from report.text.edition_changes import plain_lines, sections
from report.text.formatter import Formatter
from tests.build import HOME, example, row, shipped, target, telling, years
from tests.one_cell import EXAMPLE, NAMING, changed


def found(changes: Changes) -> dict[str, Any]:
    """The fields of a set of changes that are not empty."""
    values = {field.name: getattr(changes, field.name) for field in fields(changes)}
    return {name: value for name, value in values.items() if value}


def from_to(old: Report, new: Report) -> dict[str, Any]:
    return found(changes_between(old, new))


def figures(*rows: Observation) -> Report:
    return telling(*rows)


def test_same_report_has_no_changes() -> None:
    assert not changes_between(shipped(), shipped())


def test_order_of_rows_is_no_change() -> None:
    report = shipped()
    turned = {name: getattr(report, name)[::-1] for name in ("observations", "targets", "events")}
    assert from_to(report, replace(report, **turned)) == {}


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


FIRST = target("2025", "100", set_on=Period(2021, 4))
SECOND = target("2025", "130", set_on=Period(2022, 12))
REPLACED = replace(FIRST, superseded_by=Period(2022, 12))


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


def corrected(*days: str) -> tuple[Correction, ...]:
    why = Text("A digit was wrong.", "一个数字有误。")
    return tuple(
        Correction(
            date=dt.date.fromisoformat(day),
            indicator="solar_capacity",
            place=HOME,
            period=Period(2021),
            source="yearbook",
            before=Decimal(64),
            after=Decimal(46),
            why=why,
        )
        for day in days
    )


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


def edited() -> list[tuple[str, Report]]:
    """The example city with another value in a cell that nothing else refers to."""
    return [(cell, one) for cell, one in changed() if cell.split()[1] not in NAMING]


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


ROWS = st.deferred(lambda: st.sets(st.sampled_from(shipped().observations), max_size=60))


@settings(deadline=None, max_examples=40)
@given(ROWS, ROWS)
def test_figures_add_up(old: set[Observation], new: set[Observation]) -> None:
    """What was shown, less what is gone, and what has come make what is shown now."""
    before, after = (
        replace(shipped(), observations=tuple(rows), targets=()) for rows in (old, new)
    )
    changes = changes_between(before, after)
    shown = {one for one in old if one.preferred} - set(changes.withdrawn)
    shown -= {pair.before for pair in changes.revised}
    shown |= {*changes.figures, *changes.first_figures, *(one.after for one in changes.revised)}
    assert shown == {one for one in new if one.preferred}


def lines(old: Report, new: Report, language: Language = "en") -> list[str]:
    before, after = Formatter(old, language), Formatter(new, language)
    return list(plain_lines(changes_between(old, new), before, after))


def test_no_change_in_words() -> None:
    assert lines(example(), example()) == ["No changes."]
    assert lines(example(), example(), "zh") == ["没有变化。"]


def test_changes_in_words() -> None:
    old = telling(row("2020", "40"), row("2021", "46", source="gazette"), targets=(FIRST,))
    later = row("2022", "52"), row("2022", "9", place="neighbourton", status="P")
    revised = row("2021", "47", qualifier="about")
    known = {"corrections": corrected("2024-05-02"), "targets": (REPLACED, SECOND)}
    new = telling(row("2020", "40"), revised, *later, **known)
    said = lines(replace(old, corrections=()), new)
    assert said == [
        "",
        "Power",
        "  New figures (2)",
        "    Solar capacity, 2022: 520,000 kW (Statistics Office of Exampleton, 2024)",
        "    Solar capacity, Neighbourton, 2022: 90,000 kW, provisional"
        " (Statistics Office of Exampleton, 2024)",
        "  Revised figures (1)",
        "    Solar capacity, 2021: 460,000 kW (Exampleton Gazette, 2023)"
        " → about 470,000 kW (Statistics Office of Exampleton, 2024)",
        "  New targets (1)",
        "    Solar capacity, 2025: 1.3 million kW (Plan)",
        "  Targets replaced by later ones (1)",
        "    Solar capacity: 1 million kW for 2025 gave way to 1.3 million kW for 2025",
        "  Corrections (1)",
        "    2 May 2024: Solar capacity, 2021: 640,000 kW → 460,000 kW. A digit was wrong.",
    ]


def test_changes_in_chinese() -> None:
    before, after = row("2021", "46", source="gazette"), row("2021", "47", qualifier="about")
    assert lines(figures(before), figures(after), "zh") == [
        "",
        "电力",
        "  修订数据（1）",
        "    光伏装机容量，2021年：46万千瓦（示例市公报社，2023年）"
        "→约47万千瓦（示例市统计局，2024年）",
    ]


@pytest.mark.parametrize(("language", "said"), [("en", "1.23456"), ("zh", "123.456")])
def test_revision_smaller_than_rounding_keeps_its_digits(language: Language, said: str) -> None:
    old, new = figures(row("2021", "123.456")), figures(row("2021", "123.457"))
    (line,) = [line for line in lines(old, new, language) if "→" in line]
    assert said in line
    assert said[:-1] + "7" in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("backwards", [False, True])
def test_every_change_of_an_edition_is_put_into_words(language: Language, backwards: bool) -> None:
    pair = report_at(shipped(), "2023"), shipped()
    old, new = pair[::-1] if backwards else pair
    changes = changes_between(old, new)
    told = sections(changes, Formatter(old, language), Formatter(new, language))
    said = [line for section in told for line in section.lines]
    assert len(said) == sum(map(len, found(changes).values())) > 600
    assert [line for line in said if not line or "{" in line or "}" in line] == []


def test_edited_figure_is_named_in_words() -> None:
    """Another source of the same figure: a reader knows it by its indicator and period."""
    before, after = figures(row("2021", "46")), figures(row("2021", "46", source="gazette"))
    assert any("Solar capacity, 2021 (" in line for line in lines(before, after, "en"))
    assert any("光伏装机容量，2021年（" in line for line in lines(before, after, "zh"))


def test_every_part_has_its_words() -> None:
    for cell, one in edited():
        for language in LANGUAGES:
            assert len(lines(one, example(), language)) >= 3, cell


def run(capsys: pytest.CaptureFixture[str], *names: str) -> tuple[int, list[str]]:
    code = main(["diff", *names])
    return code, capsys.readouterr().out.splitlines()


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example city, which is the folder in use."""
    monkeypatch.setenv("REPORT_DATA", str(EXAMPLE))
    return Path(shutil.copytree(EXAMPLE, tmp_path / "draft"))


def test_command_compares_editions(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft.exists()
    code, said = run(capsys, "2022", "latest", "--lang", "zh")
    assert code == 0
    assert said[0].startswith("2022 [")
    assert "  新增数据（1）" in said or "  首次有数据的指标（10）" in said


def test_command_compares_folders(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = draft / "observations.csv"
    table.write_text(table.read_text("utf-8").replace("2023,60,", "2023,61,"), "utf-8")
    code, said = run(capsys, str(EXAMPLE), str(draft))
    assert code == 0
    assert said[2:4] == ["Power", "  Revised figures (1)"]
    assert run(capsys, str(EXAMPLE), "latest")[1][1:] == ["No changes."]


def test_command_refuses_unsound_data(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (draft / "targets.csv").unlink()
    code, said = run(capsys, "latest", str(draft))
    assert (code, len(said)) == (1, 1)
    assert said[0].startswith("targets.csv: the file is missing.")


def test_command_refuses_an_unknown_edition(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft.exists()
    code, said = run(capsys, "1999", "latest")
    assert code == 1
    assert "'1999' is neither a folder nor an edition" in said[0]
    assert said[0].endswith("Name one of: 2022, latest.")


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
    lines = [line for part in sections(changes, *both(old, new)) for line in part.lines]
    told = "that one target is counted under another indicator: Share of clean power, 2025"
    assert lines == [told]


def both(old: Report, new: Report) -> tuple[Formatter, Formatter]:
    return Formatter(old, "en"), Formatter(new, "en")
