"""Rules on what changes: targets with a base and a successor, figures that were corrected."""

from __future__ import annotations

from collections.abc import Iterator

from report.data.check.inputs import (
    AskedFigure,
    Problems,
    Rule,
    needs,
    number,
    period,
    quoted,
    rows,
)
from report.data.raw import Raw, RawRow


@needs("observations.csv")
def target_base_without_figure(raw: Raw) -> Problems:
    """A target is counted from a period for which no figure is shown."""
    figures = {
        (row["indicator"], row["place"], period(row["period"]))
        for row in rows(raw, "observations.csv")
        if row["preferred"] == "1"
    }
    for row in rows(raw, "targets.csv"):
        base = period(row["base"])
        if base is not None and (row["indicator"], row["place"], base) not in figures:
            wrong = f"there is no preferred figure of {quoted(row['indicator'])} for {base}"
            yield row.problem("base", wrong, "Name a period that has one, or leave it empty")


def target_base_too_late(raw: Raw) -> Problems:
    """A target is counted from the period that it is set for, or a later one."""
    for row in rows(raw, "targets.csv"):
        base, due = period(row["base"]), period(row["period"])
        if base is not None and due is not None and base.end >= due.end:
            wrong = f"the base {base} is not before {due}, for which the target is set"
            yield row.problem("base", wrong, "Name an earlier period, or leave it empty")


@needs("targets.csv")
def target_without_successor(raw: Raw) -> Problems:
    """A target is said to be replaced by one that is not in the table."""
    known = {
        (row["indicator"], row["place"], period(row["set_on"])) for row in rows(raw, "targets.csv")
    }
    for row in rows(raw, "targets.csv"):
        later = period(row["superseded_by"])
        if later is not None and (row["indicator"], row["place"], later) not in known:
            wrong = f"no target of {quoted(row['indicator'])} was set on {later}"
            yield row.problem("superseded_by", wrong, "Write the set_on of the newer target")


def successor_not_later(raw: Raw) -> Problems:
    """A target is said to be replaced by itself or an earlier one: that could go in a circle."""
    for row in rows(raw, "targets.csv"):
        set_on, later = period(row["set_on"]), period(row["superseded_by"])
        if set_on is not None and later is not None and later.start <= set_on.start:
            wrong = f"the target was itself set on {set_on}, not before {later}"
            yield row.problem("superseded_by", wrong, "Write the set_on of a newer target")


def correction_of_nothing(raw: Raw) -> Problems:
    """A correction leaves the value as it was."""
    for row in rows(raw, "corrections.csv"):
        before, after = number(row["before"]), number(row["after"])
        if before is not None and before == after:
            wrong = f"before and after are both {row['after']}"
            yield row.problem("after", wrong, "Write what stood there before, or remove the row")


@needs("observations.csv")
def correction_not_made(raw: Raw) -> Problems:
    """The last correction of a figure says other than the figure itself."""
    standing: dict[tuple[str, ...], set[str]] = {}
    for row in rows(raw, "observations.csv"):
        standing.setdefault(_figure(row), set()).add(row["value"])
    for row in _last_corrections(raw):
        if row["after"] not in standing.get(_figure(row), ()) and number(row["after"]) is not None:
            wrong = f"no figure of this source for this period is {row['after']}"
            yield row.problem("after", wrong, "Correct the figure in observations.csv, or this row")


def changed_figures(raw: Raw) -> Iterator[AskedFigure]:
    """The figures that the rules on bases and on corrections look for."""
    for row in rows(raw, "targets.csv"):
        yield row["indicator"], row["place"], row["base"]
    for row in rows(raw, "corrections.csv"):
        yield row["indicator"], row["place"], row["period"]


def _last_corrections(raw: Raw) -> Iterator[RawRow]:
    by_date = sorted(rows(raw, "corrections.csv"), key=lambda row: row["date"])
    return iter({_figure(row): row for row in by_date}.values())


def _figure(row: RawRow) -> tuple[str, ...]:
    return row["indicator"], row["place"], row["period"], row["source"]


RULES: tuple[Rule, ...] = (
    target_base_without_figure,
    target_base_too_late,
    target_without_successor,
    successor_not_later,
    correction_of_nothing,
    correction_not_made,
)
