"""Prose with holes → prose; and what charts and cards say of themselves in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from report.charts import Series, drawn_as, rows_of, targets_of
from report.districts import Layer
from report.holes import Hole, parse
from report.language import Formatter
from report.measures import (
    Change,
    at,
    change,
    is_gap,
    last_change,
    missing_years,
    segments,
    year_runs,
)
from report.model import (
    Chart,
    ChartKind,
    Event,
    Indicator,
    Observation,
    Period,
    Practice,
    Target,
    Text,
)

_MOST_SOURCES = 4
_FLAGS = ("P", "preliminary", "E", "D", "D_bound", "more_than", "less_than", "about")


def fill(text: Text, writer: Formatter) -> str | None:
    """A sentence with its figures; None where the report lacks one of them."""
    pieces: list[str] = []
    for piece in parse(writer.say(text)):
        filled = piece if isinstance(piece, str) else _figure(piece, writer)
        if filled is None:
            return None
        pieces.append(filled)
    return _capital(_in_on("".join(pieces)))


# Editors write "in {x.period}"; which period fills the hole is known only when it is filled.
_IN_A_DAY = re.compile(r"\b([Ii])n (?=\d{1,2} [A-Z][a-z]+ \d{4})")


def _in_on(sentence: str) -> str:
    """English says "in June" but "on 13 June"."""
    return _IN_A_DAY.sub(lambda match: "On " if match[1] == "I" else "on ", sentence)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def prose(sentences: Iterable[Text], writer: Formatter) -> str:
    """A paragraph of the sentences whose figures the report has."""
    filled = (fill(sentence, writer) for sentence in sentences)
    return writer.word("sentence.space").join(sentence for sentence in filled if sentence)


def cited(sentences: Iterable[Text], writer: Formatter) -> tuple[Observation, ...]:
    """The figures that stand in the prose of these sentences, each once, in reading order."""
    shown = [sentence for sentence in sentences if fill(sentence, writer)]
    holes = (
        piece for text in shown for piece in parse(writer.say(text)) if isinstance(piece, Hole)
    )
    rows = (_row(hole, writer) for hole in holes if hole.field != "target")
    return tuple(dict.fromkeys(row for row in rows if row is not None))


def _row(hole: Hole, writer: Formatter) -> Observation | None:
    """The figure that a hole names: of its period, else the latest."""
    series = writer.report.series(hole.indicator, hole.place)
    return at(series, hole.period) if hole.period else (series[-1] if series else None)


def _figure(hole: Hole, writer: Formatter) -> str | None:
    report = writer.report
    if hole.field == "target":
        return _target(hole, writer)
    series = report.series(hole.indicator, hole.place)
    row = _row(hole, writer)
    if row is None:
        return None
    unit = report.unit_of(hole.indicator)
    if hole.field == "period":
        return writer.period(row.period)
    if hole.field == "number":
        return writer.number(row.value, unit, row.qualifier)
    if hole.field == "change":
        return _change(hole, series, row, writer)
    return writer.observation(row)


def _target(hole: Hole, writer: Formatter) -> str | None:
    """The target for a period as it was set last."""
    place = hole.place or writer.report.frame.place
    key = (hole.indicator, place, hole.argument)
    found = [t for t in writer.report.targets if (t.indicator, t.place, t.period) == key]
    if not found:
        return None
    last = max(found, key=_set_on)
    return writer.figure(last.value, writer.report.unit_of(hole.indicator), last.qualifier)


def _set_on(target: Target) -> tuple[bool, str]:
    return target.set_on is not None, str(target.set_on)


def _change(
    hole: Hole, series: Sequence[Observation], row: Observation, writer: Formatter
) -> str | None:
    earlier = at(series, hole.argument) if hole.argument else None
    if earlier is None:
        return None
    found = change(series, writer.report.indicators[hole.indicator].kind, earlier, row)
    if not isinstance(found, Change):
        return None
    return writer.change(found.amount, found.measure, writer.report.unit_of(hole.indicator))


def latest_change(indicator: Indicator, series: Sequence[Observation], writer: Formatter) -> str:
    """How the latest figure changed, or why that is not said; empty for a lone figure."""
    found = last_change(series, indicator.kind)
    if isinstance(found, Change):
        amount = writer.change(found.amount, found.measure, writer.report.unit_of(indicator.id))
        key = "change.since_prices" if is_money(indicator, writer) else "change.since"
        return writer.word(key, change=amount, period=writer.period(found.since))
    return "" if found == "single" else writer.word(f"refusal.{found}")


def change_in_words(indicator: Indicator, series: Sequence[Observation], writer: Formatter) -> str:
    """How the latest figure changed; empty where no change can be calculated."""
    found = last_change(series, indicator.kind)
    return latest_change(indicator, series, writer) if isinstance(found, Change) else ""


def is_money(indicator: Indicator, writer: Formatter) -> bool:
    """Whether a change of it is one of prices too: yuan are published at current prices."""
    return writer.report.unit_of(indicator.id).is_money and indicator.kind == "flow"


def subtitle(chart: Chart, writer: Formatter) -> str:
    """What is measured, in which unit, where and when."""
    found = rows_of(chart, writer)
    rows = [row for _, _, series in found for row in series]
    places = [writer.report.places[place] for place in _in_order(p for _, p, _ in found)]
    first, last = (pick((row.period for row in rows), key=_order) for pick in (min, max))
    where = writer.list(writer.say(place.name) for place in places)
    if chart.base is not None:
        first = max(first, chart.base, key=_order)
    when = writer.span(first, last)
    what = _what(chart, writer)
    if chart.kind == "decoupling" and chart.base is not None:
        base = writer.period(chart.base)
        return writer.word("subtitle.decoupling", what=what, base=base, where=where, when=when)
    scale = writer.scale((row.value for row in rows), writer.report.unit_of(chart.indicators[0]))
    known = scale.label.lower() in what.lower()
    key = "subtitle.counted" if known else "subtitle" if what else "subtitle.unit"
    return writer.word(key, what=what, unit=scale.label, where=where, when=when)


def _what(chart: Chart, writer: Formatter) -> str:
    """The names of one or two indicators; more than that are named in the chart itself."""
    names = [writer.say(writer.report.indicators[i].name) for i in chart.indicators]
    return writer.list(names) if len(names) <= 2 else ""


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _order(period: Period) -> tuple[object, int]:
    return period.order


def alt(chart: Chart, writer: Formatter) -> str:
    """What a listener hears of a chart: its subtitle, and where each series ends."""
    report = writer.report
    ends = []
    for indicator, place, rows in rows_of(chart, writer):
        owner = report.indicators[indicator] if len(chart.indicators) > 1 else report.places[place]
        last = rows[-1]
        ends.append(
            writer.word(
                "alt.end",
                name=writer.say(owner.name),
                figure=writer.observation(last),
                period=writer.period(last.period),
            )
        )
    return writer.word("alt", subtitle=subtitle(chart, writer), ends=writer.list(ends))


def legend(chart: Chart, writer: Formatter) -> list[str]:
    """The marks that a chart really shows, each with its meaning in words."""
    found = rows_of(chart, writer)
    rows = [row for _, _, series in found for row in series]
    kind = drawn_as(chart, writer)
    style = "bar" if kind in {"bar", "value"} else "point"
    flags = {flag for row in rows for flag in _flags(row)}
    keys = [f"legend.{style}.{flag}" for flag in _FLAGS if flag in flags]
    keys += _line_keys(chart, found, kind, writer)
    return list(dict.fromkeys(writer.word(key) for key in keys))


def _flags(row: Observation) -> tuple[str, str]:
    """Status and qualifier as they are drawn: a bound of another definition has its own mark."""
    bounded = row.qualifier in {"more_than", "less_than"}
    return ("D_bound" if row.status == "D" and bounded else row.status), row.qualifier


def _line_keys(chart: Chart, found: Series, kind: ChartKind, writer: Formatter) -> list[str]:
    """What the rules, dotted lines and diamonds of a chart over time mean."""
    if kind == "value":
        return []
    runs = [run for _, _, rows in found for run in segments(_since(chart.base, rows))]
    present = {
        "legend.break": any(row.status == "B" for row in _after_first(chart, found, writer)),
        "legend.dotted": kind != "bar" and any(_is_dotted(run, kind) for run in runs),
        "legend.target": bool(targets_of(chart, writer)),
    }
    return [key for key, shown in present.items() if shown]


def _since(base: Period | None, rows: Sequence[Observation]) -> list[Observation]:
    """The figures that are drawn: an index begins with its base."""
    return [row for row in rows if base is None or row.period.order >= base.order]


def _after_first(chart: Chart, found: Series, writer: Formatter) -> list[Observation]:
    """The figures of the subject that may begin anew: only its breaks are drawn as rules."""
    home = writer.report.frame.place
    own = [rows for _, place, rows in found if place == home or len(found) == 1]
    return [row for rows in own or [found[0][2]] for row in _since(chart.base, rows)[1:]]


def _is_dotted(run: Sequence[Observation], kind: ChartKind) -> bool:
    """Whether figures of a comparable run are joined by dots: over gaps, and all sparse ones."""
    return any(kind == "points" or is_gap(a.period, b.period) for a, b in pairwise(run))


def gaps(rows: Sequence[Observation], writer: Formatter) -> str:
    """Which years inside a series have no figure; empty where none is missing."""
    runs = year_runs(missing_years(rows))
    if not runs:
        return ""
    spans = [writer.span(Period(first), Period(last)) for first, last in runs]
    return writer.word("gaps", years=writer.list(spans))


def source_line(
    rows: Iterable[Observation | Target | Event | Practice],
    writer: Formatter,
    most: int = _MOST_SOURCES,
) -> str:
    """Publishers and years of what is shown, each once, the most used first, `most` by name."""
    counts: dict[str, int] = {}
    for row in rows:
        name = writer.source(writer.report.sources[row.source])
        counts[name] = counts.get(name, 0) + 1
    names = sorted(counts, key=lambda name: -counts[name])
    shown = writer.word("source.separator").join(names[:most])
    rest = len(names) - most
    if rest > 0:
        shown = writer.word("source.more", shown=shown, rest=writer.plain(rest))
    return writer.word("source.line", sources=shown)


def disagreements(
    indicator: str, place: str, writer: Formatter
) -> list[tuple[Observation, tuple[Observation, ...]]]:
    """The figures shown, each with what other sources give for the same period."""
    rows = writer.report.published(indicator, place)
    found = []
    for _, same in groupby(rows, key=lambda row: row.period):
        shown, *others = same
        if others:
            found.append((shown, tuple(others)))
    return found


def layer(chosen: Layer, writer: Formatter) -> str:
    """The name of a map: its indicator and its period."""
    name = writer.say(writer.report.indicators[chosen.indicator].name)
    return writer.word("map.layer", name=name, period=writer.period(chosen.period))
