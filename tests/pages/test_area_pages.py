"""What belongs on the page of an area: all that is told of it, and the ways on from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from report.analysis import editions
from report.analysis.events import dense_events
from report.analysis.latest import latest_figure
from report.analysis.progress import assess, assess_all, counted
from report.analysis.sources import one_of_each_publisher, select
from report.data import store
from report.model import LANGUAGES, Group, Observation, Report, Text
from report.text import narrative, verdicts
from report.text.formatter import Formatter
from report.text.verdict_sums import sum_in_words
from tests.blocks import block
from tests.elements import charts, links, pictures, tables, texts
from tests.opened import AREAS, THEMES, Opened, fresh, opened

# Each in both languages, in one of them light and in the other dark, by turns.
_OF_AREAS = [
    (name, language, THEMES[(number + turn) % 2])
    for number, name in enumerate(AREAS)
    for turn, language in enumerate(LANGUAGES)
]


@pytest.fixture(params=_OF_AREAS, ids="-".join)
def chapter(request: pytest.FixtureRequest) -> Opened:
    """Each area's page in each language."""
    return opened(*request.param)


def shown_figure(indicator: str, report: Report) -> Observation:
    """The figure of the city that is shown where only one is."""
    latest = latest_figure(report.series(indicator))
    assert latest is not None
    return latest


def missing(wanted: Iterable[str], page: Opened) -> list[str]:
    """Which of the wanted texts a page does not show; there must be some to want."""
    listed = list(wanted)
    assert listed
    on_page = "\n".join(page.texts)
    return [text for text in listed if text not in on_page]


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
    node: Any = chapter.app.get_by_key(f"indicators_{chapter.page}")
    assert {label for _, label in block(node).told["tabs"]} == labels
    listed = [cell for one in tables(node) for cell in one.columns[column]]
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
        assert any(indicator.definition.zh in text for text in texts(app.main)), indicator.id
