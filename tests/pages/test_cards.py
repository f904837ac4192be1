"""A headline figure on the page, in print and on slides: the texts of one card."""

from __future__ import annotations

from itertools import product

import pytest

from report.analysis.leading import leading_indicator
from report.model import LANGUAGES, Language, Report
from report.pdf.pictures import key_figures
from report.slides.browser_deck import deck_json
from report.slides.deck import DeckOptions
from report.text.cards import FigureCard, figure_card
from report.text.expected import line_of
from report.text.formatter import Formatter
from tests.elements import one_after_another, pictures
from tests.opened import AREAS, Opened, opened
from tests.unbroken import unbroken


@pytest.fixture(params=list(product(AREAS, LANGUAGES)), ids="-".join)
def area_page(request: pytest.FixtureRequest) -> Opened:
    """Each area's page in each language."""
    return opened(*request.param)


def cards_of(page: Opened) -> list[FigureCard]:
    return [figure_card(indicator, page.fmt) for indicator in page.fmt.report.headlines(page.page)]


def noted(card: FigureCard) -> tuple[str, ...]:
    """The note as a page has it: the period of a figure that is not of late is a badge."""
    rest = card.note.removeprefix(card.badge)
    return tuple(filter(None, (card.badge, rest)))


def test_page_says_what_the_card_says(area_page: Opened) -> None:
    """And, below its note, when the next figure is expected, where that is known."""
    fmt, indicators = area_page.fmt, area_page.fmt.report.headlines(area_page.page)
    wanted = [
        (card.name, *noted(card), *filter(None, (line_of(row, fmt), *card.parts)))
        for row, card in zip(indicators, cards_of(area_page), strict=True)
    ]
    assert len(wanted) == 6
    assert [one for one in wanted if not one_after_another(area_page.texts, one)] == []


def test_refusal_stands_in_no_text_but_in_the_tooltip_of_its_row(area_page: Opened) -> None:
    notes = [row["note"] for row in key_figures(area_page.area, area_page.fmt)]
    tips = {str(node.attributes.get("title", "")) for node in pictures(area_page.app)}
    for card in cards_of(area_page):
        if card.refusal:
            assert card.refusal in tips
            assert [text for text in (*area_page.texts, *notes) if card.refusal in text] == []


def test_print_says_what_the_card_says(area_page: Opened) -> None:
    rows = key_figures(area_page.area, area_page.fmt)
    assert [(row["name"], row["number"], row["unit"], row["note"]) for row in rows] == [
        (card.name, *card.parts, card.note) for card in cards_of(area_page)
    ]


@pytest.mark.parametrize("length", ["full", "short"])
def test_slide_says_what_the_first_cards_say(area_page: Opened, length: str) -> None:
    """It has room for three."""
    options = DeckOptions((area_page.page,), (area_page.language,), length)  # type: ignore[arg-type]
    pages = deck_json(area_page.fmt.report, options, "light")["pages"]
    (figures,) = [slide["figures"] for page in pages for slide in page if slide["figures"]]
    # The last of each figure is its spark.
    assert [[unbroken(text) for text in texts] for *texts, _ in figures] == [
        [card.name, unbroken(card.figure), card.when, card.note] for card in cards_of(area_page)[:3]
    ]


def test_some_card_of_the_report_refuses_a_change_and_some_has_a_status(report: Report) -> None:
    """Else the tests above would hold little."""
    fmt = Formatter(report, "en")
    cards = [figure_card(one, fmt) for area in AREAS for one in report.headlines(area)]
    for part in ("badge", "change", "refusal", "status"):
        assert {bool(getattr(card, part)) for card in cards} == {True, False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_says_what_the_cards_of_the_leading_figures_say(
    language: Language, report: Report
) -> None:
    page = opened("", language)
    cards = [
        figure_card(indicator, page.fmt)
        for area in report.areas
        if (indicator := leading_indicator(area, report)) is not None
    ]
    wanted = [(card.name, *filter(None, card.parts), card.when_and_change) for card in cards]
    assert len(wanted) == len(AREAS)
    assert [one for one in wanted if not one_after_another(page.texts, one)] == []
