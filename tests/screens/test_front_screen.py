"""The first screen says what the page says, and leads where the page leads."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from report.analysis.leading import leading_indicator
from report.analysis.progress import assess_all, counted
from report.charts.nodes import Node
from report.data import served
from report.model import LANGUAGES, Language, Report
from report.screens.front_screen import FrontScreen, front_screen
from report.site.routes import reader
from report.text.cards import figure_card
from report.text.formatter import Formatter

PM = "pm25_annual_mean"


def screen(path: str, fmt: Formatter, *texts: str, **query: str) -> Node:
    before = served.previous_report(fmt.report, fmt.report.edition)
    return front_screen(FrontScreen(path, tuple(query.items()), path, texts, before), fmt)


def words(node: Node) -> str:
    return " ".join(one.text for one in node.walk() if one.text)


def of_class(node: Node, name: str) -> list[Node]:
    return [one for one in node.walk() if name in str(one.attributes.get("class", "")).split()]


@pytest.fixture(params=LANGUAGES)
def fmt(request: pytest.FixtureRequest, report: Report) -> Formatter:
    return reader(report, request.param, "")


def test_overview_has_finding_targets_and_areas(fmt: Formatter) -> None:
    drawn, areas = screen("", fmt), fmt.report.areas
    targets = [row for area in areas for row in counted(assess_all(fmt.report, area.id))]
    (marks,) = [Node("ul", children=tuple(of_class(drawn, "marks")))]
    assert len([one for one in marks.walk() if one.tag == "a"]) == len(targets)
    assert len(of_class(drawn, "area")) == len(areas)
    for area in areas:
        leading = leading_indicator(area, fmt.report)
        assert leading is not None
        assert figure_card(leading, fmt).parts[0] in words(drawn)
    (title,) = [one for one in drawn.walk() if one.tag == "h1"]
    assert re.search(r"\d", title.text)


def test_area_has_its_figures_and_its_first_chart(fmt: Formatter) -> None:
    for area in fmt.report.areas:
        drawn = screen(area.id, fmt)
        assert str(drawn.attributes["--page-area"]).startswith("light-dark(#")
        said = words(drawn)
        for indicator in fmt.report.headlines(area.id):
            assert figure_card(indicator, fmt).name in said
        (chart,) = of_class(drawn, "st-key-block_front")
        pictures = [one for one in chart.walk() if one.tag == "svg"]
        assert len(pictures) in {0, 2}
        assert fmt.say(area.name) in said


def test_most_areas_show_their_first_chart_at_once(fmt: Formatter) -> None:
    """Only one of several panels, or of a single figure, is left to the page."""
    drawn = [screen(area.id, fmt) for area in fmt.report.areas]
    with_chart = [one for one in drawn if any(n.tag == "svg" for n in _chart(one).walk())]
    assert len(with_chart) >= len(drawn) - 2


def _chart(drawn: Node) -> Node:
    (chart,) = of_class(drawn, "st-key-block_front")
    return chart


def test_indicator_has_its_figure_and_its_chart(fmt: Formatter) -> None:
    drawn = screen("indicator", fmt, id=PM)
    card = figure_card(fmt.report.indicators[PM], fmt)
    assert card.parts[0] in words(of_class(drawn, "figure")[0])
    assert len([one for one in _chart(drawn).walk() if one.tag == "svg"]) == 2
    assert "--page-area" in drawn.attributes


def test_pages_of_the_data_begin_with_their_pictures(fmt: Formatter) -> None:
    """All kinds of sources, all areas, all terms."""
    kinds = {source.kind for source in fmt.report.sources.values()}
    (listed,) = of_class(screen("sources", fmt), "kinds")
    assert len(listed.children) == len(kinds)
    (table,) = of_class(screen("unknowns", fmt), "coverage")
    said = words(table)
    assert all(fmt.say(area.name) in said for area in fmt.report.areas)
    terms = of_class(screen("glossary", fmt), "term-entry")
    assert {str(term.attributes["id"]) for term in terms} == {
        f"term_{row.id}" for row in fmt.report.glossary
    }
    for path in ("sources", "calendar", "unknowns", "glossary"):
        (title,) = [one.text for one in screen(path, fmt).walk() if one.tag == "h1"]
        assert title == fmt.word(f"nav.{path}")


@pytest.mark.parametrize(
    ("path", "query"), [("explore", {}), ("sources", {"source": "any"})], ids=["explore", "asked"]
)
def test_other_page_has_its_title_and_texts(
    path: str, query: dict[str, str], fmt: Formatter
) -> None:
    """A page that is asked for one thing of it begins otherwise."""
    drawn = screen(path, fmt, "first text", "second text", **query)
    assert [one.text for one in drawn.walk() if one.tag in {"h1", "p"}][-3:] == [
        path,
        "first text",
        "second text",
    ]


@pytest.mark.parametrize("edition", ["latest", "2023"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_keep_language_and_edition(report: Report, language: Language, edition: str) -> None:
    fmt = reader(report, language, edition)
    for path in ("", "energy", "sources"):
        switches = [
            one for row in of_class(screen(path, fmt), "front-switches") for one in row.walk()
        ]
        links = [one for one in screen(path, fmt).walk() if "href" in one.attributes]
        assert len(links) > 15
        for link in links:
            address = urlsplit(str(link.attributes["href"]))
            asked = parse_qs(address.query)
            if link in switches or not address.path:
                continue
            assert asked["lang"] == [language]
            assert asked.get("edition", ["latest"]) == [edition]


def test_switches_lead_to_the_same_page(fmt: Formatter) -> None:
    (switches,) = of_class(screen("indicator", fmt, id=PM), "front-switches")
    links = [one for one in switches.walk() if one.tag == "a"]
    editions, languages = links[1:3], links[3:]
    asked = [parse_qs(str(link.attributes["href"]).lstrip("?")) for link in [*editions, *languages]]
    assert [one["id"] for one in asked] == [[PM]] * 4
    assert [one["edition"] for one in asked[:2]] == [[name] for name in fmt.report.editions]
    assert [one["lang"] for one in asked[2:]] == [[name] for name in LANGUAGES]
    chosen = [link for link in links if link.attributes.get("aria-current")]
    assert len(chosen) == 2


def test_bar_lists_every_page(fmt: Formatter) -> None:
    (row,) = of_class(screen("", fmt), "bar-row")
    paths = [str(one.attributes["href"]).split("?")[0] for one in row.walk() if one.tag == "a"]
    areas = [area.id for area in fmt.report.areas]
    others = ["indicator", "sources", "calendar", "unknowns", "changes", "glossary"]
    assert paths == [".", *areas, "explore", "present", *others]
