"""The register of publications, and the one of them that an address asks for."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.sources import indicators_of
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests import alone
from tests.alone import links, texts_of


def _page(language: str, edition: str) -> None:
    from pages import sources  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language, edition)
    sources.show(ctx, alone.signposts(ctx.report))


def page(language: Language, **params: str) -> AppTest:
    app = alone.run(_page, language, "latest", **params)
    assert [error.value for error in app.exception] == []
    return app


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_asked_for_stands_first(language: Language, report: Report) -> None:
    source = list(report.sources.values())[-1]
    app = page(language, source=source.id)
    fmt = Formatter(report, language)
    assert fmt.title(source) in app.dataframe[0].value.iloc[0].tolist()
    assert any(fmt.publisher(source) in text for text in texts_of(app)[:4])
    label = report.words["sources.every"][language]
    assert links(app)[label] == f"sources?lang={language}"


def test_it_leads_to_what_was_read_in_it(report: Report) -> None:
    name, given = max(indicators_of(report).items(), key=lambda pair: len(pair[1]))
    assert len(given) > 10
    found = links(page("en", source=name))
    first = report.indicators[given[0]]
    assert found[first.name.en] == f"indicator?id={first.id}&lang=en"
    assert len(found) == len(given) + 1


@pytest.mark.parametrize("value", ["nope", "", "<script>alert(1)</script>", "x" * 10_000])
def test_an_unknown_source_is_told_quietly(value: str, report: Report) -> None:
    app = page("zh", source=value)
    assert report.words["sources.unknown"].zh in texts_of(app)
    assert len(app.dataframe[0].value) == len(report.sources)
