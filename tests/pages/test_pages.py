"""Every page, in both languages and both themes: all that belongs there, and nothing broken."""

from __future__ import annotations

import re
from typing import Any

import pytest

from report.charts.palette import PALETTES
from report.model import LANGUAGES, Language
from report.text import narrative
from report.text.formatter import Formatter
from tests.blocks import block
from tests.counted import ones_in_the_plural
from tests.elements import chart_texts, charts, strings, tables, titles
from tests.languages import assert_in_language
from tests.opened import AREAS, DATA_PAGES, PAGES, THEMES, Opened, opened

_HANZI = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z’'-]+(?: [A-Za-z’'-]+){2,}")
# The language switch names each language in itself.
_SWITCH = {"中文", "English"}


# Each page in both languages, in one of them light and in the other dark, by turns.
_READ = {
    (name, language): THEMES[(number + turn) % 2]
    for number, name in enumerate(PAGES)
    for turn, language in enumerate(LANGUAGES)
}


@pytest.fixture(params=[(*read, theme) for read, theme in _READ.items()], ids="-".join)
def page(request: pytest.FixtureRequest) -> Opened:
    """Each page in each language."""
    return opened(*request.param)


def test_there_are_eight_areas() -> None:
    assert len(AREAS) == 8


def test_page_opens(page: Opened) -> None:
    assert [error.value for error in page.app.exception] == []
    assert page.app.query_params == {"lang": page.language}
    assert len(page.texts) > 100


def test_page_has_its_title(page: Opened) -> None:
    say, word = page.fmt.say, page.fmt.word
    named = {"": narrative.fill(page.fmt.report.settings.findings[0], page.fmt)}
    named |= {name: word(f"nav.{name}") for name in DATA_PAGES}
    expected = named[page.page] if page.page in named else say(page.area.name)
    assert titles(page.app) == [expected]


def test_no_key_of_a_word_stands_as_text(page: Opened) -> None:
    keys = {key for key in page.fmt.report.words if "." in key or "_" in key}
    assert len(keys) > 100
    tokens = {token for text in page.texts for token in re.findall(r"[\w.]*\w", text)}
    assert tokens & keys == set()


def test_no_id_stands_as_text(page: Opened) -> None:
    report = page.fmt.report
    known = {*report.indicators, *report.sources, *(event.id for event in report.events)}
    ids = {key for key in known if "_" in key}
    assert len(ids) > 300
    tokens = {token for text in page.texts for token in re.findall(r"\w+", text)}
    assert tokens & ids == set()


def test_no_hole_is_left_open(page: Opened) -> None:
    assert [text for text in page.texts if "{" in text or "}" in text] == []
    # What Plotly itself fills in: the text that hangs at each point.
    filled = [re.sub(r"%\{customdata(\[0\])?\}", "", text) for text in page.drawn]
    assert [text for text in filled if "{" in text or "}" in text] == []


def test_one_thing_is_in_the_singular(page: Opened) -> None:
    assert ones_in_the_plural([*page.texts, *page.drawn]) == []


def test_no_python_stands_as_text(page: Opened) -> None:
    words = re.compile(r"\b(?:None|nan|NaN|True|False|Decimal|inf)\b|\d[eE][+-]\d")
    texts = [text for text in [*page.texts, *page.drawn] if not text.startswith("http")]
    assert [text for text in texts if words.search(text)] == []


def test_page_speaks_one_language(page: Opened) -> None:
    own = [text for text in [*page.texts, *page.drawn] if text not in _SWITCH]
    published = as_published(page.fmt)
    other = _HANZI if page.language == "en" else _ENGLISH
    rest = (published.sub("", text) for text in own if other.search(text))
    assert [text for text in rest if other.search(text)] == []


def test_page_names_publishers_in_its_language(page: Opened) -> None:
    own = [text for text in [*page.texts, *page.drawn] if text not in _SWITCH]
    assert_in_language(own, page.fmt)


def as_published(fmt: Formatter) -> re.Pattern[str]:
    """Titles of sources and names of publishers: names may hold some of the other language.

    Original titles stand beside their translations. No name of the other language is left out.
    """
    sources = fmt.report.sources.values()
    names = {title for row in sources for title in (row.original_title, fmt.say(row.title))}
    names |= {fmt.say(publisher.name) for publisher in fmt.report.publishers.values()}
    names.discard("")
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def test_no_word_of_the_other_language(page: Opened) -> None:
    words = page.fmt.report.words.values()
    differing = {word[other(page.language)] for word in words if word.en != word.zh}
    assert len(differing) > 100
    found = differing & set(page.texts) - _SWITCH
    # A table may well name a language, as the language of a source, in the reader's own words.
    assert found == set()


def other(language: Language) -> Language:
    return "en" if language == "zh" else "zh"


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_show_the_same_things(name: str) -> None:
    pages = [opened(name, language, _READ[name, language]) for language in LANGUAGES]
    built = [[node.type for node in page.app.main] for page in pages]
    assert len(built[0]) > 10
    assert built[0] == built[1]
    assert len(pages[0].texts) == len(pages[1].texts)


@pytest.mark.parametrize("name", ["", AREAS[0], DATA_PAGES[0]])
def test_theme_changes_no_word(name: str) -> None:
    light, dark = (opened(name, "zh", theme) for theme in THEMES)
    assert light.texts == dark.texts


def test_charts_have_the_colours_of_the_theme(page: Opened) -> None:
    mine = PALETTES[page.theme]
    others = PALETTES["light" if page.theme == "dark" else "dark"]
    assert bool(page.charts) == (page.page not in {"sources", "changes"})
    for chart in page.charts:
        colours = {text.upper() for text in strings(chart.spec) if text.startswith("#")}
        assert {mine.text, mine.muted} & colours, chart.key
        assert not {others.text, others.muted, others.rule} & colours, chart.key


def test_charts_of_the_page_are_there_in_their_order(page: Opened) -> None:
    expected = expected_charts(page)
    assert [chart.key for chart in page.charts if chart.key in expected] == expected


def expected_charts(page: Opened) -> list[str]:
    if page.page in DATA_PAGES:
        return []
    if page.page == "":
        return [*(chart.id for chart in page.fmt.report.settings.charts), "district_map"]
    return [chart.id for chart in page.area.charts]


def test_chart_blocks_are_whole(page: Opened) -> None:
    """Headline, subtitle, three tabs with something in each, and a line of sources."""
    for chart in page.charts:
        node: Any = page.app.get_by_key(f"block_{chart.key}")
        read = block(node)
        assert [label for _, label in read.told["tabs"]] == tab_names(page.fmt)
        assert [shown.key for shown in charts(node)] == [chart.key]
        assert tables(node)[0].rows, chart.key
        assert any(each.text.strip() for tree in read.nodes("about") for each in tree.walk())
        said = chart_texts(node)
        assert said.level == "h3"
        assert said.subtitle.strip()
        assert re.fullmatch(source_line(page.fmt), said.foot[-1]), chart.key
        assert chart.alt.strip()


def tab_names(fmt: Formatter) -> list[str]:
    return [fmt.word(f"tab.{name}") for name in ("chart", "table", "about")]


def source_line(fmt: Formatter) -> str:
    """What a line of sources looks like: the word before it, and at least one publisher."""
    return re.escape(fmt.word("source.line", sources="\0")).replace("\0", r"\S.*")


def test_headlines_fill_their_placeholders(page: Opened) -> None:
    """A chart's headline is the one an editor wrote, or what its figures show where none did."""
    report = page.fmt.report
    editors = [*report.settings.charts, *(chart for area in report.areas for chart in area.charts)]
    by_id = {chart.id: chart for chart in editors}
    for chart in (chart for chart in page.charts if chart.key in by_id):
        node: Any = page.app.get_by_key(f"block_{chart.key}")
        written = narrative.fill(by_id[chart.key].headline, page.fmt)
        headline = written or narrative.chart_headline(by_id[chart.key], page.fmt)
        assert headline
        assert "{" not in headline
        assert chart_texts(node).headline == headline
