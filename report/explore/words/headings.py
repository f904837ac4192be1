"""What a view says it shows: headline, subtitle, titles of panels, what a listener hears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.analysis.latest import latest_figure
from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, SelectedSeries
from report.explore.words.names import abridged, series_name
from report.model import Period, Target
from report.text import narrative
from report.text.formatter import Formatter, Scale
from report.text.subject import subject_of


def headline(chosen: ExploreSelection, selected: SelectedSeries, fmt: Formatter) -> str:
    """What one indicator's figures show; of several what they are called, and of figures that were
    transformed into what.
    """
    if chosen.transform is None and len(selected.indicators) == 1:
        return _finding(selected, fmt)
    text = abridged([fmt.indicator(name) for name in selected.indicators], "indicators", fmt)
    if chosen.transform is None:
        return text
    return fmt.word("explore.headline.made", text=text, made=transform_phrase(chosen, fmt))


def _finding(selected: SelectedSeries, fmt: Formatter) -> str:
    """The finding of the report's own place, if all its figures are drawn; else the latest figure
    that is, of that place if any. Comparators are those that are drawn whole.
    """
    home = fmt.report.settings.place
    leading = min(selected.drawn, key=lambda series: series.place != home)
    if leading.place != home or not _is_whole(leading, fmt):
        latest = latest_figure(leading.rows)
        assert latest is not None
        return narrative.figure_said(latest, fmt, with_place=True)
    places = [series.place for series in selected.drawn if _is_whole(series, fmt)]
    indicator = fmt.report.indicators[leading.indicator]
    return narrative.figure_headline(indicator, places, fmt, with_place=True)


def _is_whole(series: DrawnSeries, fmt: Formatter) -> bool:
    """Whether no filter has left out a figure."""
    return len(series.rows) == len(fmt.report.series(series.indicator, series.place))


def transform_phrase(chosen: ExploreSelection, fmt: Formatter) -> str:
    """The transformation as it is named in a headline: `index, 2015 = 100`."""
    other = fmt.report.places.get(chosen.against or "")
    return fmt.word(
        f"transform.{chosen.transform}.made",
        base=fmt.period(Period(chosen.base)) if chosen.base else "",
        other=fmt.say(other.name) if other else "",
        nation=_nation(fmt),
    )


def transform_name(transform: str, fmt: Formatter) -> str:
    """The name of a transformation where it is chosen: `Share of the country`."""
    return fmt.word(f"transform.{transform}", nation=_nation(fmt))


def _nation(fmt: Formatter) -> str:
    nation = fmt.report.explore_settings.nation
    return fmt.place(nation) if nation else ""


def period_span(drawn: Iterable[DrawnSeries], fmt: Formatter) -> str:
    """From the first to the last period of some series: `2015–2024`."""
    periods = sorted((row.period for series in drawn for row in series.rows), key=lambda p: p.order)
    return fmt.span(periods[0], periods[-1])


def common_scale(drawn: Sequence[DrawnSeries], fmt: Formatter) -> Scale:
    """The scale in which the figures of some series of one unit are written."""
    return fmt.scale((row.value for series in drawn for row in series.rows), drawn[0].unit)


def subtitle(selected: SelectedSeries, fmt: Formatter) -> str:
    """What is measured in which unit, where and when."""
    where = abridged([fmt.place(place) for place in selected.places], "places", fmt)
    span = period_span(selected.drawn, fmt)
    if len(selected.units) == 1:
        label = common_scale(selected.drawn, fmt).label
        if len(selected.indicators) == 1:
            return fmt.word("subtitle.unit", unit=label, where=where, when=span)
        what = abridged([fmt.indicator(i) for i in selected.indicators], "indicators", fmt)
        return fmt.word("subtitle", what=what, unit=label, where=where, when=span)
    what = abridged([fmt.indicator(i) for i in selected.indicators], "indicators", fmt)
    return fmt.word("explore.subtitle", what=what, where=where, when=span)


def panel_title(panel: Sequence[DrawnSeries], selected: SelectedSeries, fmt: Formatter) -> str:
    """Of several panels each names its unit, and its indicator if it has but one."""
    if len(selected.units) == 1:
        return ""
    label = common_scale(panel, fmt).label
    names = dict.fromkeys(series.indicator for series in panel)
    if len(names) > 1:
        return label
    return fmt.word("table.series", name=fmt.indicator(panel[0].indicator), unit=label)


def alt(headline: str, selected: SelectedSeries, targets: Sequence[Target], fmt: Formatter) -> str:
    """What a listener hears of a view over years."""
    return narrative.alt_over_time(headline, heard(selected, fmt), targets, fmt)


def heard(selected: SelectedSeries, fmt: Formatter) -> list[narrative.HeardSeries]:
    """What is drawn, each series by the name that it has beside the others."""
    return [
        narrative.HeardSeries(series_name(row, selected, fmt), row.rows, row.unit)
        for row in selected.drawn
    ]


def map_headline(chosen: ExploreSelection, indicator: str, year: int, fmt: Formatter) -> str:
    """The indicator, the year, and the transformation."""
    name, period = subject_of(indicator, fmt), fmt.period(Period(year))
    text = fmt.word("map.layer", name=name, period=period)
    if chosen.transform is None:
        return text
    return fmt.word("explore.headline.made", text=text, made=transform_phrase(chosen, fmt))
