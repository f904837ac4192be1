"""What a chart or a map says it shows: subtitle, and what a listener hears."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.chart_series import rows_of
from report.analysis.districts import Layer
from report.model import Chart, Period
from report.text.formatter import Formatter


def subtitle(chart: Chart, fmt: Formatter) -> str:
    """What is measured, in which unit, where and when."""
    found = rows_of(chart, fmt.report)
    rows = [row for _, _, series in found for row in series]
    places = [fmt.report.places[place] for place in _in_order(p for _, p, _ in found)]
    first, last = (pick((row.period for row in rows), key=_order) for pick in (min, max))
    where = fmt.list(fmt.say(place.name) for place in places)
    if chart.base is not None:
        first = max(first, chart.base, key=_order)
    when = fmt.span(first, last)
    what = _what(chart, fmt)
    if chart.kind == "decoupling" and chart.base is not None:
        base = fmt.period(chart.base)
        return fmt.word("subtitle.decoupling", what=what, base=base, where=where, when=when)
    scale = fmt.scale((row.value for row in rows), fmt.report.unit_of(chart.indicators[0]))
    known = scale.label.lower() in what.lower()
    key = "subtitle.counted" if known else "subtitle" if what else "subtitle.unit"
    return fmt.word(key, what=what, unit=scale.label, where=where, when=when)


def _what(chart: Chart, fmt: Formatter) -> str:
    """The names of one or two indicators; more than that are named in the chart itself."""
    names = [fmt.indicator(i) for i in chart.indicators]
    return fmt.list(names) if len(names) <= 2 else ""


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _order(period: Period) -> tuple[object, int]:
    return period.order


def alt(chart: Chart, fmt: Formatter) -> str:
    """What a listener hears of a chart: its subtitle, and where each series ends."""
    report = fmt.report
    ends = []
    for indicator, place, rows in rows_of(chart, fmt.report):
        owner = report.indicators[indicator] if len(chart.indicators) > 1 else report.places[place]
        last = rows[-1]
        ends.append(
            fmt.word(
                "alt.end",
                name=fmt.say(owner.name),
                figure=fmt.observation(last),
                period=fmt.period(last.period),
            )
        )
    return fmt.word("alt", subtitle=subtitle(chart, fmt), ends=fmt.list(ends))


def layer(chosen: Layer, fmt: Formatter) -> str:
    """The name of a map: its indicator and its period."""
    name = fmt.indicator(chosen.indicator)
    return fmt.word("map.layer", name=name, period=fmt.period(chosen.period))
