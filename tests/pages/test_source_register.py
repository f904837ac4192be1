"""The register of sources: all of them, and those that a filter leaves."""

from __future__ import annotations

from itertools import product

import pytest

from report.analysis.sources import KINDS, select
from report.model import LANGUAGES, Report
from report.text.formatter import Formatter
from tests.elements import links, tables, texts
from tests.opened import THEMES, Opened, fresh, opened


@pytest.fixture(params=list(product(LANGUAGES, THEMES)), ids="-".join)
def register(request: pytest.FixtureRequest) -> Opened:
    return opened("sources", *request.param)


def test_register_lists_every_source(register: Opened) -> None:
    sources = register.fmt.report.sources.values()
    rows = tables(register.app)[0].columns
    title = register.fmt.word("table.title")
    assert sorted(rows[title]) == sorted(map(register.fmt.title, sources))


def test_register_names_every_kind(register: Opened) -> None:
    kinds = [register.fmt.word(f"kind.{kind}") for kind in KINDS]
    assert register.app.pills(key="sources_kind").options == kinds
    listed = {text for text, where in links(register.app) if "kind=" in where}
    assert set(kinds) >= listed
    assert listed


def test_register_is_filtered_by_area_and_kind(report: Report) -> None:
    app = fresh("sources", {"lang": "en"})
    fmt = Formatter(report, "en")
    for areas, kinds in (["energy"], []), ([], ["official"]), (["energy"], ["official", "press"]):
        app.pills(key="sources_area").set_value(areas)
        app.pills(key="sources_kind").set_value(kinds).run()
        expected = select(report, areas, kinds)
        assert 0 < len(expected) < len(report.sources)
        assert len(tables(app)[0].rows) == len(expected)
        count = fmt.counted("sources.count", len(expected))
        assert count in [caption.value for caption in app.caption]


def test_filters_that_nothing_passes_say_so(report: Report) -> None:
    empty = next(
        (area.id, kind)
        for area in report.areas
        for kind in KINDS
        if not select(report, [area.id], [kind])
    )
    app = fresh("sources", {"lang": "zh"})
    app.pills(key="sources_area").set_value([empty[0]])
    app.pills(key="sources_kind").set_value([empty[1]]).run()
    assert not app.exception
    assert tables(app) == []
    assert report.words["sources.none"].zh in texts(app.main)
