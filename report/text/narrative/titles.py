"""What a chart or a map says it shows: its headline and subtitle."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.age import is_dated
from report.analysis.chart_series import is_index, rows_of
from report.analysis.districts import Layer
from report.model import Chart, Period, Text
from report.text.formatter import Formatter
from report.text.narrative.filling import cited, fill
from report.text.narrative.findings import data_of, figure_headline
from report.text.subject import subject_of


def chart_headline(chart: Chart, fmt: Formatter) -> str:
    """The headline with its figures; where one is not known, the other one that editors have
    written; where they have written none, the finding of the leading indicator. So too where their
    figures are not of late and they do not begin with saying so, as in an earlier edition, or when
    no newer figure has come.
    """
    texts = (chart.headline, chart.headline_otherwise)
    written = (fill(text, fmt) for text in texts if _says_its_age(text, fmt))
    return next(filter(None, written), None) or _finding(chart, fmt)


def _says_its_age(text: Text, fmt: Formatter) -> bool:
    """Whether a headline begins with the mark of each of its figures that is not of late."""
    headline = (fill(text, fmt) or "").lower()
    dated = [row for row in cited((text,), fmt) if is_dated(row, fmt.report)]
    return all(headline.startswith(data_of(row, fmt).lower()) for row in dated)


def _finding(chart: Chart, fmt: Formatter) -> str:
    """What the leading indicator's figures show, if the chart is of the report's own place."""
    if fmt.report.settings.place in chart.places:
        indicator = fmt.report.indicators[chart.indicators[0]]
        return figure_headline(indicator, (*chart.places, *chart.aside), fmt)
    return fmt.list(fmt.indicator(name) for name in chart.indicators)


def chart_note(chart: Chart, fmt: Formatter) -> str:
    """What editors say of a chart, the other note where a figure of the first is not known; empty
    where they say nothing.
    """
    texts = (fill(text, fmt) for text in (chart.note, chart.note_otherwise))
    return next(filter(None, texts), "")


def chart_subtitle(chart: Chart, fmt: Formatter) -> str:
    """What is measured, in which unit, where and when. ValueError without any figure."""
    series = rows_of(chart, fmt.report)
    rows = [row for _, _, figures in series for row in figures]
    where = fmt.list(fmt.place(place) for place in _once(place for _, place, _ in series))
    first, last = (pick((row.period for row in rows), key=_order) for pick in (min, max))
    when = fmt.span(first, last)
    what = _what(chart, fmt)
    if is_index(chart) and chart.base is not None:
        base = fmt.period(chart.base)
        return fmt.word("subtitle.decoupling", what=what, base=base, where=where, when=when)
    scale = fmt.scale((row.value for row in rows), fmt.report.unit_of(chart.indicators[0]))
    known = scale.label.lower() in what.lower()
    key = "subtitle.counted" if known else "subtitle" if what else "subtitle.unit"
    return fmt.word(key, what=what, unit=scale.label, where=where, when=when)


def _what(chart: Chart, fmt: Formatter) -> str:
    """What editors call it, else the names of one or two indicators; more than that are named in
    the chart itself.
    """
    if chart.subject:
        return fmt.say(chart.subject)
    names = [fmt.indicator(indicator) for indicator in chart.indicators]
    return fmt.list(names) if len(names) <= 2 else ""


def _once(names: Iterable[str]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(names))


def _order(period: Period) -> tuple[object, int]:
    return period.order


def layer_name(layer: Layer, fmt: Formatter) -> str:
    """The name of a map: its indicator and its period."""
    name = subject_of(layer.indicator, fmt)
    return fmt.word("map.layer", name=name, period=fmt.period(layer.period))


def map_subtitle(known: int, fmt: Formatter) -> str:
    """How many of the districts have a figure."""
    count = len(fmt.report.districts())
    key = "map.subtitle.all" if known == count else "map.subtitle"
    return fmt.word(key, known=fmt.plain(known), all=fmt.plain(count))
