"""What a signer looks at of figures and sources: what was changed, went, or cannot be traced."""

from __future__ import annotations

from dataclasses import replace

from report.data.check.inputs import number, rows
from report.data.check.keys import known_by
from report.data.check.warnings.examined import Doubts, of_file, of_row
from report.signing.compared import ComparedStates, ComparingRule, by_cells, cells

_FIGURES, _CORRECTIONS, _SOURCES = "observations.csv", "corrections.csv", "sources.csv"
# What a figure is known by: a source says it once.
_FIGURE = ("indicator", "place", "period", "source")


def changed_without_correction(states: ComparedStates) -> Doubts:
    """A figure is another than it was, of the same source, and no correction says why."""
    corrected = {
        (*cells(row, *_FIGURE), number(row["before"]), number(row["after"]))
        for row in rows(states.after.raw, _CORRECTIONS)
    }
    for row, before in states.written(_FIGURES, *_FIGURE):
        if before is None or number(before["value"]) == number(row["value"]):
            continue
        change = number(before["value"]), number(row["value"])
        if (*cells(row, *_FIGURE), *change) not in corrected:
            wrong = f"the value was {before['value']!r}, and {_CORRECTIONS} does not say why"
            remedy = "Add a correction, or see that the source now says so"
            doubt = of_row(row, "value", wrong, remedy)
            yield replace(doubt, says=f"{before['value']} → {row['value']}")


def figure_taken_out(states: ComparedStates) -> Doubts:
    """A figure that readers see is there no more."""
    kept = by_cells(states.after.raw, _FIGURES, *_FIGURE)
    for row in rows(states.before.raw, _FIGURES):
        if cells(row, *_FIGURE) not in kept:
            about = known_by(row)
            wrong = f"the figure {about} is there no more; it was {row['value']!r}"
            remedy = "Put it back, or see that nobody can have published it"
            yield of_file(_FIGURES, about, row["value"], wrong, remedy)


def source_without_link(states: ComparedStates) -> Doubts:
    """A source that is new has no address at which readers could look it up."""
    yield from _new_sources_without(
        "url", "it has no address", "Write the address where it can be read", states
    )


def source_without_date(states: ComparedStates) -> Doubts:
    """A source that is new does not say when it was published: earlier editions lack its rows."""
    remedy = "Write the day, the month or the year"
    yield from _new_sources_without(
        "published", "it is not said when it was published", remedy, states
    )


def _new_sources_without(column: str, wrong: str, remedy: str, states: ComparedStates) -> Doubts:
    for row, before in states.written(_SOURCES, "id"):
        was_filled = before is None or before[column]
        if was_filled and not row[column]:
            yield of_row(row, column, wrong, remedy)


RULES: tuple[ComparingRule, ...] = (
    changed_without_correction,
    figure_taken_out,
    source_without_link,
    source_without_date,
)
