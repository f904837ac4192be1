"""The site holds every page in both languages, each whole, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from report.analysis.editions import content_mark
from report.data import store
from report.model import LANGUAGE_TAGS, LANGUAGES, VERSION, Language, Report
from report.text.formatter import Formatter
from tests.static.documents import CITY, Document, Site
from tests.static.documents import SITE as URL

_ATOM = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_NAMES = ("index", "indicator", "sources", "calendar", "unknowns", "changes", "glossary")


@pytest.fixture(scope="module")
def city() -> Report:
    return store.shared(CITY)


def expected(report: Report, language: Language) -> set[str]:
    names = [*_NAMES, *(area.id for area in report.areas)]
    names += [f"indicator/{name}" for name in report.indicators]
    return {f"{language}/{name}.html" for name in names}


def of_language(site: Site) -> dict[str, Document]:
    return {name: page for name, page in site.pages.items() if "/" in name}


def test_every_page_is_there_in_both_languages(site: Site, city: Report) -> None:
    every = {name for language in LANGUAGES for name in expected(city, language)}
    assert set(site.pages) == every | {"index.html", "404.html"}


def test_every_link_leads_to_a_file_or_a_place_of_a_page(site: Site) -> None:
    assert sum(len(page.addresses) for page in site.pages.values()) > 2_000
    assert site.broken() == []


def test_every_page_is_whole_and_has_no_script(site: Site) -> None:
    for name, page in site.pages.items():
        assert page.doctype == "DOCTYPE html", name
        assert [one.tag for one in page.elements if one.tag in {"script", "style"}] == []
        handlers = [key for one in page.elements for key in one.attributes if key[:2] == "on"]
        assert handlers == [], name
        assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1, name
        assert [key for key, count in Counter(page.ids).items() if count > 1] == [], name


def test_every_page_has_its_language_and_its_landmarks(site: Site) -> None:
    for name, page in of_language(site).items():
        (root,) = page.all("html")
        assert root.attributes["lang"] == LANGUAGE_TAGS["zh" if name[:2] == "zh" else "en"]
        assert len(page.all("header")) == len(page.all("footer")) == 1, name
        assert page.all("nav")
        first = page.all("a")[0]
        assert first.attributes["href"] == f"#{page.all('main')[0].attributes['id']}"
        (viewport,) = page.all("meta", name="viewport")
        assert "width=device-width" in viewport.attributes["content"]


def test_foot_says_which_state_of_the_report_it_is(site: Site, city: Report) -> None:
    for page in of_language(site).values():
        (foot,) = page.all("footer")
        assert content_mark(city) in foot.text
        assert VERSION in foot.text


def test_canonical_address_and_those_of_the_other_languages_are_of_this_page(site: Site) -> None:
    for name, page in of_language(site).items():
        (canonical,) = page.all("link", rel="canonical")
        assert canonical.attributes["href"] == URL + name
        (shown,) = page.all("meta", property="og:url")
        assert shown.attributes["content"] == URL + name
        for language in LANGUAGES:
            (other,) = page.all("link", rel="alternate", hreflang=LANGUAGE_TAGS[language])
            assert other.attributes["href"] == f"{URL}{language}{name[2:]}"
        (unnamed,) = page.all("link", rel="alternate", hreflang="x-default")
        assert unnamed.attributes["href"] in {f"{URL}zh{name[2:]}", f"{URL}index.html"}


def test_preview_of_every_page_is_a_picture_of_the_site(site: Site) -> None:
    for page in of_language(site).values():
        (image,) = page.all("meta", property="og:image")
        file = site.folder / image.attributes["content"].removeprefix(URL)
        assert file.read_bytes().startswith(b"\x89PNG")


def test_switch_leads_to_the_same_page_in_the_other_language(site: Site) -> None:
    for name, page in of_language(site).items():
        links = {one.attributes.get("hreflang"): one for one in page.all("a")}
        here: Language = "en" if name[:2] == "en" else "zh"
        there: Language = "zh" if here == "en" else "en"
        address = links[LANGUAGE_TAGS[there]].attributes["href"]
        resolved = (site.folder / name).parent / address
        assert resolved.resolve() == (site.folder / f"{there}{name[2:]}").resolve()
        assert links[LANGUAGE_TAGS[here]].attributes["aria-current"] == "true"


def test_links_inside_of_the_site_are_relative(site: Site) -> None:
    for name, page in of_language(site).items():
        within = [one for one in page.all("a") if one.attributes["href"].startswith((URL, "/"))]
        assert within == [], name


def test_sitemap_lists_exactly_the_pages(site: Site) -> None:
    every = ElementTree.fromstring((site.folder / "sitemap.xml").read_bytes())
    listed = [entry.findtext(f"{_ATOM}loc") for entry in every]
    assert sorted(filter(None, listed)) == sorted(URL + name for name in of_language(site))
    for entry in every:
        tags = [link.attrib["hreflang"] for link in entry.findall(f"{_XHTML}link")]
        assert tags == [*(LANGUAGE_TAGS[name] for name in LANGUAGES), "x-default"]


def test_robots_name_the_sitemap(site: Site) -> None:
    said = (site.folder / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {URL}sitemap.xml\n" in said


def test_root_leads_to_both_languages_and_to_nowhere_by_itself(site: Site) -> None:
    page = site.pages["index.html"]
    led = {one.attributes["href"] for one in page.all("a")}
    assert {"zh/index.html", "en/index.html"} <= led
    assert [one for one in page.all("meta") if "http-equiv" in one.attributes] == []


def test_page_of_a_wrong_address_works_at_any_address(site: Site) -> None:
    page = site.pages["404.html"]
    assert all(address.startswith(URL) for address in page.addresses)
    assert page.all("meta", name="robots", content="noindex")


def test_app_is_not_in_the_menu_where_nobody_says_where_it_is(site: Site) -> None:
    for page in site.pages.values():
        assert not any(re.search("explore|present", one) for one in page.addresses)


def test_style_sheet_is_one_file_named_by_its_content(site: Site) -> None:
    sheets = {one.attributes["href"] for page in site.pages.values() for one in page.all("link")}
    named = {one.rpartition("/")[2] for one in sheets if one.endswith(".css")}
    assert len(named) == 1
    assert re.fullmatch(r"style-[0-9a-f]{12}\.css", named.pop())


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_an_indicator_are_all_there_and_lead_to_their_sources(
    site: Site, city: Report, language: Language
) -> None:
    fmt = Formatter(city, language)
    for name in city.indicators:
        page = site.pages[f"{language}/indicator/{name}.html"]
        linked = {
            (one.text, one.attributes["href"].partition("#")[2])
            for one in page.of_class("to-source")
        }
        for row in (one for one in city.observations if one.indicator == name):
            figure = fmt.observation(row)
            source = fmt.publisher_and_site(city.sources[row.source])
            anchor = f"source_{row.source}"
            assert (figure, anchor) in linked or (source, anchor) in linked, row
            assert figure in [one.text for one in page.of_class("figures")], row


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_can_be_led_to(site: Site, city: Report, language: Language) -> None:
    ids = set(site.pages[f"{language}/sources.html"].ids)
    assert {f"source_{name}" for name in city.sources} <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_area_says_what_the_report_has_of_it(site: Site, city: Report, language: Language) -> None:
    fmt = Formatter(city, language)
    for area in city.areas:
        page = site.pages[f"{language}/{area.id}.html"]
        (main,) = page.all("main")
        told = [row.name for row in city.in_area(area.id)]
        told += [event.title for event in city.events_in(area.id)]
        told += [practice.title for practice in city.practices_in(area.id)]
        assert [fmt.say(text) for text in told if fmt.say(text) not in main.text] == []
        assert {f"event_{event.id}" for event in city.events_in(area.id)} <= set(page.ids)


def test_every_chart_is_drawn_for_two_widths_and_told_as_a_table(site: Site) -> None:
    charts = 0
    for name, page in site.pages.items():
        drawn = Counter(
            size
            for size in ("wide", "narrow")
            for one in page.of_class(size)
            if "front-chart" in one.attributes["class"]
        )
        blocks = page.of_class("plain-chart")
        assert drawn["wide"] == drawn["narrow"] == len(blocks), name
        assert len(page.of_class("data-table")) >= len(blocks), name
        charts += len(blocks)
    assert charts > 50
    labelled = [one for page in site.pages.values() for one in page.all("svg", role="img")]
    assert all(one.attributes["aria-label"] for one in labelled)


def test_what_stands_open_on_a_wide_screen_of_the_app_is_open(site: Site) -> None:
    folds = [
        one
        for page in site.pages.values()
        for one in page.all("details")
        if one.attributes.get("data-open") == "wide"
    ]
    assert folds
    assert all("open" in one.attributes for one in folds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_lead_to_the_glossary(site: Site, city: Report, language: Language) -> None:
    ids = {f"term_{term.id}" for term in city.glossary}
    led = {
        one.attributes["href"].partition("#")[2]
        for page in of_language(site).values()
        for one in page.all("a")
        if "glossary.html#" in one.attributes["href"]
    }
    assert led
    assert led <= ids == {i for i in site.pages[f"{language}/glossary.html"].ids if "term_" in i}
