"""Editions: the report as it stood at a cut-off, and a mark of all that it says."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Protocol

from report.analysis.content_lines import content_line
from report.analysis.preference import best_figure
from report.analysis.time_known import with_time_known
from report.analysis.vintages import with_vintages
from report.model import (
    Chart,
    Correction,
    Cutoff,
    Observation,
    Observations,
    Period,
    Publisher,
    Report,
    SameTarget,
    Source,
    Target,
    Term,
)
from report.model.figure_lines import figure_line, mark_of_lines


class _Sourced(Protocol):
    """A row that was read in a publication."""

    @property
    def source(self) -> str:
        """The id of the publication."""


# Enough to tell one state of the report from another, and short enough to be printed.
_MARK_DIGITS = 12
# Marks of more figures than these are made of marks: none had been printed before that was so.
_MOST_BY_FIGURE = 100_000
# What the mark of a draft begins with, and names of its files have in them.
DRAFT = "draft"


def cutoff(report: Report) -> dt.date | None:
    """Until when had been published what a report shows; None where it shows everything."""
    edition = report.editions.get(report.edition)
    return edition.cutoff if edition else None


def report_at(report: Report, edition: str) -> Report:
    """The whole report → the report as it stood at an edition's cut-off.

    A row is kept if its source had been published by then. Where the date of the source does not
    decide it (there is none, or it is the month or year that the cut-off lies in), the row's own
    date does: the end of a figure's period, an event's date, when a target was set (else when it
    was due, which is later), when a practice began. A row that has no date either is in the
    latest edition only.

    A corrected figure is shown as corrected in every edition, and keeps its corrections: what
    had been published was never what was copied wrongly here.

    Raises KeyError for an edition that the report does not have.
    """
    if edition == report.edition:
        return report
    until = report.editions[edition].cutoff
    named = replace(report, edition=edition)
    return named if until is None else _trimmed(_published_by(until, named))


def _published_by(until: dt.date, report: Report) -> Report:
    """The rows that were out by a day, as they were then."""

    def out(row: _Sourced, date: Period | None) -> bool:
        return was_out(report.sources[row.source], date, until)

    targets = [row for row in report.targets if out(row, row.set_on or row.period)]
    return replace(
        report,
        observations=report.observations.as_of(_cutoff_of(until, report)),
        targets=tuple(_unaware(target, targets) for target in targets),
        events=tuple(row for row in report.events if out(row, row.date)),
        practices=tuple(row for row in report.practices if out(row, row.start)),
        same_targets=tuple(row for row in report.same_targets if _joins_two_of(targets, row)),
        glossary=tuple(_without_later_source(row, until, report) for row in report.glossary),
    )


def _cutoff_of(until: dt.date, report: Report) -> Cutoff:
    """The rule of `was_out` for figures, whose own date is the end of their period."""
    dated = [row for row in report.sources.values() if row.published is not None]
    undated = [row for row in report.sources.values() if row.published is None]
    out = frozenset(row.id for row in dated if was_out(row, None, until))
    begun = (row for row in dated if row.published and row.published.start <= until)
    perhaps = frozenset(row.id for row in (*undated, *begun)) - out
    return Cutoff(until, out, perhaps, partial(_as_they_were, report=report))


def _as_they_were(series: Iterable[Observation], report: Report) -> tuple[Observation, ...]:
    """The figures of a series that were out, among which others may be preferred."""
    chosen = with_vintages(_with_preferred(tuple(series), report), report.sources)
    return with_time_known(chosen, report.indicators, report.sources)


def _without_later_source(term: Term, until: dt.date, report: Report) -> Term:
    """A term means what it means; a definition that came later is not cited yet."""
    source = report.sources.get(term.source)
    is_known = source is not None and was_out(source, None, until)
    return term if is_known else replace(term, source="")


def _joins_two_of(targets: Iterable[Target], link: SameTarget) -> bool:
    """Whether both targets that are one are among these."""
    known = {(row.indicator, row.place, row.period) for row in targets}
    names = (link.indicator, link.same_as)
    return all((name, link.place, link.period) in known for name in names)


def was_out(source: Source, date: Period | None, until: dt.date) -> bool:
    """Whether what a source says of a row was out by a day; `date` is the row's own, if any."""
    published = source.published
    if published is not None and published.end <= until:
        return True
    may_have_been = published is None or published.start <= until
    return may_have_been and date is not None and date.end <= until


def _with_preferred(rows: Sequence[Observation], report: Report) -> tuple[Observation, ...]:
    """The rows, with one of each cell preferred: the one that is, else the best that is left."""
    cells: dict[tuple[str, str, Period], list[Observation]] = {}
    for row in rows:
        cells.setdefault((row.indicator, row.place, row.period), []).append(row)
    ids = {
        id(cell[0] if len(cell) == 1 else best_figure(cell, report.sources))
        for cell in cells.values()
    }
    return tuple(
        row if row.preferred == (id(row) in ids) else replace(row, preferred=id(row) in ids)
        for row in rows
    )


def _unaware(target: Target, targets: Iterable[Target]) -> Target:
    """A target that does not know of its successor, if that had not been set yet."""
    successors = {(row.indicator, row.place, row.set_on) for row in targets}
    if (target.indicator, target.place, target.superseded_by) in successors:
        return target
    return replace(target, superseded_by=None)


def _trimmed(report: Report) -> Report:
    """Without what has lost its subject: sources, corrections, charts, events of the opening, and
    the day of the latest figures.
    """
    tables: tuple[Iterable[_Sourced], ...] = (report.targets, report.events, report.practices)
    used = {row.source for table in tables for row in table}
    used |= report.observations.count_by_source().keys()
    used |= {term.source for term in report.glossary}
    sources = {key: row for key, row in report.sources.items() if key in used}
    events = {event.id for event in report.events}
    settings = replace(
        report.settings,
        charts=_drawable(report.settings.charts, report),
        opening=tuple(event for event in report.settings.opening if event in events),
        as_of=None,
    )
    return replace(
        report,
        settings=settings,
        areas=tuple(replace(area, charts=_drawable(area.charts, report)) for area in report.areas),
        publishers=_named_by(sources.values(), report),
        sources=MappingProxyType(sources),
        corrections=tuple(row for row in report.corrections if _is_shown(row, report)),
    )


def _named_by(sources: Iterable[Source], report: Report) -> Mapping[str, Publisher]:
    """The publishers that these sources name, or an indicator."""
    named = {publisher for source in sources for publisher in (source.publisher, source.via)}
    named |= {row.publisher for row in report.indicators.values()}
    return MappingProxyType({key: row for key, row in report.publishers.items() if key in named})


def _is_shown(correction: Correction, report: Report) -> bool:
    rows = report.published(correction.indicator, correction.place)
    cell = correction.period, correction.source
    return any((row.period, row.source) == cell for row in rows)


def _drawable(charts: Iterable[Chart], report: Report) -> tuple[Chart, ...]:
    return tuple(chart for chart in charts if _has_figures(chart, report))


def _has_figures(chart: Chart, report: Report) -> bool:
    """Whether a chart has anything to draw: an index also the year that is 100."""
    series = [report.series(i, p) for i in chart.indicators for p in chart.places]
    if chart.base is not None:
        return all(chart.base in [row.period for row in rows] for rows in series)
    return any(series)


def content_hash(report: Report) -> str:
    """The SHA-256 of all that a report says, in 64 hexadecimal digits.

    The same for the same rows and chapters in any order, on any machine; another one if any cell
    is another. Left out are the words of the interface and the map's outlines, which say nothing
    of the city, and the other editions. Of very many figures it is made of a mark for each
    indicator, so that only what was changed has to be read again.
    """
    return mark_of_lines(
        [*map(content_line, _content(report)), *_figure_lines(report.observations)]
    )


def _figure_lines(figures: Observations) -> Iterator[str]:
    """A line for each figure; of very many one for each indicator."""
    if len(figures) <= _MOST_BY_FIGURE:
        yield from map(figure_line, figures)
        return
    for indicator, mark in figures.marks().items():
        yield f"Observations {indicator} {mark}"


@lru_cache(maxsize=16)
def content_mark(report: Report) -> str:
    """The first twelve digits of the content hash, as printed beside an edition.

    That of a draft says so, and is none of what is published later. Calculated once for a report,
    which nobody can change.
    """
    mark = content_hash(report)[:_MARK_DIGITS]
    return f"{DRAFT}-{mark}" if report.release_at else mark


@lru_cache(maxsize=16)
def whole_mark(report: Report) -> str:
    """Stands for all that a file of a report may show: its content, the words of the interface and
    the outlines of the map.
    """
    beside = (*report.words.items(), *report.outlines)
    digest = hashlib.sha256("\n".join(map(repr, beside)).encode("utf-8"))
    return f"{content_mark(report)}-{digest.hexdigest()[:_MARK_DIGITS]}"


def _content(report: Report) -> Iterator[object]:
    """Every row and document of a report but its figures, each once."""
    tables: tuple[Mapping[str, object], ...] = (
        *(report.indicators, report.publishers, report.sources, report.places, report.units),
    )
    for table in tables:
        yield from table.values()
    yield from report.targets
    yield from report.events
    yield from report.practices
    yield from report.corrections
    yield from report.same_targets
    yield from report.glossary
    yield from report.areas
    yield report.settings
    yield report.editions.get(report.edition)
