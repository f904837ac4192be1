"""The slides of an area: its message, its chart, a practice; or all of it on one slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from report.analysis import facts, main_points
from report.analysis.chart_series import rows_of
from report.charts.captioned import captioned_chart
from report.model import Area, Chart, Event, Observation, Practice
from report.slides.footer import footer, notes
from report.slides.model import Length, Slide, SlideChart
from report.text import narrative
from report.text.cards import FigureCard, figure_card, practice_card
from report.text.edition import short_title
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.sentences import sentence

_MOST_FIGURES = 3
_MOST_POINTS = 2


def area_slides(area: Area, length: Length, fmt: Formatter) -> Iterator[Slide]:
    """The slides of an area; without any figure the message slide alone, which says so."""
    chart = next((chart for chart in area.charts if rows_of(chart, fmt.report)), None)
    if length == "short" and chart is not None:
        yield _short(area, chart, fmt)
        return
    yield _message(area, fmt)
    if length == "short":
        return
    if chart is not None:
        yield chart_slide(f"{area.id}.chart", chart, area, fmt)
    practice = best_practice(area, fmt)
    if practice is not None:
        yield _practice(practice, area, fmt)


def _message(area: Area, fmt: Formatter) -> Slide:
    """The area's sentence, up to three of its headline figures, and its main points."""
    headlines = _headlines(area, fmt)
    main_points = _main_points(area, fmt)
    of_title = narrative.cited([area.summary], fmt)
    behind = [*_rows_of_cards(headlines), *of_title, *_rows_behind(main_points)]
    rows = list(dict.fromkeys(behind))
    points = tuple(sentence(fact, fmt) for fact in main_points)
    nothing = () if headlines or points else (fmt.word("deck.no_figure"),)
    name = fmt.say(area.name)
    return Slide(
        id=f"{area.id}.message",
        layout="message",
        area=area,
        kicker=name,
        title=(narrative.fill(area.summary, fmt) or name).rstrip(".。"),
        texts=points or nothing,
        figures=headlines,
        footer=footer(rows, fmt),
        notes=(*_lead(area, fmt), *notes(rows, fmt)),
        fmt=fmt,
    )


def _short(area: Area, chart: Chart, fmt: Formatter) -> Slide:
    """The short form: the finding, the chart, and the figures beside it."""
    headlines = _headlines(area, fmt)
    rows = [*captioned_chart(chart, area, fmt).rows, *_rows_of_cards(headlines)]
    return replace(
        chart_slide(area.id, chart, area, fmt),
        layout="area",
        figures=headlines,
        footer=footer(rows, fmt),
        notes=(*_lead(area, fmt), *notes(rows, fmt)),
    )


def chart_slide(id_: str, chart: Chart, area: Area | None, fmt: Formatter) -> Slide:
    """A chart whose finding is the title."""
    captioned = captioned_chart(chart, area, fmt)
    note = (captioned.note,) if captioned.note else ()
    return Slide(
        id=id_,
        layout="chart",
        area=area,
        kicker=fmt.say(area.name) if area else short_title(fmt),
        title=captioned.headline,
        chart=SlideChart(chart, area, captioned),
        footer=footer(captioned.rows, fmt),
        notes=(*note, *notes(captioned.rows, fmt)),
        fmt=fmt,
    )


def best_practice(area: Area, fmt: Formatter) -> Practice | None:
    """The first of an area that tells what came of it, else the first."""
    rows = fmt.report.practices_in(area.id)
    with_result = (row for row in rows if fmt.say(row.result))
    return next(chain(with_result, rows), None)


def _practice(row: Practice, area: Area, fmt: Formatter) -> Slide:
    card = practice_card(row, fmt)
    result = (card.labelled_result,) if card.labelled_result else ()
    return Slide(
        id=f"{area.id}.practice",
        layout="practice",
        area=area,
        kicker=" · ".join([fmt.say(area.name), fmt.word("section.practices")]),
        title=card.title,
        texts=(card.where, card.summary, *result),
        footer=footer([row], fmt),
        notes=notes([row], fmt),
        fmt=fmt,
    )


def _headlines(area: Area, fmt: Formatter) -> tuple[FigureCard, ...]:
    """The first headline indicators that have figures."""
    cards = (figure_card(indicator, fmt) for indicator in fmt.report.headlines(area.id))
    return tuple(card for card in cards if card.row)[:_MOST_FIGURES]


def _rows_of_cards(cards: Iterable[FigureCard]) -> list[Observation]:
    return [row for card in cards for row in card.rows]


def _main_points(area: Area, fmt: Formatter) -> Sequence[facts.Fact]:
    """The first facts of an area; how old its figures are stands in the foot anyway."""
    points = main_points.area_points(fmt.report, area.id)
    return [fact for fact in points if not isinstance(fact, facts.Ageing)][:_MOST_POINTS]


def _rows_behind(points: Sequence[facts.Fact]) -> list[SourcedRow]:
    figures: list[SourcedRow] = [row for fact in points for row in facts.observations_of(fact)]
    events: list[Event] = [fact.event for fact in points if isinstance(fact, facts.NewestEvent)]
    return [*figures, *events]


def _lead(area: Area, fmt: Formatter) -> tuple[str, ...]:
    lead = narrative.prose(area.lead, fmt)
    return (lead,) if lead else ()
