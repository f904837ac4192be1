"""The texts of a scatter: headline, subtitle, axes, tooltips, legend."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from report.explore.crossing import Crossing, Pair
from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries
from report.explore.words.headings import transform_phrase
from report.explore.words.names import count_phrase
from report.model import Observation, Period
from report.text.formatter import Formatter, Scale
from report.text.index_unit import figure_in
from report.text.narrative.marks import meanings


def crossing_tip(pair: Pair, crossed: Crossing, fmt: Formatter) -> str:
    """The tooltip of a dot: both figures with their periods. Plotly's markup, escaped."""
    sides = ((crossed.across, pair.across), (crossed.up, pair.up))
    lines = [
        fmt.word(
            "explore.side",
            name=fmt.indicator(drawn.indicator),
            period=fmt.period(row.period),
            figure=figure_in(row, drawn.unit, fmt),
        )
        for drawn, row in sides
    ]
    lines += dict.fromkeys(status for _, row in sides if (status := fmt.status(row)))
    head = f"<b>{escape(fmt.place(pair.place), quote=False)}</b>"
    return "<br>".join((head, *(escape(line, quote=False) for line in lines)))


def crossing_headline(crossed: Crossing, fmt: Formatter) -> str:
    """The names of both indicators."""
    return fmt.word(
        "explore.crossing",
        up=fmt.indicator(crossed.up.indicator),
        across=fmt.indicator(crossed.across.indicator),
    )


def crossing_axis(
    drawn: DrawnSeries, rows: Sequence[Observation], fmt: Formatter
) -> tuple[str, Scale]:
    """An axis's title and scale."""
    scale = fmt.scale((row.value for row in rows), drawn.unit)
    title = fmt.indicator(drawn.indicator)
    return fmt.word("table.series", name=title, unit=scale.label), scale


def crossing_subtitle(chosen: ExploreSelection, crossed: Crossing, fmt: Formatter) -> str:
    """How many places, of which years; and the transformation."""
    years = sorted({pair.year for pair in crossed.pairs})
    places = len({pair.place for pair in crossed.pairs})
    text = fmt.word(
        f"explore.crossing.{chosen.by}",
        places=count_phrase(places, "explore.places", fmt),
        when=fmt.span(Period(years[0]), Period(years[-1])),
    )
    if chosen.transform is None:
        return text
    return fmt.word("explore.headline.made", text=text, made=transform_phrase(chosen, fmt))


def crossing_legend(crossed: Crossing, fmt: Formatter) -> list[str]:
    """The marks of the dots, each with its meaning."""
    rows = (row for pair in crossed.pairs for row in (pair.across, pair.up))
    return meanings("point", rows, fmt, {})
