"""The foot and the notes of a slide: where it is from, of when, and of what status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.model import Event, Observation, Period, Practice, Source, Status
from report.slides.model import SlideFooter
from report.text import narrative
from report.text.citation import figure_in_full, publication
from report.text.corrections import correction_lines
from report.text.edition import edition_shown
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.wrapping import wrapped

_MOST_SOURCES = 2
# In pixels of a wall 1920 wide: the letters of a foot, and the room that a line of it has.
_FONT_SIZE, _LINE_WIDTH = 28, 1620
# In which order statuses are named.
_STATUSES = "APEBD"


def footer(rows: Sequence[SourcedRow], fmt: Formatter) -> SlideFooter:
    """The foot of a slide that shows these rows; without any it says that there are none."""
    if not rows:
        return plain_footer(fmt.word("deck.no_source"), "", fmt)
    return plain_footer(_sources(rows, fmt), scope(rows, fmt), fmt)


def plain_footer(source: str, scope: str, fmt: Formatter) -> SlideFooter:
    """A foot of this report and edition."""
    mark = fmt.word("deck.mark", mark=content_mark(fmt.report))
    return SlideFooter(source, scope, edition_and_date(fmt), mark)


def _sources(rows: Sequence[SourcedRow], fmt: Formatter) -> str:
    """Two sources by name, or one where two are too long for a line. The notes have them all."""
    lines = (narrative.source_line(rows, fmt, most) for most in range(_MOST_SOURCES, 1, -1))
    fitting = (line for line in lines if len(wrapped(line, _FONT_SIZE, _LINE_WIDTH)) == 1)
    return next(fitting, None) or narrative.source_line(rows, fmt, 1)


def scope(rows: Iterable[SourcedRow], fmt: Formatter) -> str:
    """The periods of the rows and the statuses of their figures, in words."""
    listed = list(rows)
    periods = sorted((p for row in listed if (p := _period(row))), key=lambda p: p.order)
    parts = [fmt.span(periods[0], periods[-1])] if periods else []
    return _scope(parts, {row.status for row in listed if isinstance(row, Observation)}, fmt)


def scope_of_all(fmt: Formatter) -> str:
    """The same of all figures of the report."""
    reach = fmt.report.observations.reach()
    return _scope([fmt.span(reach.first, reach.last)], reach.statuses, fmt) if reach else ""


def _scope(parts: list[str], letters: Set[Status], fmt: Formatter) -> str:
    parts = [*parts]
    parts += [fmt.word(f"status.{letter}") for letter in _STATUSES if letter in letters]
    return fmt.word("deck.scope", text=fmt.list(parts)) if parts else ""


def _period(row: SourcedRow) -> Period | None:
    if isinstance(row, Event):
        return row.date
    return row.start if isinstance(row, Practice) else row.period


def edition_and_date(fmt: Formatter) -> str:
    """The edition, and until when its data reach."""
    day = as_of(fmt.report)
    return fmt.word(
        "deck.stamp",
        edition=edition_shown(fmt),
        date=fmt.period(Period(day.year, day.month, day.day)),
    )


def notes(rows: Sequence[SourcedRow], fmt: Formatter) -> tuple[str, ...]:
    """The figures with their periods and statuses, what we have corrected of them, then every
    source in full, each once.
    """
    sources = [fmt.report.sources[id_] for id_ in dict.fromkeys(row.source for row in rows)]
    corrected = correction_lines(rows, fmt)
    return (*_figures(rows, fmt), *corrected, *(source_note(source, fmt) for source in sources))


def _figures(rows: Iterable[SourcedRow], fmt: Formatter) -> Iterator[str]:
    for row in rows:
        if isinstance(row, Observation):
            name, figure = fmt.indicator(row.indicator), figure_in_full(row, fmt)
            yield fmt.word("deck.note.figure", name=name, figure=figure)


def source_note(source: Source, fmt: Formatter) -> str:
    """A publication with all that is known of it, and its address."""
    line = fmt.word("source.line", sources=publication(source, fmt))
    return f"{line} {source.url}" if source.url else line
