"""Every page, in both languages and both themes: all that belongs there, and nothing broken."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

from report.analysis import editions
from report.analysis.districts import layers
from report.analysis.events import dense_events
from report.analysis.latest import latest_figure
from report.analysis.leading import leading_indicator
from report.analysis.progress import assess, assess_all, counted, tally
from report.analysis.sources import KINDS, one_of_each_publisher, select
from report.charts.palette import PALETTES
from report.data import store
from report.model import LANGUAGES, Group, Language, Observation, Report, Text
from report.text import narrative, verdicts
from report.text.formatter import Formatter
from report.text.verdict_sums import sum_in_words
from tests.counted import ones_in_the_plural
from tests.languages import assert_in_language
from tests.opened import (
    AREAS,
    DATA_PAGES,
    PAGES,
    THEMES,
    Opened,
    chart_texts,
    charts,
    fresh,
    links,
    one_after_another,
    opened,
    pictures,
    shown,
    strings,
    tables,
    texts,
    titles,
)

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
_OF_AREAS = [(*read, theme) for read, theme in _READ.items() if read[0] in AREAS]


@pytest.fixture(params=[(*read, theme) for read, theme in _READ.items()], ids="-".join)
def page(request: pytest.FixtureRequest) -> Opened:
    """Each page in each language."""
    return opened(*request.param)


@pytest.fixture(params=_OF_AREAS, ids="-".join)
def chapter(request: pytest.FixtureRequest) -> Opened:
    """Each area's page in each language."""
    return opened(*request.param)


@pytest.fixture(params=list(product(LANGUAGES, THEMES)), ids="-".join)
def overview(request: pytest.FixtureRequest) -> Opened:
    return opened("", *request.param)


@pytest.fixture(params=list(product(LANGUAGES, THEMES)), ids="-".join)
def register(request: pytest.FixtureRequest) -> Opened:
    return opened("sources", *request.param)


def missing(wanted: Iterable[str], page: Opened) -> list[str]:
    """Which of the wanted texts a page does not show; there must be some to want."""
    listed = list(wanted)
    assert listed
    on_page = "\n".join(page.texts)
    return [text for text in listed if text not in on_page]


def shown_figure(indicator: str, report: Report) -> Observation:
    """The figure of the city that is shown where only one is."""
    latest = latest_figure(report.series(indicator))
    assert latest is not None
    return latest


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
        block: Any = page.app.get_by_key(f"block_{chart.key}")
        assert [tab.label for tab in block.tabs] == tab_names(page.fmt)
        picture, table, about = block.tabs
        assert [node.key for node in charts(picture)] == [chart.key]
        assert tables(table)[0].rows, chart.key
        assert any(node.value.strip() for node in about.markdown), chart.key
        said = chart_texts(block)
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
        block: Any = page.app.get_by_key(f"block_{chart.key}")
        written = narrative.fill(by_id[chart.key].headline, page.fmt)
        headline = written or narrative.chart_headline(by_id[chart.key], page.fmt)
        assert headline
        assert "{" not in headline
        assert chart_texts(block).headline == headline


def test_bar_leads_to_every_section_with_its_count(chapter: Opened) -> None:
    report, fmt, area = chapter.fmt.report, chapter.fmt, chapter.page
    counts = {
        "charts": None,
        "points": None,
        "targets": len(counted(assess_all(report, area))),
        "indicators": len(report.in_area(area)),
        "events": len(report.events_in(area)),
        "practices": len(report.practices_in(area)),
        "unknowns": None,
        "sources": len(select(report, [area], [])),
    }
    expected = [
        (fmt.word(f"area.section.{name}") + ("" if count is None else f" {count}"), f"#{name}")
        for name, count in counts.items()
    ]
    here = [link for link in links(chapter.app) if link[1].startswith("#")]
    assert [link for link in here if not link[1].startswith("#event_")] == expected
    anchors = [node.proto.anchor for node in chapter.app.header]
    anchors += [str(node.attributes["id"]) for node in pictures(chapter.app) if node.tag == "h2"]
    assert [anchors.count(name) for name in counts] == [1] * len(counts)


def test_six_headline_figures_lead_to_their_indicators(chapter: Opened) -> None:
    """Whose pages have their sources."""
    report, fmt = chapter.fmt.report, chapter.fmt
    indicators = report.headlines(chapter.page)
    assert len(indicators) == 6
    for indicator in indicators:
        address = f"indicator?id={indicator.id}&lang={fmt.language}"
        row = shown_figure(indicator.id, report)
        newer = narrative.newer_in_words(report.series(indicator.id), fmt)
        said = [text for text, leads_to in links(chapter.app) if leads_to == address]
        name, figure = fmt.say(indicator.name), "".join(fmt.parts(row))
        (text,) = (text for text in said if text.startswith(name) and text.endswith(figure))
        assert newer in text


def group_label(group: Group, fmt: Formatter) -> str:
    return fmt.word("group.label", name=fmt.say(group.name), count=len(group.indicators))


def test_every_indicator_is_reachable(chapter: Opened) -> None:
    say = chapter.fmt.say
    indicators = chapter.fmt.report.in_area(chapter.page)
    names = [say(indicator.name) for indicator in indicators]
    assert missing(names, chapter) == []
    typed = [indicator.name[chapter.fmt.language] for indicator in indicators]
    assert chapter.app.selectbox(key=f"closer_{chapter.page}").options == typed
    column = chapter.fmt.word("table.indicator")
    labels = {group_label(group, chapter.fmt) for group in chapter.area.groups}
    tabs = [tab for tab in chapter.app.tabs if shown(tab.label) in labels]
    assert len(tabs) == len(labels)
    listed = [cell for tab in tabs for node in tables(tab) for cell in node.columns[column]]
    assert sorted(listed) == sorted(names)


def test_everything_told_of_an_area_is_on_its_page(chapter: Opened) -> None:
    report, say = chapter.fmt.report, chapter.fmt.say
    told: list[Text] = [event.title for event in report.events_in(chapter.page)]
    told += [event.summary for event in report.events_in(chapter.page)]
    told += [practice.title for practice in report.practices_in(chapter.page)]
    told += [practice.result for practice in report.practices_in(chapter.page)]
    told += [group.name for group in chapter.area.groups]
    assert missing(filter(None, map(say, told)), chapter) == []


def test_every_target_leads_to_its_indicator_and_tells_its_sum(chapter: Opened) -> None:
    """One that was replaced is told in the sum of the one in its stead."""
    report, fmt = chapter.fmt.report, chapter.fmt
    nodes = [node for node in pictures(chapter.app) if node.tag == "a"]
    leading = {(node.attributes["href"], node.attributes.get("title")) for node in nodes}
    rows = assess_all(report, chapter.page)
    assert rows or fmt.word("targets.none") in chapter.texts
    for assessment in rows:
        if assessment.successor is None:
            address = f"indicator?id={assessment.target.indicator}&lang={fmt.language}"
            assert (address, sum_in_words(assessment, fmt)) in leading
    sums = "".join(str(title) for _, title in leading)
    assert [row for row in rows if fmt.target(row.target) not in sums] == []


def test_row_of_every_target_is_on_the_page_of_its_indicator(report: Report) -> None:
    """With bar, sum and policies; of areas with replaced ones and some of other places."""
    fmt = Formatter(report, "zh")
    targets = report.targets_in("energy") + report.targets_in("transport")
    for indicator in sorted({target.indicator for target in targets}):
        app = fresh("indicator", {"lang": "zh", "id": indicator})
        told = "\n".join(texts(app.main))
        rows = [target for target in targets if target.indicator == indicator]
        drawn = [node for node in pictures(app) if node.attributes.get("class") == "bar-of-target"]
        in_force = [assess(report, row) for row in rows if report.successor(row) is None]
        assert len(drawn) == len(in_force)
        assert [row for row in in_force if sum_in_words(row, fmt) not in told] == []
        assert [row for row in rows if row.policy.zh not in told] == []
        assert [row for row in rows if report.sources[row.source].title.zh not in told] == []


def test_every_mark_of_the_line_of_events_leads_to_its_text(chapter: Opened) -> None:
    """Named by date, title and kind; earlier events stand in the list alone."""
    report, fmt = chapter.fmt.report, chapter.fmt
    every = report.events_in(chapter.page)
    drawn = dense_events(every)
    nodes = [node for node in pictures(chapter.app) if node.tag == "a"]
    named = {node.attributes["href"]: str(node.attributes.get("aria-label")) for node in nodes}
    assert {name for name in named if str(name).startswith("#event_")} == {
        f"#event_{event.id}" for event in drawn
    }
    anchors = {node.attributes.get("id") for node in pictures(chapter.app)}
    for event in drawn:
        assert fmt.say(event.title) in named[f"#event_{event.id}"]
        assert fmt.period(event.date) in named[f"#event_{event.id}"]
        assert f"event_{event.id}" in anchors
    earlier = fmt.counted("events.earlier", len(every) - len(drawn))
    assert (earlier in chapter.texts) or drawn == every


def test_area_ends_with_the_way_to_the_next(chapter: Opened) -> None:
    areas = [area.id for area in chapter.fmt.report.areas]
    following = (areas * 2)[areas.index(chapter.page) + 1]
    assert links(chapter.app)[-1][1] == f"{following}?lang={chapter.language}"


def test_every_source_is_on_the_page_of_its_area(chapter: Opened) -> None:
    sources = select(chapter.fmt.report, [chapter.page], [])
    assert missing(map(chapter.fmt.title, sources), chapter) == []
    assert missing(map(chapter.fmt.publisher, sources), chapter) == []


def test_lead_is_whole(chapter: Opened) -> None:
    assert len(chapter.area.lead) >= 3
    filled = (narrative.fill(sentence, chapter.fmt) for sentence in chapter.area.lead)
    assert missing((str(sentence) for sentence in filled), chapter) == []


def test_area_begins_with_one_sentence_and_its_sources(chapter: Opened) -> None:
    sentence = narrative.fill(chapter.area.summary, chapter.fmt)
    assert sentence is not None
    assert chapter.texts.count(sentence) == 1
    report, fmt = chapter.fmt.report, chapter.fmt
    cited = {row.source for row in narrative.cited([chapter.area.summary], fmt)}
    sources = one_of_each_publisher(report.sources[name] for name in cited)
    address = f"lang={fmt.language}"
    wanted = {(fmt.source(row), f"sources?source={row.id}&{address}") for row in sources}
    assert wanted
    assert wanted <= set(links(chapter.app))


def test_edition_without_the_figures_of_a_summary_begins_with_another_sentence() -> None:
    """In the edition of 2023 no figure of 2025 stands in the sentence of transport."""
    app = fresh("transport", {"lang": "en", "edition": "2023"})
    fmt = Formatter(editions.report_at(store.shared(store.SHIPPED), "2023"), "en")
    area = fmt.report.area("transport")
    text = narrative.first_with_figures((area.summary, *area.lead), fmt)
    assert text is not None
    assert narrative.fill(text, fmt) in texts(app.main)


def test_area_has_a_mark_for_every_counted_target(chapter: Opened) -> None:
    """Under the number of targets and of each verdict."""
    rows = counted(assess_all(chapter.fmt.report, chapter.page))
    wanted = Counter(verdicts.target_in_short(row, chapter.fmt) for row in rows)
    named = (str(node.attributes.get("aria-label")) for node in pictures(chapter.app))
    assert Counter(text for text in named if text in wanted) == wanted
    assert verdicts.tally_in_words(rows, chapter.fmt) in chapter.texts


def test_overview_leads_into_every_area(overview: Opened) -> None:
    """And from the figure of each to its indicator, with its sources."""
    report, said = overview.fmt.report, overview.fmt
    addresses = [address for _, address in links(overview.app)]
    for area in report.areas:
        leading = leading_indicator(area, report)
        assert leading is not None
        assert f"{area.id}?lang={said.language}" in addresses
        assert f"indicator?id={leading.id}&lang={said.language}" in addresses


def test_overview_has_a_mark_for_every_counted_target(overview: Opened) -> None:
    """In the strip and on the board, each a link that says what the target is and how it stands."""
    report = overview.fmt.report
    rows = counted(row for area in report.areas for row in assess_all(report, area.id))
    wanted = Counter(verdicts.target_in_short(row, overview.fmt) for row in rows)
    assert wanted.total() > 50
    said = Counter(text for text in overview.texts if text in wanted)
    assert said == wanted + wanted
    for verdict, number in tally(rows).items():
        name = verdicts.common_name(rows, verdict, overview.fmt)
        assert one_after_another(overview.texts, (overview.fmt.plain(number), f" {name}"))


def test_edition_without_the_figures_of_a_finding_begins_with_its_title() -> None:
    app = fresh("", {"lang": "en", "edition": "2023"})
    (title,) = app.title
    report = editions.report_at(store.shared(store.SHIPPED), "2023")
    findings = [narrative.fill(text, Formatter(report, "en")) for text in report.settings.findings]
    expected = next(filter(None, findings), report.settings.title.en)
    assert shown(title.value) == expected


def test_map_has_its_credit(overview: Opened) -> None:
    block: Any = overview.app.get_by_key("block_district_map")
    assert overview.fmt.say(overview.fmt.report.settings.map_credit) in chart_texts(block).foot


def test_map_shows_what_is_chosen(report: Report) -> None:
    app = fresh("", {"lang": "zh"})
    fmt = Formatter(report, "zh")
    available = layers(report)
    assert len(available) >= 2
    seen = set()
    for layer in available:
        app.selectbox(key="map_layer").set_value(layer.key).run()
        assert not app.exception
        block: Any = app.get_by_key("block_district_map")
        assert chart_texts(block).headline == narrative.layer_name(layer, fmt)
        seen.add(json.dumps(charts(block)[0].spec))
    assert len(seen) == len(available)


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


def test_any_indicator_can_be_looked_at(report: Report) -> None:
    """The chart of every eighth; without a figure the definition, of one figure a row beside it.

    Every indicator is walked on its own page, and the last of each area opened by the address.
    """
    indicators = report.in_area("energy")
    bare = [indicator for indicator in indicators if not report.places_of(indicator.id)]
    assert bare
    assert len(indicators[::8]) > 5
    app = fresh("energy", {"lang": "zh"})
    for indicator in dict.fromkeys([*indicators[::8], *bare]):
        app.selectbox(key="closer_energy").set_value(indicator.id).run()
        assert not app.exception, indicator.id
        assert app.query_params["indicator"] == indicator.id
        keys = {chart.key for chart in charts(app)}
        places = report.places_of(indicator.id)
        figures = sum(len(report.series(indicator.id, place.id)) for place in places)
        assert (f"indicator_{indicator.id}" in keys) == (figures > 1), indicator.id
        told = [shown(node.value) for node in app.markdown]
        assert any(indicator.definition.zh in text for text in told), indicator.id
