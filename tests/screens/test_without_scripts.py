"""A screen without scripts shows nothing that only a script opens, and leads where it is told."""

from __future__ import annotations

import pytest

from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.model import Report
from report.screens.bar import Bar, drawn_bar
from report.screens.context import ScreenContext
from report.screens.menu import menu
from report.screens.reading_guide import reading_guide
from report.screens.terms import term
from report.text.formatter import Formatter


def led(page: str, fmt: Formatter, /, **more: str) -> str:
    return "/".join((fmt.language, page, *more.values()))


def led_to_places(page: str, fmt: Formatter, /, **more: str) -> str:
    return f"{fmt.language}/{page}.html#{'_'.join(more.values())}"


@pytest.fixture
def ctx(report: Report) -> ScreenContext:
    return ScreenContext(Formatter(report, "en"), LIGHT, led, has_scripts=False)


def every(nodes: list[Node], tag: str) -> list[Node]:
    return [one for node in nodes for one in node.walk() if one.tag == tag]


def test_term_is_a_link_to_the_glossary(ctx: ScreenContext) -> None:
    row = ctx.report.glossary[0]
    drawn = [term(row, "so called", ctx, "head")]
    assert every(drawn, "button") == []
    (link,) = every(drawn, "a")
    assert link.text == "so called"
    assert link.attributes["href"] == f"en/glossary/{row.id}"
    assert link.attributes["title"] == ctx.fmt.say(row.explanation)


def test_guide_says_nothing_of_clicks_and_keys(ctx: ScreenContext) -> None:
    said = {one.text for one in every([*reading_guide(ctx)], "li")}
    assert ctx.word("guide.gaps") in said
    assert not {ctx.word("guide.keys"), ctx.word("guide.sources")} & said


def test_menu_leaves_out_what_there_is_not(ctx: ScreenContext) -> None:
    whole = menu(ctx, ctx.link, has_changes=True)
    less = menu(ctx, ctx.link, has_changes=True, without=("explore", "present"))
    left = {page.path for pages in less.values() for page in pages}
    assert {page.path for pages in whole.values() for page in pages} - left == {
        "explore",
        "present",
    }


def test_bar_of_one_edition_offers_no_choice_of_it(ctx: ScreenContext) -> None:
    pages = menu(ctx, ctx.link, has_changes=False)
    word = ctx.word("edition.choose")
    for editions, offered in (({}, False), ({"2023": "?edition=2023"}, True)):
        drawn = [drawn_bar(Bar(pages, "", editions), ctx)]
        assert (word in [one.text for one in every(drawn, "p")]) is offered


def test_section_is_that_of_a_page_or_a_place_of_its_own(report: Report) -> None:
    fmt = Formatter(report, "zh")
    assert ScreenContext(fmt, LIGHT).section("lists", "unknowns") == "unknowns?lang=zh#lists"
    own = ScreenContext(fmt, LIGHT, led_to_places)
    assert own.section("lists", "unknowns", area="energy") == "zh/unknowns.html#energy"
