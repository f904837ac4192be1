"""What every slide says at its foot and in its notes: where it is from, of when, of what status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report.analysis.editions import mark_of
from report.analysis.progress import as_of
from report.model import Event, Observation, Period, Practice, Source, Target
from report.slides.model import Foot
from report.text import narrative
from report.text.formatter import Formatter
from report.text.wrapping import wrapped

Row = Observation | Target | Event | Practice
_MOST_SOURCES = 2
# In pixels of a wall 1920 wide: the letters of a foot, and the room that a line of it has.
_LETTERS, _ROOM = 28, 1620
# In which order statuses are named.
_STATUSES = "APEBD"


def foot(rows: Sequence[Row], writer: Formatter) -> Foot:
    """The foot of a slide that shows these rows; without any it says that there are none."""
    if not rows:
        return stamped(writer.word("deck.no_source"), "", writer)
    return stamped(_sources(rows, writer), scope(rows, writer), writer)


def stamped(source: str, scope: str, writer: Formatter) -> Foot:
    """A foot of this report and edition."""
    mark = writer.word("deck.mark", mark=mark_of(writer.report))
    return Foot(source, scope, stamp(writer), mark)


def _sources(rows: Sequence[Row], writer: Formatter) -> str:
    """Two sources by name, or one where two are too long for a line. The notes have them all."""
    lines = (narrative.source_line(rows, writer, most) for most in range(_MOST_SOURCES, 1, -1))
    fitting = (line for line in lines if len(wrapped(line, _LETTERS, _ROOM)) == 1)
    return next(fitting, None) or narrative.source_line(rows, writer, 1)


def scope(rows: Iterable[Row], writer: Formatter) -> str:
    """The periods of the rows and the statuses of their figures, in words."""
    shown = list(rows)
    periods = sorted((p for row in shown if (p := _period(row))), key=lambda p: p.order)
    parts = [writer.span(periods[0], periods[-1])] if periods else []
    letters = {row.status for row in shown if isinstance(row, Observation)}
    parts += [writer.word(f"status.{one}") for one in _STATUSES if one in letters]
    return writer.word("deck.scope", text=writer.list(parts)) if parts else ""


def _period(row: Row) -> Period | None:
    if isinstance(row, Event):
        return row.date
    return row.start if isinstance(row, Practice) else row.period


def stamp(writer: Formatter) -> str:
    """The edition, and until when its data reach."""
    report = writer.report
    day = as_of(report)
    known = report.editions[report.edition].cutoff is not None
    edition = (
        writer.word("edition.of", year=report.edition) if known else writer.word("edition.newest")
    )
    return writer.word(
        "deck.stamp",
        edition=edition,
        date=writer.period(Period(day.year, day.month, day.day)),
    )


def notes(rows: Sequence[Row], writer: Formatter) -> tuple[str, ...]:
    """The figures with their periods and statuses, then every source in full, each once."""
    sources = dict.fromkeys(row.source for row in rows)
    told = [*_figures(rows, writer), *(full(writer.report.sources[one], writer) for one in sources)]
    return tuple(told)


def _figures(rows: Iterable[Row], writer: Formatter) -> Iterator[str]:
    report = writer.report
    for row in rows:
        if isinstance(row, Observation):
            figure = writer.word(
                "figure.full",
                place=writer.say(report.places[row.place].name),
                period=writer.period(row.period),
                figure=writer.observation(row),
                status=writer.word(f"status.{row.status}"),
            )
            name = writer.say(report.indicators[row.indicator].name)
            yield writer.word("deck.note.figure", name=name, figure=figure)


def full(source: Source, writer: Formatter) -> str:
    """A publication with all that is known of it."""
    known = writer.word(
        "source.full",
        publisher=source.publisher,
        title=source.title,
        published=writer.period(source.published) if source.published else writer.word("undated"),
        kind=writer.word(f"kind.{source.kind}"),
        language=writer.word(f"language.{source.language}"),
    )
    line = writer.word("source.line", sources=known)
    return f"{line} {source.url}" if source.url else line
