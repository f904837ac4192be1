"""What a chart is called where it is not seen: its headline, its ends, the target, the extremes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report.analysis import value_axis
from report.analysis.chart_series import ChartSeries, drawn_as, drawn_targets, is_index, rows_of
from report.analysis.districts import Layer
from report.analysis.latest import latest_figure, newer_figure
from report.analysis.series import indexed
from report.model import Chart, Observation, Period, Target, Unit
from report.text.formatter import Formatter
from report.text.index_unit import figure_in, index_unit
from report.text.narrative.titles import chart_headline


@dataclass(frozen=True, slots=True)
class HeardSeries:
    """A series under the name that it has in its chart: at least one figure, in time order, in
    `unit`.
    """

    name: str
    rows: Sequence[Observation]
    unit: Unit

    @property
    def place(self) -> str:
        """The id of the place that its figures are of."""
        return self.rows[0].place

    @property
    def latest(self) -> Observation:
        """The figure that is shown where one is."""
        row = latest_figure(self.rows)
        assert row is not None
        return row

    @property
    def first(self) -> Observation:
        """The first figure, of the same definition as the others if any is."""
        return next((row for row in self.rows if row.status != "D"), self.rows[0])


def chart_alt(chart: Chart, fmt: Formatter) -> str:
    """What a listener hears of a chart of the report. ValueError without any figure."""
    report, series = fmt.report, rows_of(chart, fmt.report)
    if not series:
        raise ValueError(f"chart {chart.id}: no figure of {chart.indicators} at {chart.places}")
    headline = chart_headline(chart, fmt)
    heard = _heard(chart, series, fmt)
    if drawn_as(chart, report) == "value" and not is_index(chart):
        return alt_side_by_side(headline, heard, fmt)
    return alt_over_time(headline, heard, drawn_targets(chart, report), fmt)


def _heard(chart: Chart, series: ChartSeries, fmt: Formatter) -> list[HeardSeries]:
    several = len(chart.indicators) > 1
    heard = [
        HeardSeries(
            fmt.indicator(indicator) if several else fmt.place(place),
            rows,
            fmt.report.unit_of(indicator),
        )
        for indicator, place, rows in series
    ]
    return [_indexed(one, chart, fmt) for one in heard] if is_index(chart) else heard


def _indexed(series: HeardSeries, chart: Chart, fmt: Formatter) -> HeardSeries:
    assert chart.base is not None
    rows = [replace(row, value=value) for row, value in indexed(series.rows, chart.base)]
    return replace(series, rows=rows, unit=index_unit(chart.base, fmt.report))


def alt_over_time(
    headline: str, series: Sequence[HeardSeries], targets: Iterable[Target], fmt: Formatter
) -> str:
    """The headline, how the main series begins and ends, the target, the number of series.

    What the headline has said is not said again. The main series is that of the report's own place,
    else the first; of several targets in force the next one ahead is named, else the last.
    """
    main = min(series, key=lambda one: one.place != fmt.report.settings.place)
    said = [headline, _ends(main, headline, fmt), _newer(main, headline, fmt)]
    target = _target(main.latest, targets)
    if target is not None and not _is_said(fmt.target(target), target.period, headline, fmt):
        when = fmt.period(target.period)
        said.append(fmt.word("target.on_chart", period=when, value=fmt.target(target)))
    if len(series) > 1:
        said.append(fmt.word("alt.series", count=fmt.plain(len(series))))
    return _sentences(said, fmt)


def _unsaid(
    rows: Iterable[Observation], series: HeardSeries, headline: str, fmt: Formatter
) -> list[Observation]:
    """Those of a series' figures that the headline does not give with their period."""
    figures = ((row, figure_in(row, series.unit, fmt)) for row in rows)
    return [row for row, figure in figures if not _is_said(figure, row.period, headline, fmt)]


def _is_said(figure: str, period: Period, headline: str, fmt: Formatter) -> bool:
    whole = rf"(?<![\d.,]){re.escape(figure)}"
    return fmt.period(period) in headline and re.search(whole, headline) is not None


def _ends(series: HeardSeries, headline: str, fmt: Formatter) -> str:
    """The first and the latest figure of a series, as far as the headline has not said them."""
    rows = dict.fromkeys((series.first, series.latest))
    unsaid = _unsaid(rows, series, headline, fmt)
    if len(unsaid) == 2:
        first, latest = (_at(row, series, fmt) for row in unsaid)
        return fmt.word("alt.ends", name=series.name, first=first, latest=latest)
    key = "alt.latest" if series.latest in unsaid else "alt.first"
    said = (fmt.word(key, name=series.name, figure=_at(row, series, fmt)) for row in unsaid)
    return next(said, "")


def _newer(series: HeardSeries, headline: str, fmt: Formatter) -> str:
    """The figure of another definition that is newer than the latest one."""
    row = newer_figure(series.rows)
    newer = _unsaid([row] if row else [], series, headline, fmt)
    return next((fmt.word("alt.newer", figure=_at(row, series, fmt)) for row in newer), "")


def _at(row: Observation, series: HeardSeries, fmt: Formatter) -> str:
    """A figure with its period: `460,000 kW in 2021`."""
    return _worded("alt.figure", row, series, fmt)


def _worded(key: str, row: Observation, series: HeardSeries, fmt: Formatter, **more: str) -> str:
    """A qualifier such as "more than" stands in Chinese where the verb does else."""
    key = key if row.qualifier in {"", "preliminary"} else f"{key}.qualified"
    figure = figure_in(row, series.unit, fmt)
    return fmt.word(key, figure=figure, when=fmt.when(row.period), **more)


def _target(latest: Observation, targets: Iterable[Target]) -> Target | None:
    in_force = [target for target in targets if target.superseded_by is None]
    in_force.sort(key=lambda target: target.period.order)
    ahead = (row for row in in_force if row.period.order > latest.period.order)
    return next(ahead, in_force[-1] if in_force else None)


def alt_side_by_side(headline: str, series: Sequence[HeardSeries], fmt: Formatter) -> str:
    """The headline, and of the figures side by side the highest, the lowest and the own place's."""
    extremes = _extremes(series, fmt) if len(series) > 1 else ()
    home = fmt.report.settings.place
    own = [one for one in series if one.place == home or len(series) == 1]
    named = [_named(one, fmt) for one in own if _unsaid([one.latest], one, headline, fmt)]
    return _sentences([headline, *extremes, *(named if len(own) == 1 else ())], fmt)


def _extremes(series: Sequence[HeardSeries], fmt: Formatter) -> Iterator[str]:
    """The highest and the lowest; nothing is compared with a figure of another definition."""
    apart = value_axis.off_scale([one.latest for one in series])
    compared = [one for one, is_off in zip(series, apart, strict=True) if not is_off]
    ranked = sorted(compared, key=lambda one: _rank(one, fmt))
    yield fmt.word("alt.highest", figure=_named(ranked[-1], fmt))
    yield fmt.word("alt.lowest", figure=_named(ranked[0], fmt))


def _rank(series: HeardSeries, fmt: Formatter) -> Decimal:
    """What is high: a value, but the first of all ranks, and the whole before its parts."""
    row = series.latest
    height = value_axis.height(row.value, series.unit)
    return -height if fmt.report.indicators[row.indicator].kind == "rank" else height


def _named(series: HeardSeries, fmt: Formatter) -> str:
    """The latest figure of a series under its name: `Exampleton 460,000 kW in 2021`."""
    return _worded("alt.end", series.latest, series, fmt, name=series.name)


def layer_alt(name: str, layer: Layer, fmt: Formatter) -> str:
    """What a listener hears of a layer of the map."""
    unit = fmt.report.unit_of(layer.indicator)
    return map_alt(
        name, [HeardSeries(fmt.place(row.place), [row], unit) for row in layer.rows], fmt
    )


def map_alt(name: str, series: Sequence[HeardSeries], fmt: Formatter) -> str:
    """What a listener hears of a map of this name: how many districts have a figure and have not,
    and which have the highest and the lowest.
    """
    missing = len(fmt.report.districts()) - len(series)
    known = fmt.plain(len(series))
    counted = fmt.word("alt.map", name=name, known=known, missing=fmt.plain(missing))
    return fmt.word("sentence.space").join((counted, _sentences(_extremes(series, fmt), fmt)))


def _sentences(parts: Iterable[str], fmt: Formatter) -> str:
    """Each as a sentence, also one that an editor has ended as such."""
    sentences = (fmt.word("alt.sentence", text=part.rstrip(".。")) for part in parts if part)
    return fmt.word("sentence.space").join(sentences)
