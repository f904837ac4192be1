"""A page in a few sentences: for previews of links, crawlers and readers without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from report.analysis.default_chart import at_all_places
from report.analysis.edition_changes import changes_between
from report.analysis.expected import Expected, expected
from report.analysis.leading import leading_indicator
from report.analysis.progress import assess_all, counted
from report.analysis.unknowns import unknowns_of
from report.charts import addresses
from report.charts.addresses import AddressedChart
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_coverage,
    captioned_events_beside,
    captioned_timeline,
)
from report.data import served
from report.explore import query, selection
from report.explore.view import view_of
from report.model import Area, Indicator, Observation, Text
from report.model.report_cache import report_cache
from report.site.told_page import PageSummary, SummaryLink, joined
from report.text import source_tables, verdicts
from report.text.cards import figure_card
from report.text.edition import counts_in_words
from report.text.edition_changes import counts_in_words as changes_in_words
from report.text.expected import months_in_words, subject_in_words
from report.text.formatter import Formatter
from report.text.narrative import figure_headline, fill, first_with_figures
from report.text.unknown_counts import counts_in_words as unknowns_in_words

# What a parameter may hold at most, as pages read them: what is longer is not looked at.
_LONGEST = 2_000


def summary(page: str, asked: Mapping[str, str], fmt: Formatter) -> PageSummary | None:
    """The summary of a page by its address and parameters; None where there is no such page.

    Parameters that the page does not know, or whose values the report does not have, are left out.
    """
    kept = {name: value for name, value in asked.items() if len(value) <= _LONGEST}
    return _summary(page, tuple(sorted(kept.items())), fmt)


@report_cache(512)
def _summary(page: str, asked: tuple[tuple[str, str], ...], fmt: Formatter) -> PageSummary | None:
    """Made once for the process: all readers of an address are told the same."""
    if area := next((area for area in fmt.report.areas if area.id == page), None):
        return _of_area(area, fmt)
    write = _PAGES.get(page)
    return write(dict(asked), fmt) if write else None


def _of_overview(_: Mapping[str, str], fmt: Formatter) -> PageSummary:
    report = fmt.report
    everything = counted(row for area in report.areas for row in assess_all(report, area.id))
    lines = tuple(SummaryLink(_area_line(area, fmt), area.id) for area in report.areas)
    finding = _first_told(report.settings.findings, fmt)
    tally = verdicts.tally_in_words(everything, fmt)
    return PageSummary("", {}, fmt.word("nav.overview"), finding, tally, lines)


def _area_line(area: Area, fmt: Formatter) -> str:
    """The name of an area, and the figure that leads it."""
    leading = leading_indicator(area, fmt.report)
    name = fmt.say(area.name)
    return name if leading is None else _labelled(name, _figure_line(leading, fmt), fmt)


def _figure_line(indicator: Indicator, fmt: Formatter) -> str:
    card = figure_card(indicator, fmt)
    if card.row is None:
        return _labelled(card.name, card.missing, fmt)
    return fmt.word("summary.figure", name=card.name, figure=card.figure, when=card.note)


def _of_area(area: Area, fmt: Formatter) -> PageSummary:
    figures = fmt.report.headlines(area.id)
    lines = tuple(_indicator_link(row, _figure_line(row, fmt)) for row in figures)
    sentence = _first_told((area.summary, *area.lead), fmt)
    tally = verdicts.tally_in_words(counted(assess_all(fmt.report, area.id)), fmt)
    return PageSummary(area.id, {}, fmt.say(area.name), sentence, tally, lines, area)


def _first_told(texts: Iterable[Text], fmt: Formatter) -> str:
    text = first_with_figures(tuple(texts), fmt)
    return (fill(text, fmt) or "") if text else ""


def _indicator_link(indicator: Indicator, line: str) -> SummaryLink:
    return SummaryLink(line, "indicator", {"id": indicator.id})


def _of_indicator(asked: Mapping[str, str], fmt: Formatter) -> PageSummary:
    chosen = fmt.report.indicators.get(asked.get("id", ""))
    if chosen is None:
        return _of_indicators(fmt)
    rows = fmt.report.series(chosen.id)
    return PageSummary(
        "indicator",
        {"id": chosen.id},
        fmt.say(chosen.name),
        figure_headline(chosen, (), fmt),
        fmt.say(chosen.definition),
        tuple(_value_link(row, fmt) for row in reversed(rows)),
        fmt.report.area(chosen.area),
        _own_chart(chosen, fmt),
    )


def _of_indicators(fmt: Formatter) -> PageSummary:
    rows = fmt.report.indicators.values()
    lines = tuple(_indicator_link(row, _figure_line(row, fmt)) for row in rows)
    name = fmt.word("nav.indicator")
    return PageSummary("indicator", {}, name, "", counts_in_words(fmt), lines)


def _value_link(row: Observation, fmt: Formatter) -> SummaryLink:
    """A figure with its period, which leads to its source."""
    named = {"name": fmt.period(row.period), "figure": fmt.observation(row)}
    status = fmt.status(row)
    text = (
        fmt.word("summary.figure", **named, when=status)
        if status
        else fmt.word("summary.labelled", name=named["name"], text=named["figure"])
    )
    return SummaryLink(text, "sources", {"source": row.source})


def _own_chart(indicator: Indicator, fmt: Formatter) -> CaptionedChart | None:
    chart = at_all_places(indicator, fmt.report)
    return captioned_chart(chart, fmt.report.area(indicator.area), fmt) if chart else None


def _of_chart(asked: Mapping[str, str], fmt: Formatter) -> PageSummary:
    addressed = addresses.addressed_chart(fmt.report, asked.get("id", ""))
    chart = _captioned(addressed, fmt) if addressed else None
    if addressed is None or chart is None:
        return PageSummary("chart", {}, fmt.word("nav.chart"), "", counts_in_words(fmt))
    return PageSummary(
        "chart",
        {"id": addressed.id},
        chart.headline,
        "",
        joined(chart.subtitle, chart.source_line),
        area=addressed.area,
        chart=chart,
    )


def _captioned(addressed: AddressedChart, fmt: Formatter) -> CaptionedChart | None:
    """The chart of an address with its texts; None for the map, and where nothing is drawn."""
    if addressed.subject == "beside" and addressed.indicator is not None:
        return captioned_events_beside(addressed.indicator, fmt)
    if addressed.subject == "events" and addressed.area is not None:
        return captioned_timeline(addressed.area, fmt)
    if addressed.subject == "coverage" and addressed.area is not None:
        return captioned_coverage(addressed.area, fmt)
    if addressed.chart is None:
        return None
    chart = captioned_chart(addressed.chart, addressed.area, fmt)
    return chart if chart.rows else None


def _of_explore(asked: Mapping[str, str], fmt: Formatter) -> PageSummary:
    chosen, _ = query.parse(asked, fmt.report)
    kept = {name: value for name, value in asked.items() if name in query.serialize(chosen)}
    view = view_of(selection.resolved(fmt.report, chosen), fmt) if kept else None
    if view is None:
        return PageSummary("explore", {}, fmt.word("nav.explore"), "", counts_in_words(fmt))
    told = joined(view.chart.subtitle, view.chart.source_line)
    chart = None if view.is_table else view.chart
    return PageSummary("explore", kept, view.chart.headline, "", told, chart=chart)


def _of_sources(asked: Mapping[str, str], fmt: Formatter) -> PageSummary:
    source = fmt.report.sources.get(asked.get("source", ""))
    described = " ".join(source_tables.first_hand(fmt))
    if source is None:
        return PageSummary("sources", {}, fmt.word("nav.sources"), "", described)
    name = fmt.word("nav.sources")
    return PageSummary("sources", {"source": source.id}, name, fmt.source(source), described)


def _of_calendar(_: Mapping[str, str], fmt: Formatter) -> PageSummary:
    """What is expected and when; not what is late, which a day changes."""
    rows = expected(fmt.report)
    lines = tuple(_expected_link(row, fmt) for row in rows)
    counted_rows = fmt.counted("calendar.count", len(rows)) if rows else ""
    intro = fmt.word("calendar.intro", place=fmt.place(fmt.report.settings.place))
    about = joined(counted_rows, intro)
    return PageSummary("calendar", {}, fmt.word("nav.calendar"), "", about, lines)


def _expected_link(row: Expected, fmt: Formatter) -> SummaryLink:
    months = fmt.word("calendar.about", months=months_in_words(row, fmt))
    return _indicator_link(row.indicator, _labelled(subject_in_words(row, fmt), months, fmt))


def _of_unknowns(_: Mapping[str, str], fmt: Formatter) -> PageSummary:
    report = fmt.report
    lines = tuple(
        SummaryLink(_labelled(fmt.say(area.name), told, fmt), area.id)
        for area in report.areas
        if (told := unknowns_in_words(unknowns_of(report, area.id), fmt))
    )
    place = fmt.place(report.settings.place)
    about = fmt.word("unknowns.intro", place=place)
    return PageSummary("unknowns", {}, fmt.word("nav.unknowns"), "", about, lines)


def _of_changes(_: Mapping[str, str], fmt: Formatter) -> PageSummary | None:
    newest = served.report_at(fmt.report, served.newest_edition(fmt.report))
    released = served.previous_report(newest, newest.edition)
    if released is None:
        return None
    before, after = (Formatter(report, fmt.language) for report in (released, newest))
    told = changes_in_words(changes_between(released, newest), before, after)
    return PageSummary("changes", {}, fmt.word("nav.changes"), "", told)


def _of_glossary(_: Mapping[str, str], fmt: Formatter) -> PageSummary | None:
    rows = fmt.report.glossary
    if not rows:
        return None
    lines = tuple(
        SummaryLink(
            _labelled(fmt.say(row.term), fmt.say(row.explanation), fmt),
            "glossary",
            {"term": row.id},
        )
        for row in rows
    )
    about = fmt.word("glossary.intro")
    return PageSummary("glossary", {}, fmt.word("nav.glossary"), "", about, lines)


def _of_slides(_: Mapping[str, str], fmt: Formatter) -> PageSummary:
    finding = _first_told(fmt.report.settings.findings, fmt)
    return PageSummary("present", {}, fmt.word("nav.present"), finding, counts_in_words(fmt))


def _labelled(name: str, text: str, fmt: Formatter) -> str:
    return fmt.word("summary.labelled", name=name, text=text)


_PAGES: Mapping[str, Callable[[Mapping[str, str], Formatter], PageSummary | None]] = (
    MappingProxyType(
        {
            "": _of_overview,
            "indicator": _of_indicator,
            "chart": _of_chart,
            "explore": _of_explore,
            "sources": _of_sources,
            "calendar": _of_calendar,
            "unknowns": _of_unknowns,
            "glossary": _of_glossary,
            "changes": _of_changes,
            "present": _of_slides,
        }
    )
)
