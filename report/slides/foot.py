"""What every slide says at its foot and in its notes: where it is from, of when, of what status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.model import Event, Observation, Period, Practice, Source, Target
from report.slides.model import SlideFooter
from report.text import narrative
from report.text.formatter import Formatter
from report.text.wrapping import wrapped

SourcedRow = Observation | Target | Event | Practice
_MOST_SOURCES = 2
# In pixels of a wall 1920 wide: the letters of a foot, and the room that a line of it has.
_LETTERS, _ROOM = 28, 1620
# In which order statuses are named.
_STATUSES = "APEBD"


def foot(rows: Sequence[SourcedRow], fmt: Formatter) -> SlideFooter:
    """The foot of a slide that shows these rows; without any it says that there are none."""
    if not rows:
        return stamped(fmt.word("deck.no_source"), "", fmt)
    return stamped(_sources(rows, fmt), scope(rows, fmt), fmt)


def stamped(source: str, scope: str, fmt: Formatter) -> SlideFooter:
    """A foot of this report and edition."""
    mark = fmt.word("deck.mark", mark=content_mark(fmt.report))
    return SlideFooter(source, scope, stamp(fmt), mark)


def _sources(rows: Sequence[SourcedRow], fmt: Formatter) -> str:
    """Two sources by name, or one where two are too long for a line. The notes have them all."""
    lines = (narrative.source_line(rows, fmt, most) for most in range(_MOST_SOURCES, 1, -1))
    fitting = (line for line in lines if len(wrapped(line, _LETTERS, _ROOM)) == 1)
    return next(fitting, None) or narrative.source_line(rows, fmt, 1)


def scope(rows: Iterable[SourcedRow], fmt: Formatter) -> str:
    """The periods of the rows and the statuses of their figures, in words."""
    shown = list(rows)
    periods = sorted((p for row in shown if (p := _period(row))), key=lambda p: p.order)
    parts = [fmt.span(periods[0], periods[-1])] if periods else []
    letters = {row.status for row in shown if isinstance(row, Observation)}
    parts += [fmt.word(f"status.{one}") for one in _STATUSES if one in letters]
    return fmt.word("deck.scope", text=fmt.list(parts)) if parts else ""


def _period(row: SourcedRow) -> Period | None:
    if isinstance(row, Event):
        return row.date
    return row.start if isinstance(row, Practice) else row.period


def stamp(fmt: Formatter) -> str:
    """The edition, and until when its data reach."""
    report = fmt.report
    day = as_of(report)
    known = report.editions[report.edition].cutoff is not None
    edition = fmt.word("edition.of", year=report.edition) if known else fmt.word("edition.newest")
    return fmt.word(
        "deck.stamp",
        edition=edition,
        date=fmt.period(Period(day.year, day.month, day.day)),
    )


def notes(rows: Sequence[SourcedRow], fmt: Formatter) -> tuple[str, ...]:
    """The figures with their periods and statuses, then every source in full, each once."""
    sources = dict.fromkeys(row.source for row in rows)
    told = [*_figures(rows, fmt), *(full(fmt.report.sources[one], fmt) for one in sources)]
    return tuple(told)


def _figures(rows: Iterable[SourcedRow], fmt: Formatter) -> Iterator[str]:
    report = fmt.report
    for row in rows:
        if isinstance(row, Observation):
            figure = fmt.word(
                "figure.full",
                place=fmt.say(report.places[row.place].name),
                period=fmt.period(row.period),
                figure=fmt.observation(row),
                status=fmt.word(f"status.{row.status}"),
            )
            name = fmt.say(report.indicators[row.indicator].name)
            yield fmt.word("deck.note.figure", name=name, figure=figure)


def full(source: Source, fmt: Formatter) -> str:
    """A publication with all that is known of it."""
    known = fmt.word(
        "source.full",
        publisher=source.publisher,
        title=source.title,
        published=fmt.period(source.published) if source.published else fmt.word("undated"),
        kind=fmt.word(f"kind.{source.kind}"),
        language=fmt.word(f"language.{source.language}"),
    )
    line = fmt.word("source.line", sources=known)
    return f"{line} {source.url}" if source.url else line
