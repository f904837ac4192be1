"""The slides of an area: its message, its chart, a practice; or all of it on one slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from report.analysis import facts
from report.analysis.chart_series import drawn_as, rows_of, targets_of
from report.model import Area, Chart, Event, Indicator, Observation, Practice, Target
from report.slides.foot import Row, foot, notes
from report.slides.model import Drawing, Figure, Length, Slide
from report.text import narrative
from report.text.formatter import Formatter
from report.text.sentences import sentence

_MOST_FIGURES = 3
_MOST_POINTS = 2


def slides(area: Area, length: Length, writer: Formatter) -> Iterator[Slide]:
    """Without any figure there is the message slide alone, and it says so."""
    chart = next((chart for chart in area.charts if rows_of(chart, writer.report)), None)
    if length == "short" and chart is not None:
        yield _whole(area, chart, writer)
        return
    yield _message(area, writer)
    if length == "short":
        return
    if chart is not None:
        yield charted(f"{area.id}.chart", chart, area, writer)
    practice = best_practice(area, writer)
    if practice is not None:
        yield _practice(practice, area, writer)


def _message(area: Area, writer: Formatter) -> Slide:
    """The area's sentence, up to three of its headline figures, and its main points."""
    shown = _headlines(area, writer)
    told = _points(area, writer)
    of_title = narrative.cited([area.summary], writer)
    rows = list(dict.fromkeys([*(row for _, row in shown), *of_title, *_behind(told)]))
    points = tuple(sentence(fact, writer) for fact in told)
    nothing = () if shown or points else (writer.word("deck.no_figure"),)
    name = writer.say(area.name)
    return Slide(
        id=f"{area.id}.message",
        layout="message",
        area=area,
        kicker=name,
        title=(narrative.fill(area.summary, writer) or name).rstrip(".。"),
        texts=points or nothing,
        figures=tuple(figure(indicator, row, writer) for indicator, row in shown),
        foot=foot(rows, writer),
        notes=(*_lead(area, writer), *notes(rows, writer)),
        writer=writer,
    )


def _whole(area: Area, chart: Chart, writer: Formatter) -> Slide:
    """The short form: the finding, the chart, and the figures beside it."""
    shown = _headlines(area, writer)
    own = charted(area.id, chart, area, writer)
    rows = [*_charted_rows(chart, writer), *(row for _, row in shown)]
    return Slide(
        id=area.id,
        layout="area",
        area=area,
        kicker=writer.say(area.name),
        title=own.title,
        figures=tuple(figure(indicator, row, writer) for indicator, row in shown),
        drawing=own.drawing,
        foot=foot(rows, writer),
        notes=(*_lead(area, writer), *notes(rows, writer)),
        writer=writer,
    )


def charted(id_: str, chart: Chart, area: Area | None, writer: Formatter) -> Slide:
    """A chart whose finding is the title."""
    rows = _charted_rows(chart, writer)
    name = writer.say(writer.report.indicators[chart.indicators[0]].name)
    note = narrative.fill(chart.note, writer)
    owner = area.name if area else writer.report.frame.title
    return Slide(
        id=id_,
        layout="chart",
        area=area,
        kicker=writer.say(owner),
        title=narrative.fill(chart.headline, writer) or name,
        drawing=Drawing(
            chart=chart,
            area=area,
            subtitle=narrative.subtitle(chart, writer),
            legend=writer.word("progress.separator").join(narrative.legend(chart, writer)),
            alt=narrative.alt(chart, writer),
        ),
        foot=foot(rows, writer),
        notes=(*((note,) if note else ()), *notes(rows, writer)),
        writer=writer,
    )


def _charted_rows(chart: Chart, writer: Formatter) -> list[Row]:
    found: list[Observation] = [row for _, _, rows in rows_of(chart, writer.report) for row in rows]
    targets: tuple[Target, ...] = ()
    if drawn_as(chart, writer.report) != "value":
        targets = targets_of(chart, writer.report)
    return [*found, *targets]


def best_practice(area: Area, writer: Formatter) -> Practice | None:
    """The first of an area that tells what came of it, else the first."""
    rows = writer.report.practices_in(area.id)
    told = (row for row in rows if writer.say(row.result))
    return next(chain(told, rows), None)


def _practice(row: Practice, area: Area, writer: Formatter) -> Slide:
    say = writer.say
    place = say(writer.report.places[row.place].name)
    since = [writer.word("practice.since", period=writer.period(row.start))] if row.start else []
    result = say(row.result)
    came = (writer.word("deck.result", text=result),) if result else ()
    where = " · ".join([place, *since])
    return Slide(
        id=f"{area.id}.practice",
        layout="practice",
        area=area,
        kicker=" · ".join([say(area.name), writer.word("section.practices")]),
        title=say(row.title),
        texts=(where, say(row.summary), *came),
        foot=foot([row], writer),
        notes=notes([row], writer),
        writer=writer,
    )


def figure(indicator: Indicator, row: Observation, writer: Formatter) -> Figure:
    """An indicator's latest figure as a card says it."""
    series = writer.report.series(indicator.id)
    status = [] if row.status == "A" else [writer.word(f"status.{row.status}")]
    when = " · ".join([writer.period(row.period), *status])
    change = narrative.change_in_words(indicator, series, writer) or ""
    return Figure(writer.say(indicator.name), writer.observation(row), when, change)


def _headlines(area: Area, writer: Formatter) -> list[tuple[Indicator, Observation]]:
    every = ((one, writer.report.series(one.id)) for one in writer.report.headlines(area.id))
    return [(one, series[-1]) for one, series in every if series][:_MOST_FIGURES]


def _points(area: Area, writer: Formatter) -> Sequence[facts.Fact]:
    found = facts.of_area(writer.report, area.id)
    return [fact for fact in found if not isinstance(fact, facts.Ageing)][:_MOST_POINTS]


def _behind(told: Sequence[facts.Fact]) -> list[Row]:
    figures: list[Row] = [row for fact in told for row in facts.observations(fact)]
    events: list[Event] = [fact.event for fact in told if isinstance(fact, facts.NewestEvent)]
    return [*figures, *events]


def _lead(area: Area, writer: Formatter) -> tuple[str, ...]:
    lead = narrative.prose(area.lead, writer)
    return (lead,) if lead else ()
