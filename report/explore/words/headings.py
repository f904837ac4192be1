"""What a view says it shows: headline, subtitle, titles of panels, what a listener hears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, FoundSeries
from report.explore.words.names import amount, counted, name, told
from report.model import Period
from report.text.formatter import Formatter, Scale


def headline(chosen: ExploreSelection, found: FoundSeries, fmt: Formatter) -> str:
    """The indicator's name, or how much is shown; and what is made of it."""
    if len(found.indicators) == 1:
        text = fmt.indicator(found.indicators[0])
    else:
        counts = {"indicators": len(found.indicators), "places": len(found.places)}
        numbers = {key: counted(count, f"explore.{key}", fmt) for key, count in counts.items()}
        text = fmt.word("explore.headline", when=when(found.drawn, fmt), **numbers)
    if chosen.transform is None:
        return text
    return fmt.word("explore.headline.made", text=text, made=made(chosen, fmt))


def made(chosen: ExploreSelection, fmt: Formatter) -> str:
    """What is made of the figures, in words: `index, 2015 = 100`."""
    other = fmt.report.places.get(chosen.against or "")
    return fmt.word(
        f"transform.{chosen.transform}.made",
        base=fmt.period(Period(chosen.base)) if chosen.base else "",
        other=fmt.say(other.name) if other else "",
        nation=_nation(fmt),
    )


def transform_name(transform: str, fmt: Formatter) -> str:
    """What a transformation is called where it is chosen: `Share of China`."""
    return fmt.word(f"transform.{transform}", nation=_nation(fmt))


def _nation(fmt: Formatter) -> str:
    nation = fmt.report.explore_settings.nation
    return fmt.place(nation) if nation else ""


def when(drawn: Iterable[DrawnSeries], fmt: Formatter) -> str:
    periods = sorted((row.period for one in drawn for row in one.rows), key=lambda p: p.order)
    return fmt.span(periods[0], periods[-1])


def measured(drawn: Sequence[DrawnSeries], fmt: Formatter) -> Scale:
    """How the figures of some series of one unit are written."""
    return fmt.scale((row.value for one in drawn for row in one.rows), drawn[0].unit)


def subtitle(found: FoundSeries, fmt: Formatter) -> str:
    """What is measured in which unit, where and when."""
    where = told([fmt.place(place) for place in found.places], "places", fmt)
    whole = when(found.drawn, fmt)
    if len(found.units) == 1:
        label = measured(found.drawn, fmt).label
        if len(found.indicators) == 1:
            return fmt.word("subtitle.unit", unit=label, where=where, when=whole)
        what = told([fmt.indicator(i) for i in found.indicators], "indicators", fmt)
        return fmt.word("subtitle", what=what, unit=label, where=where, when=whole)
    what = told([fmt.indicator(i) for i in found.indicators], "indicators", fmt)
    return fmt.word("explore.subtitle", what=what, where=where, when=whole)


def panel_title(panel: Sequence[DrawnSeries], found: FoundSeries, fmt: Formatter) -> str:
    """Of several panels each names its unit, and its indicator if it has but one."""
    if len(found.units) == 1:
        return ""
    label = measured(panel, fmt).label
    names = dict.fromkeys(one.indicator for one in panel)
    if len(names) > 1:
        return label
    return fmt.word("table.series", name=fmt.indicator(panel[0].indicator), unit=label)


def alt(found: FoundSeries, fmt: Formatter) -> str:
    """What a listener hears: the subtitle, and where each series ends."""
    ends = [
        fmt.word(
            "alt.end",
            name=name(one, found, fmt),
            figure=amount(one.rows[-1], one.unit, fmt),
            period=fmt.period(one.rows[-1].period),
        )
        for one in found.drawn
    ]
    return fmt.word("alt", subtitle=subtitle(found, fmt), ends=fmt.list(ends))


def map_headline(chosen: ExploreSelection, indicator: str, year: int, fmt: Formatter) -> str:
    """The indicator and the year, and what is made of it."""
    name, period = fmt.indicator(indicator), fmt.period(Period(year))
    text = fmt.word("map.layer", name=name, period=period)
    if chosen.transform is None:
        return text
    return fmt.word("explore.headline.made", text=text, made=made(chosen, fmt))
