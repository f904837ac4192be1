"""What pages say of our corrections at their feet, and below charts, with and without the app."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.default_chart import chart_of
from report.charts import embed
from report.charts.captioned import captioned_chart
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language
from report.screens.chart_texts import chart_foot
from report.screens.context import ScreenContext
from report.static import parts
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter
from tests.build import example
from tests.elements import pictures, texts

(MADE,) = example().corrections


def _foot(language: str, indicator: str) -> None:
    from typing import cast  # noqa: PLC0415

    from pages.parts import sections  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.analysis.corrections import corrections_to  # noqa: PLC0415
    from report.charts.palette import LIGHT  # noqa: PLC0415
    from report.model import Language  # noqa: PLC0415
    from report.text.formatter import Formatter  # noqa: PLC0415
    from tests.build import example  # noqa: PLC0415

    ctx = PageContext(Formatter(example(), cast(Language, language)), LIGHT)
    sections.corrections(corrections_to(indicator, example()), ctx)


def shown(language: Language, indicator: str) -> AppTest:
    app = AppTest.from_function(_foot, args=(language, indicator), default_timeout=30).run()
    assert not app.exception
    return app


def links_in(node: Node) -> list[tuple[str, str]]:
    own = [(node.text, str(node.attributes["href"]))] if node.tag == "a" else []
    return own + [link for child in node.children for link in links_in(child)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_foot_of_a_page_says_what_was_wrong(language: Language) -> None:
    fmt, app = Formatter(example(), language), shown(language, "power_per_person")
    assert fmt.word("section.corrections") in "\n".join(texts(app.main))
    source = example().sources[MADE.source]
    said = {link for node in pictures(app) for link in links_in(node)}
    assert said == {(correction_in_words(MADE, fmt), source.url)}
    assert fmt.say(MADE.why) in "\n".join(texts(app.main))


def test_foot_of_a_page_without_corrections_is_empty() -> None:
    assert texts(shown("en", "solar_capacity").main) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_says_it_wherever_it_stands(language: Language) -> None:
    """Its foot is that of pages, of embeds, of Explore and of the site without an app."""
    fmt = Formatter(example(), language)
    chart = captioned_chart(chart_of(example().indicators[MADE.indicator], example()), None, fmt)
    told = [text for node in chart_foot(chart) for text in _texts(node)]
    assert list(chart.correction_lines) == [text for text in told if fmt.say(MADE.why) in text]


def test_embed_has_room_for_it() -> None:
    fmt = Formatter(example(), "en")
    chart = chart_of(example().indicators[MADE.indicator], example())
    captioned = captioned_chart(chart, None, fmt)
    without = replace(captioned)
    height = embed.chart_height(captioned, "Back", LIGHT)
    object.__setattr__(without, "correction_lines", ())
    assert embed.chart_height(without, "Back", LIGHT) < height


@pytest.mark.parametrize("language", LANGUAGES)
def test_site_says_it_at_the_foot_of_its_pages(language: Language) -> None:
    fmt = Formatter(example(), language)
    ctx = cast(ScreenContext, type("Ctx", (), {"fmt": fmt, "report": example(), "word": fmt.word}))
    told = [text for node in parts.corrections((MADE,), ctx) for text in _texts(node)]
    assert fmt.word("section.corrections") in told
    assert correction_in_words(MADE, fmt) in told
    assert list(parts.corrections((), ctx)) == []


def _texts(node: Node) -> list[str]:
    return [node.text, *(text for child in node.children for text in _texts(child))]
