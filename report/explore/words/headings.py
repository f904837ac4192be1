"""What a view says it shows: headline, subtitle, titles of panels, what a listener hears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.explore.selection import Selection
from report.explore.series import Drawn, Found
from report.explore.words.names import amount, counted, name, told
from report.model import Period
from report.text.formatter import Formatter, Scale


def headline(chosen: Selection, found: Found, writer: Formatter) -> str:
    """The indicator's name, or how much is shown; and what is made of it."""
    if len(found.indicators) == 1:
        text = writer.indicator(found.indicators[0])
    else:
        counts = {"indicators": len(found.indicators), "places": len(found.places)}
        numbers = {key: counted(count, f"explore.{key}", writer) for key, count in counts.items()}
        text = writer.word("explore.headline", when=when(found.drawn, writer), **numbers)
    if chosen.transform is None:
        return text
    return writer.word("explore.headline.made", text=text, made=made(chosen, writer))


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
    where = told([writer.place(place) for place in found.places], "places", writer)
    whole = when(found.drawn, writer)
    if len(found.units) == 1:
        label = measured(found.drawn, writer).label
        if len(found.indicators) == 1:
            return writer.word("subtitle.unit", unit=label, where=where, when=whole)
        what = told([writer.indicator(i) for i in found.indicators], "indicators", writer)
        return writer.word("subtitle", what=what, unit=label, where=where, when=whole)
    what = told([writer.indicator(i) for i in found.indicators], "indicators", writer)
    return writer.word("explore.subtitle", what=what, where=where, when=whole)


def panel_title(panel: Sequence[Drawn], found: Found, writer: Formatter) -> str:
    """Of several panels each names its unit, and its indicator if it has but one."""
    if len(found.units) == 1:
        return ""
    label = measured(panel, writer).label
    names = dict.fromkeys(one.indicator for one in panel)
    if len(names) > 1:
        return label
    return writer.word("table.series", name=writer.indicator(panel[0].indicator), unit=label)


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


def map_headline(chosen: Selection, indicator: str, year: int, writer: Formatter) -> str:
    """The indicator and the year, and what is made of it."""
    name, period = writer.indicator(indicator), writer.period(Period(year))
    text = writer.word("map.layer", name=name, period=period)
    if chosen.transform is None:
        return text
    return writer.word("explore.headline.made", text=text, made=made(chosen, writer))
