"""What a scatter says of itself and of its dots."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from report.explore.crossing import Crossing, Pair
from report.explore.selection import Selection
from report.explore.series import Drawn
from report.explore.words.headings import made
from report.explore.words.names import amount, counted
from report.model import Observation, Period
from report.text.formatter import Formatter, Scale
from report.text.narrative.marks import meanings


def crossing_tip(pair: Pair, crossed: Crossing, writer: Formatter) -> str:
    """Both figures of a dot, with their periods."""
    sides = ((crossed.across, pair.across), (crossed.up, pair.up))
    lines = [
        writer.word(
            "explore.side",
            name=writer.indicator(drawn.indicator),
            period=writer.period(row.period),
            figure=amount(row, drawn.unit, writer),
        )
        for drawn, row in sides
    ]
    statuses = dict.fromkeys(row.status for _, row in sides if row.status != "A")
    lines += [writer.word(f"status.{status}") for status in statuses]
    head = f"<b>{escape(writer.place(pair.place), quote=False)}</b>"
    return "<br>".join((head, *(escape(line, quote=False) for line in lines)))


def crossing_headline(crossed: Crossing, writer: Formatter) -> str:
    return writer.word(
        "explore.crossing",
        up=writer.indicator(crossed.up.indicator),
        across=writer.indicator(crossed.across.indicator),
    )


def crossing_axis(
    drawn: Drawn, rows: Sequence[Observation], writer: Formatter
) -> tuple[str, Scale]:
    """An axis's title and scale."""
    scale = writer.scale((row.value for row in rows), drawn.unit)
    title = writer.indicator(drawn.indicator)
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


def crossing_legend(crossed: Crossing, writer: Formatter) -> list[str]:
    """The marks of the dots, each with its meaning."""
    rows = (row for pair in crossed.pairs for row in (pair.across, pair.up))
    return meanings("point", rows, writer, {})
