"""The page of changes: a picture of all, those that matter most, and lists in tabs."""

from __future__ import annotations

import re

import pytest

from report.analysis.edition_changes import changes_between, comparing
from report.analysis.edition_changes.foremost import foremost
from report.data import served
from report.model import LANGUAGES, Language
from report.text import edition_changes
from report.text.formatter import Formatter
from tests.build import shipped
from tests.elements import links, pictures, shown, tables, texts
from tests.opened import AREAS, fresh, opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_are_seen_before_they_are_listed(language: Language) -> None:
    page = opened("changes", language)
    after = page.fmt.report
    before = served.previous_report(after, served.newest_edition(after))
    assert before is not None
    after = served.report_at(after, served.newest_edition(after))
    changes, old = changes_between(before, after), Formatter(before, language)
    assert not page.app.expander
    drawn = pictures(page.app)
    rows = [node for node in drawn if node.attributes.get("class") == "row"]
    assert len(rows) == len(after.areas)
    [said] = [text for text in page.texts if text.startswith(_begin(page.fmt))]
    assert [int(number) for number in re.findall(r"\d+", said)[1:]] == [
        len(changes.figures) + len(changes.first_figures),
        len(changes.revised),
        len(changes.verdicts),
    ]
    told = [text for text, _ in links(page.app)]
    chosen = foremost(changes, after)
    assert len(chosen) == 5
    assert {edition_changes.in_words(one, old, page.fmt) for one in chosen} <= set(told)


def _begin(fmt: Formatter) -> str:
    return fmt.word("changes.since", edition="|", figures="", revised="", verdicts="").split("|")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tab_says_how_many_changes_of_the_area_it_lists(language: Language) -> None:
    page = opened("changes", language)
    tabs = list(page.app.tabs)
    assert len(tabs) > 3
    for tab in tabs:
        [count] = re.findall(r"\d+", shown(tab.label))
        assert int(count) == sum(len(table.rows) for table in tables(tab))


def test_lists_of_the_areas_hold_every_change_of_an_area() -> None:
    """One area at a time, which the address names."""
    after = shipped()
    newest = served.report_at(after, served.newest_edition(after))
    before = served.previous_report(after, served.newest_edition(after))
    assert before is not None
    old, new = Formatter(before, "en"), Formatter(newest, "en")
    wanted = edition_changes.sections(old, new)
    for area in AREAS:
        app = fresh("changes", {"lang": "en", "area": area})
        listed = [line for table in tables(app) for (line,) in table.rows]
        assert sorted(listed) == sorted(
            line for section in wanted if section.area == area for line in section.lines
        )
        assert listed


def test_of_very_many_changes_the_first_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report.analysis.listed.MOST_LISTED", 2)
    comparing._changes.cache_clear()
    edition_changes.sections.cache_clear()
    try:
        app = fresh("changes", {"lang": "en", "area": AREAS[0]})
    finally:
        comparing._changes.cache_clear()
        edition_changes.sections.cache_clear()
    told = [text for text in texts(app.main) if text.startswith("The first 2 of ")]
    assert told
    assert {len(table.rows) for tab in app.tabs for table in tables(tab)} <= {1, 2}
