"""What a selection says of itself: headline, subtitle, names, tooltips, notes, legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from report.explore.crossing import Crossing, Pair
from report.explore.deriving import INDEX, POPULATION
from report.explore.selection import Selection
from report.explore.series import Drawn, Found, subjects
from report.language import Formatter, Scale
from report.measures import is_gap, segments
from report.model import Observation, Period, Target, Unit
from report.narrative import is_money
from report.transform import Point, Refusal

_FLAGS = ("P", "preliminary", "E", "D", "D_bound", "more_than", "less_than", "about")
_MOST_NAMES = 3
_OVER_TIME = {"index", "change", "growth"}


def amount(row: Observation, unit: Unit, writer: Formatter) -> str:
    """A value of a selection with its unit: an index says its base in brackets."""
    if unit.code != INDEX:
        return writer.figure(row.value, unit, row.qualifier)
    number = writer.number(row.value, unit, row.qualifier)
    return writer.word("explore.indexed", figure=number, base=writer.say(unit.label))


def name(one: Drawn, found: Found, writer: Formatter) -> str:
    """What tells a series from the others: its indicator, its place, or both."""
    report = writer.report
    indicator = writer.say(report.indicators[one.indicator].name)
    place = writer.say(report.places[one.place].name)
    if len(found.indicators) == 1:
        return place
    if len(found.places) == 1:
        return indicator
    return writer.word("table.of_place", name=indicator, place=place)


def short_name(one: Drawn, panel: Sequence[Drawn], found: Found, writer: Formatter) -> str:
    """The same within a panel, whose title may already name the indicator."""
    return (
        name(one, Found(tuple(panel), ()), writer) if len(panel) > 1 else name(one, found, writer)
    )


def headline(chosen: Selection, found: Found, writer: Formatter) -> str:
    """The indicator's name, or how much is shown; and what is made of it."""
    if len(found.indicators) == 1:
        text = writer.say(writer.report.indicators[found.indicators[0]].name)
    else:
        counts = {"indicators": len(found.indicators), "places": len(found.places)}
        numbers = {key: counted(count, f"explore.{key}", writer) for key, count in counts.items()}
        text = writer.word("explore.headline", when=when(found.drawn, writer), **numbers)
    if chosen.transform is None:
        return text
    return writer.word("explore.headline.made", text=text, made=made(chosen, writer))


def counted(count: int, key: str, writer: Formatter) -> str:
    """So many things: `1 place`, `3 places`."""
    return writer.word(f"{key}.one" if count == 1 else key, count=writer.plain(count))


def made(chosen: Selection, writer: Formatter) -> str:
    """What is made of the figures, in words: `index, 2015 = 100`."""
    other = writer.report.places.get(chosen.against or "")
    return writer.word(
        f"transform.{chosen.transform}.made",
        base=writer.period(Period(chosen.base)) if chosen.base else "",
        other=writer.say(other.name) if other else "",
    )


def when(drawn: Iterable[Drawn], writer: Formatter) -> str:
    periods = sorted((row.period for one in drawn for row in one.rows), key=lambda p: p.order)
    return writer.span(periods[0], periods[-1])


def measured(drawn: Sequence[Drawn], writer: Formatter) -> Scale:
    """How the figures of some series of one unit are written."""
    return writer.scale((row.value for one in drawn for row in one.rows), drawn[0].unit)


def subtitle(found: Found, writer: Formatter) -> str:
    """What is measured in which unit, where and when."""
    where = _told([_place(place, writer) for place in found.places], "places", writer)
    whole = when(found.drawn, writer)
    if len(found.units) == 1:
        label = measured(found.drawn, writer).label
        if len(found.indicators) == 1:
            return writer.word("subtitle.unit", unit=label, where=where, when=whole)
        what = _told([_indicator(i, writer) for i in found.indicators], "indicators", writer)
        return writer.word("subtitle", what=what, unit=label, where=where, when=whole)
    what = _told([_indicator(i, writer) for i in found.indicators], "indicators", writer)
    return writer.word("explore.subtitle", what=what, where=where, when=whole)


def _place(place: str, writer: Formatter) -> str:
    return writer.say(writer.report.places[place].name)


def _indicator(indicator: str, writer: Formatter) -> str:
    return writer.say(writer.report.indicators[indicator].name)


def _told(names: list[str], kind: str, writer: Formatter) -> str:
    """All names; of many the first few, and how many there are."""
    if len(names) <= _MOST_NAMES + 1:
        return writer.list(names)
    first = writer.list(names[:_MOST_NAMES])
    return writer.word(f"explore.several.{kind}", names=first, count=writer.plain(len(names)))


def panel_title(panel: Sequence[Drawn], found: Found, writer: Formatter) -> str:
    """Of several panels each names its unit, and its indicator if it has but one."""
    if len(found.units) == 1:
        return ""
    label = measured(panel, writer).label
    names = dict.fromkeys(one.indicator for one in panel)
    if len(names) > 1:
        return label
    return writer.word("table.series", name=_indicator(panel[0].indicator, writer), unit=label)


def alt(found: Found, writer: Formatter) -> str:
    """What a listener hears: the subtitle, and where each series ends."""
    ends = [
        writer.word(
            "alt.end",
            name=name(one, found, writer),
            figure=amount(one.rows[-1], one.unit, writer),
            period=writer.period(one.rows[-1].period),
        )
        for one in found.drawn
    ]
    return writer.word("alt", subtitle=subtitle(found, writer), ends=writer.list(ends))


def tips(one: Drawn, found: Found, writer: Formatter) -> tuple[str, ...]:
    """For each point: whose, when, how much, from which figures, of what status, by whom."""
    title = name(one, found, writer)
    return tuple(_tip(point, one, title, writer) for point in one.points)


def tip(one: Drawn, writer: Formatter) -> str:
    """What is said of a place on a map, which has one figure."""
    place = _place(one.place, writer)
    return _tip(one.points[0], one, place, writer)


def _tip(point: Point, one: Drawn, title: str, writer: Formatter) -> str:
    row = point.row
    figure = escape(amount(row, one.unit, writer), quote=False)
    rest = [
        *([_input(source, point, writer) for source in point.inputs] if _is_made(point) else []),
        writer.word(f"status.{row.status}") if row.status != "A" else "",
        *_sources(point, writer),
    ]
    head = (
        f"<b>{escape(title, quote=False)}</b>",
        f"{escape(writer.period(row.period), quote=False)}: <b>{figure}</b>",
    )
    return "<br>".join((*head, *(escape(line, quote=False) for line in rest if line)))


def _is_made(point: Point) -> bool:
    """Whether a value was calculated; a published one is told by its own figure."""
    return len(point.inputs) > 1 or point.inputs[0].value != point.row.value


def _input(row: Observation, point: Point, writer: Formatter) -> str:
    """A figure that went in: what it is where it is another's, its place and its period."""
    own = point.inputs[0]
    parts = [_indicator(row.indicator, writer)] if row.indicator != own.indicator else []
    parts += [_place(row.place, writer)] if row.place != own.place else []
    parts.append(writer.period(row.period))
    text = writer.observation(row)
    return writer.word("explore.input", what=writer.list(parts), figure=text)


def _sources(point: Point, writer: Formatter) -> list[str]:
    names = (writer.source(writer.report.sources[row.source]) for row in point.inputs)
    return list(dict.fromkeys(names))


def published_by(point: Point, writer: Formatter) -> str:
    """Who published the figures behind a result, each publication once."""
    return writer.list(_sources(point, writer))


def crossing_tip(pair: Pair, crossed: Crossing, writer: Formatter) -> str:
    """Both figures of a dot, with their periods."""
    sides = ((crossed.across, pair.across), (crossed.up, pair.up))
    lines = [
        writer.word(
            "explore.side",
            name=_indicator(drawn.indicator, writer),
            period=writer.period(row.period),
            figure=amount(row, drawn.unit, writer),
        )
        for drawn, row in sides
    ]
    statuses = dict.fromkeys(row.status for _, row in sides if row.status != "A")
    lines += [writer.word(f"status.{status}") for status in statuses]
    head = f"<b>{escape(_place(pair.place, writer), quote=False)}</b>"
    return "<br>".join((head, *(escape(line, quote=False) for line in lines)))


def map_headline(chosen: Selection, indicator: str, year: int, writer: Formatter) -> str:
    """The indicator and the year, and what is made of it."""
    name, period = _indicator(indicator, writer), writer.period(Period(year))
    text = writer.word("map.layer", name=name, period=period)
    if chosen.transform is None:
        return text
    return writer.word("explore.headline.made", text=text, made=made(chosen, writer))


def crossing_headline(crossed: Crossing, writer: Formatter) -> str:
    return writer.word(
        "explore.crossing",
        up=_indicator(crossed.up.indicator, writer),
        across=_indicator(crossed.across.indicator, writer),
    )


def crossing_axis(
    drawn: Drawn, rows: Sequence[Observation], writer: Formatter
) -> tuple[str, Scale]:
    """An axis's title and scale."""
    scale = writer.scale((row.value for row in rows), drawn.unit)
    title = _indicator(drawn.indicator, writer)
    return writer.word("table.series", name=title, unit=scale.label), scale


def crossing_subtitle(chosen: Selection, crossed: Crossing, writer: Formatter) -> str:
    """How many places, of which years; and what is made of the figures."""
    years = sorted({pair.year for pair in crossed.pairs})
    places = len({pair.place for pair in crossed.pairs})
    text = writer.word(
        f"explore.crossing.{chosen.by}",
        places=counted(places, "explore.places", writer),
        when=writer.span(Period(years[0]), Period(years[-1])),
    )
    if chosen.transform is None:
        return text
    return writer.word("explore.headline.made", text=text, made=made(chosen, writer))


def legend(
    chosen: Selection, found: Found, targets: Sequence[Target], writer: Formatter
) -> list[str]:
    """The marks that are really shown, each with its meaning."""
    style = "bar" if chosen.view == "bar" else "point"
    subject = subjects(writer.report, found)
    ruled = [
        one
        for one in found.drawn
        if chosen.view == "multiples" or (one.indicator, one.place) in subject
    ]
    runs = [run for one in found.drawn for run in segments(one.rows)]
    rows = [row for run in runs for row in run]
    flags = {flag for row in rows for flag in _flags(row)}
    later = [row for one in ruled for row in one.rows[1:]]
    pairs = [pair for run in runs for pair in pairwise(run)]
    dotted = style == "point" and any(is_gap(one.period, two.period) for one, two in pairs)
    shown = {
        **{f"legend.{style}.{flag}": flag in flags for flag in _FLAGS},
        "legend.break": any(row.status == "B" for row in later),
        "legend.dotted": dotted,
        "legend.target": bool(targets),
    }
    return list(dict.fromkeys(writer.word(key) for key, is_shown in shown.items() if is_shown))


def _flags(row: Observation) -> tuple[str, str]:
    bounded = row.qualifier in {"more_than", "less_than"}
    return ("D_bound" if row.status == "D" and bounded else row.status), row.qualifier


def notes(chosen: Selection, found: Found, writer: Formatter) -> list[str]:
    """What a selection asks for and does not get, each with its reason."""
    said = [_refused(one, chosen, writer) for one in found.empty]
    said += [text for one in found.drawn for text in _left_out(one, chosen, found, writer)]
    if found.beyond:
        said.append(writer.word("explore.beyond", count=writer.plain(found.beyond)))
    if found.drawn:
        said += _caveats(chosen, found, writer)
    return list(dict.fromkeys(text for text in said if text))


def _caveats(chosen: Selection, found: Found, writer: Formatter) -> list[str]:
    """What has to be known of a result: population before a census, money at current prices."""
    rows = writer.report.indicators
    if chosen.transform == "per_person" and POPULATION in rows:
        return [writer.say(rows[POPULATION].note)]
    money = any(is_money(rows[indicator], writer) for indicator in found.indicators)
    return [writer.word("explore.prices")] if chosen.transform in _OVER_TIME and money else []


def _refused(one: Drawn, chosen: Selection, writer: Formatter) -> str:
    """Why a series is not there at all."""
    subject = writer.word(
        "table.of_place",
        name=_indicator(one.indicator, writer),
        place=_place(one.place, writer),
    )
    reasons = {reason for _, reason in one.left_out}
    refused = one.refused or (min(reasons) if len(reasons) == 1 else None)
    if refused == "itself" and chosen.transform in {"difference", "share_of_china"}:
        return ""
    if refused is None:
        return writer.word("explore.empty", subject=subject)
    why = _why(refused, chosen, writer)
    return writer.word("explore.refused", subject=subject, made=made(chosen, writer), why=why)


def _left_out(one: Drawn, chosen: Selection, found: Found, writer: Formatter) -> list[str]:
    """How many figures of a series have no result, by reason."""
    reasons = dict.fromkeys(reason for _, reason in one.left_out)
    return [
        writer.word(
            "explore.left_out",
            subject=name(one, found, writer),
            periods=_told(
                [writer.period(row.period) for row, why in one.left_out if why == reason],
                "periods",
                writer,
            ),
            made=made(chosen, writer),
            why=_why(reason, chosen, writer),
        )
        for reason in reasons
    ]


def _why(reason: Refusal, chosen: Selection, writer: Formatter) -> str:
    """A reason in words, written for the transformation where that matters."""
    own = f"transform.refused.{reason}.{chosen.transform}"
    key = own if own in writer.report.words else f"transform.refused.{reason}"
    return writer.word(key)


def crossing_legend(crossed: Crossing, writer: Formatter) -> list[str]:
    """The marks of the dots, each with its meaning."""
    rows = [row for pair in crossed.pairs for row in (pair.across, pair.up)]
    flags = {flag for row in rows for flag in _flags(row)}
    return list(dict.fromkeys(writer.word(f"legend.point.{f}") for f in _FLAGS if f in flags))
