"""The glossary: its page, and its terms where they stand in texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.parts.frame.context import PageContext
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language, Term, Text
from report.screens import terms
from report.text.formatter import Formatter
from tests.build import example, shipped
from tests.elements import links, pictures, texts
from tests.opened import AREAS, fresh, opened

MOON = Term("moon", Text("moon tax", "月亮税"), Text("MT", "MT"), Text("A tax.", "一种税。"), "")


def context(language: Language = "en") -> PageContext:
    report = replace(example(), glossary=(MOON,))
    return PageContext(Formatter(report, language), LIGHT)


def said(node: Node) -> str:
    return "".join(inside.text for inside in node.walk())


def test_first_mention_of_a_term_is_a_button_with_its_explanation() -> None:
    assert terms.explained("A tax on the moon.", context(), "here") == ()
    before, term, after = terms.explained("The moon tax, or MT.", context(), "here")
    assert (before.text, after.text) == ("The ", ", or MT.")
    button, tip = term.children
    assert (button.tag, button.text, tip.text) == ("button", "moon tax", "A tax.")
    assert button.attributes["aria-describedby"] == tip.attributes["id"] == "here_moon"
    assert tip.attributes["role"] == "tooltip"


def test_term_that_is_explained_elsewhere_is_left_alone() -> None:
    assert terms.explained("月亮税", context("zh"), "here", {"moon"}) == ()
    assert len(terms.explained("月亮税", context("zh"), "here")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_each_term_is_explained_once_on_the_page_of_an_area(area: str, language: Language) -> None:
    nodes = pictures(opened(area, language).app)
    ids = [str(node.attributes["id"]) for node in nodes if node.attributes.get("role") == "tooltip"]
    named = [name.partition("_")[2] for name in ids]
    assert len(set(named)) == len(named)
    buttons = [node.attributes for node in nodes if node.tag == "button"]
    described = [one["aria-describedby"] for one in buttons if "data-figures" not in one]
    assert described == ids


def test_areas_and_indicators_explain_terms() -> None:
    energy = [node.text for node in pictures(opened("energy", "zh").app) if node.tag == "button"]
    assert {"虚拟电厂", "清洁能源"} <= set(energy)
    page = fresh("indicator", {"id": "gep", "lang": "en"})
    assert "gross ecosystem product" in [n.text for n in pictures(page) if n.tag == "button"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_every_term_in_both_languages(language: Language) -> None:
    page = opened("glossary", language)
    entries = {n.attributes["id"]: said(n) for n in pictures(page.app) if n.tag == "section"}
    assert len(entries) == len(shipped().glossary) >= 20
    for row in shipped().glossary:
        told = entries[f"term_{row.id}"]
        wanted = (row.term.en, row.term.zh, row.explanation[language])
        assert all(page.fmt.say(Text(text, text)) in told for text in wanted), row.id


def test_search_leaves_what_fits_and_says_what_to_do_where_nothing_does() -> None:
    app = fresh("glossary", {"lang": "en", "q": "V2G"})
    assert [n.attributes["id"] for n in pictures(app) if n.tag == "section"] == ["term_v2g"]
    app = fresh("glossary", {"lang": "en", "q": "qwertz"})
    assert [n for n in pictures(app) if n.tag == "section"] == []
    assert "No term matches. Try another word or its abbreviation." in texts(app.markdown)
    (button,) = [each for each in app.button if each.label == "Show all terms"]
    button.click().run()
    assert len([n for n in pictures(app) if n.tag == "section"]) == len(shipped().glossary)


def test_unknown_term_is_said_above_all_others() -> None:
    app = fresh("glossary", {"lang": "en", "term": "nothing"})
    assert any("does not have" in text for text in texts(app.markdown))
    assert len([n for n in pictures(app) if n.tag == "section"]) == len(shipped().glossary)


def test_guide_leads_to_the_glossary() -> None:
    assert "glossary?lang=en" in [address for _, address in links(opened("", "en").app)]
