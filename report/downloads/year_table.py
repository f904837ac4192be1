"""A selection as a table for people: a row for each indicator and place, a column for each year.

All texts are in the reader's language, all figures are numbers with the format to show them in. A
large table shows the report's own place; other places are in it too, folded beneath. So are early
years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report.analysis.by_year import FiguresOfYear, figures_by_year
from report.analysis.progress import as_of
from report.downloads.selection import Selection
from report.downloads.year_key import explanations
from report.downloads.year_series import SeriesGroup, YearSeries, series_groups
from report.model import Observation, Period, Report
from report.text import narrative
from report.text.edition import edition_note
from report.text.formatter import Formatter
from report.text.number_codes import WITHIN_YEAR, NumberStyle, marks_of, number_style, sign_of

# About a page of them; a longer table folds the places that are not the report's own.
_MOST_SERIES = 60
# As many columns as can be read on one sheet of paper.
_MOST_YEARS = 15


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A cell: its number, the number format that a reader sees it in, and what that shows."""

    number: Decimal
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """A series: its figures by year. A folded row is there for who unfolds it."""

    name: str
    unit: str
    place: str
    figures: Mapping[int, YearFigure]
    note: str
    sources: str
    is_folded: bool


@dataclass(frozen=True, slots=True)
class YearHeading:
    """The name of an area, which has a colour (#rrggbb), or of a group of it."""

    text: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class YearTable:
    """`years` has all years with a figure that is not folded away, those to fold among them first.

    `heads` are the titles of the columns before the years, `tails` of those after them.
    """

    title: str
    about: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    years: tuple[int, ...]
    folded_years: frozenset[int]
    entries: tuple[YearHeading | YearRow, ...]
    key: tuple[str, ...]
    fmt: Formatter

    def rows(self) -> Iterator[YearRow]:
        return (entry for entry in self.entries if isinstance(entry, YearRow))


def year_table(selection: Selection, fmt: Formatter) -> YearTable | None:
    """The table of a selection; None of one that has neither figures nor targets."""
    groups = series_groups(selection, fmt.report)
    if not groups:
        return None
    every = [series for group in groups for series in group.series]
    folded = _folded(every, fmt.report)
    is_own = (series.place == fmt.report.settings.place for series in every)
    has_places = not (folded or all(is_own))
    room = max((len(marks_of(row)) for series in every for row in series.rows), default=0)
    years = sorted({row.period.year for series in every for row in series.rows})
    early = frozenset(years[:-_MOST_YEARS])
    return YearTable(
        title=fmt.say(selection.title),
        about=(fmt.say(edition_note(fmt.report)), _about(fmt)),
        heads=tuple(fmt.word(f"workbook.column.{name}") for name in _heads(has_places=has_places)),
        tails=tuple(fmt.word(f"workbook.column.{name}") for name in ("note", "source")),
        years=tuple(years),
        folded_years=early,
        entries=tuple(_entries(groups, _Layout(folded, has_places, room, fmt))),
        key=tuple(explanations(selection, every, bool(folded), bool(early), fmt)),
        fmt=fmt,
    )


def _heads(*, has_places: bool) -> tuple[str, ...]:
    return ("indicator", "place", "unit") if has_places else ("indicator", "unit")


def _about(fmt: Formatter) -> str:
    day = as_of(fmt.report)
    date = fmt.period(Period(day.year, day.month, day.day))
    return fmt.word("workbook.about", place=fmt.place(fmt.report.settings.place), date=date)


def _folded(every: Sequence[YearSeries], report: Report) -> frozenset[tuple[str, str]]:
    """The series of a long table that are folded: of other places, where the own place has one."""
    if len(every) <= _MOST_SERIES:
        return frozenset()
    own = {series.indicator for series in every if series.place == report.settings.place}
    others = (series for series in every if series.place != report.settings.place)
    return frozenset((one.indicator, one.place) for one in others if one.indicator in own)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all rows of a table have in common: `room` is that for marks beside the figures.

    Where places are folded, they are named in the column of the indicators, else in their own.
    """

    folded: frozenset[tuple[str, str]]
    has_places: bool
    room: int
    fmt: Formatter

    def is_folded(self, series: YearSeries) -> bool:
        return (series.indicator, series.place) in self.folded

    def name(self, series: YearSeries) -> str:
        """A folded row stands beneath that of its indicator, and is named by its place."""
        name, place = self.fmt.indicator(series.indicator), self.fmt.place(series.place)
        if self.is_folded(series):
            return place
        is_own = series.place == self.fmt.report.settings.place
        if is_own or self.has_places:
            return name
        return self.fmt.word("table.of_place", name=name, place=place)

    def place(self, series: YearSeries) -> str:
        return self.fmt.place(series.place) if self.has_places else ""


def _entries(groups: Sequence[SeriesGroup], layout: _Layout) -> Iterator[YearHeading | YearRow]:
    """Rows under the headings of their areas and groups, where there are several of them."""
    has_areas = len({group.area.id for group in groups}) > 1
    area = ""
    for group in groups:
        if has_areas and group.area.id != area:
            area = group.area.id
            yield YearHeading(layout.fmt.say(group.area.name), group.area.color)
        if group.group is not None and len(groups) > 1:
            yield YearHeading(layout.fmt.say(group.group.name))
        yield from _rows(group.series, layout)


def _rows(every: Sequence[YearSeries], layout: _Layout) -> Iterator[YearRow]:
    """The rows of a group. All places of an indicator are in the scale that suits the first, which
    has the note on the indicator, too.
    """
    typical: dict[str, YearSeries] = {}
    for series in every:
        first = typical.setdefault(series.indicator, series)
        yield _row(series, first, layout)


def _row(series: YearSeries, first: YearSeries, layout: _Layout) -> YearRow:
    fmt = layout.fmt
    values, typical = ([row.value for row in one.rows] for one in (series, first))
    style = number_style(values, typical, series.unit, fmt)
    by_year = figures_by_year(series.rows)
    about = [fmt.say(fmt.report.indicators[series.indicator].note)] if series is first else []
    notes = filter(None, (*_notes(series, by_year, fmt), *about))
    return YearRow(
        name=layout.name(series),
        unit=style.scale.label,
        place=layout.place(series),
        figures={
            year: _figure(figures.shown, style, layout.room) for year, figures in by_year.items()
        },
        note=fmt.word("sentence.space").join(notes),
        sources=narrative.source_names(series.published, fmt),
        is_folded=layout.is_folded(series),
    )


def _figure(row: Observation, style: NumberStyle, room: int) -> YearFigure:
    sign, marks = sign_of(row), marks_of(row)
    code, text = style.code(sign, marks, room), style.text(row.value, sign, marks)
    return YearFigure(style.number(row.value), code, text)


def _notes(
    series: YearSeries, by_year: Mapping[int, FiguresOfYear], fmt: Formatter
) -> Iterator[str]:
    """How figures were made, what parts them, of when they are, what else there is of a year."""
    if not series.rows:
        yield fmt.word("workbook.note.target")
    if series.made is not None:
        yield fmt.word("workbook.note.made", made=fmt.say(series.made))
    breaks = [row for row in series.rows if row.begins_run]
    if breaks:
        yield fmt.word("workbook.note.break", periods=_periods(breaks, fmt))
    within = [figures.shown for figures in by_year.values() if figures.is_within]
    if within:
        periods = _periods(within, fmt)
        yield fmt.word("workbook.note.within", mark=WITHIN_YEAR, periods=periods)
    others = [row for figures in by_year.values() for row in figures.others]
    if others:
        yield fmt.word("workbook.note.others", figures=_dated(others, series, fmt))


def _periods(rows: Iterable[Observation], fmt: Formatter) -> str:
    return fmt.list(fmt.period(row.period) for row in rows)


def _dated(rows: Iterable[Observation], series: YearSeries, fmt: Formatter) -> str:
    """Figures with their periods, for a cell of a year holds only one."""
    return fmt.list(
        fmt.word(
            "workbook.note.dated",
            period=fmt.period(row.period),
            figure=fmt.figure(row.value, series.unit, row.qualifier),
        )
        for row in rows
    )
