"""What a chart or a map says it shows: subtitle, and what a listener hears."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.chart_series import rows_of
from report.analysis.districts import Layer
from report.model import Chart, Period
from report.text.formatter import Formatter


def subtitle(chart: Chart, writer: Formatter) -> str:
    """What is measured, in which unit, where and when."""
    found = rows_of(chart, writer.report)
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
    names = [writer.indicator(i) for i in chart.indicators]
    return writer.list(names) if len(names) <= 2 else ""


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _order(period: Period) -> tuple[object, int]:
    return period.order


def alt(chart: Chart, writer: Formatter) -> str:
    """What a listener hears of a chart: its subtitle, and where each series ends."""
    report = writer.report
    ends = []
    for indicator, place, rows in rows_of(chart, writer.report):
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


def layer(chosen: Layer, writer: Formatter) -> str:
    """The name of a map: its indicator and its period."""
    name = writer.indicator(chosen.indicator)
    return writer.word("map.layer", name=name, period=writer.period(chosen.period))
