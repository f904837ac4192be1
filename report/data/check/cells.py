"""Rules on single cells and small tables: periods, addresses, languages, places, editions."""

from __future__ import annotations

import re
from itertools import product
from types import MappingProxyType

from report.data.check.inputs import Problems, Rule, ids, needs, period, quoted, rows
from report.data.raw import PUBLISHERS, SOURCES, WORDS, Problem, Raw, RawRow
from report.model import LANGUAGES

# The columns of a table that hold a period.
PERIODS = MappingProxyType(
    {
        "observations.csv": ("period",),
        "targets.csv": ("period", "set_on", "base", "superseded_by"),
        "corrections.csv": ("period",),
        "sources.csv": ("published",),
        "events.csv": ("date",),
        "practices.csv": ("start_year",),
    }
)
# Those of them that may be empty: a publication may bear no date, nor a plan or a practice; few
# targets have a base or a successor. A target without a year is a problem of its own.
_MAY_BE_EMPTY = MappingProxyType(
    {
        "targets.csv": ("period", "set_on", "base", "superseded_by"),
        "sources.csv": ("published",),
        "practices.csv": ("start_year",),
    }
)
# What counts from a day, not from a month or a year.
DAYS = MappingProxyType({"editions.csv": "cutoff", "corrections.csv": "date"})
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][^\s<>\"'\\]*)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2}")
# What the words for languages are called, before the code.
_NAMED = "language."
# Of which no two may have one name.
_UNIQUE = (PUBLISHERS, "places.csv", "indicators.csv")
_ADDRESSES = MappingProxyType({"sources.csv": "url", "publishers.csv": "homepage"})


def malformed_period(raw: Raw) -> Problems:
    """A date is not a year, a month or a day of the calendar."""
    for row in rows(raw, *PERIODS):
        for column in PERIODS[row.file]:
            is_left_open = not row[column] and column in _MAY_BE_EMPTY.get(row.file, ())
            if period(row[column]) is None and not is_left_open:
                remedy = "Write 2022, 2022-06 or 2022-11-13"
                wrong = f"{quoted(row[column])} is not a year, a month or a day"
                yield row.problem(column, wrong, remedy)


def target_without_year(raw: Raw) -> Problems:
    """A target does not say by when it is to be met."""
    for row in rows(raw, "targets.csv"):
        if not row["period"]:
            wrong, remedy = "the target has no year", "Write the year by which it is to be met"
            yield row.problem("period", wrong, remedy)


def malformed_day(raw: Raw) -> Problems:
    """An edition's cut-off, or the date of a correction, is not a day."""
    for row in rows(raw, *DAYS):
        column = DAYS[row.file]
        day = period(row[column])
        is_open = column == "cutoff" and not row[column]
        if not is_open and (day is None or day.day is None):
            wrong = f"{quoted(row[column])} is not a day"
            yield row.problem(column, wrong, "Write the day as in 2023-11-26")


@needs("editions.csv")
def no_edition(raw: Raw) -> Problems:
    """There is no edition to show."""
    if not any(rows(raw, "editions.csv")):
        remedy = "Add the edition latest, without a cut-off"
        yield Problem("editions.csv", None, None, "there is no edition", remedy)


def latest_edition(raw: Raw) -> Problems:
    """The edition of the latest figures, and no other, is the one without a cut-off."""
    for row in rows(raw, "editions.csv"):
        if row["id"] == "latest" and row["cutoff"]:
            wrong = "the edition latest has a cut-off, but shows all that is published"
            yield row.problem("cutoff", wrong, "Empty the cell, or give the edition another id")
        if row["id"] != "latest" and not row["cutoff"]:
            wrong = "only the edition latest is without a cut-off"
            yield row.problem("cutoff", wrong, "Write the day until which publications count")


def editions_out_of_order(raw: Raw) -> Problems:
    """An edition stands before an earlier one: what came since would be told the wrong way round.

    The latest figures come last.
    """
    before: RawRow | None = None
    for row in rows(raw, "editions.csv"):
        if before is not None and before["id"] == "latest":
            wrong = f"it stands after the edition latest (row {before.number})"
            yield row.problem("id", wrong, "Move its row above that one")
        elif before is not None and row["cutoff"] and row["cutoff"] <= before["cutoff"]:
            wrong = f"{row['cutoff']} is not after {before['cutoff']}, the cut-off before it"
            yield row.problem("cutoff", wrong, "Put the editions in the order of their cut-offs")
        before = row


def malformed_url(raw: Raw) -> Problems:
    """A link does not lead to a page of the web."""
    for row in rows(raw, *_ADDRESSES):
        column = _ADDRESSES[row.file]
        if row[column] and not _URL.fullmatch(row[column]):
            wrong = f"{quoted(row[column])} is not the address of a page"
            remedy = "Write an address that begins with https:// or http://, or leave it empty"
            yield row.problem(column, wrong, remedy)


def malformed_language(raw: Raw) -> Problems:
    """The language of a publication is not a code of two letters."""
    for row in rows(raw, "sources.csv"):
        if not _LANGUAGE.fullmatch(row["language"]):
            wrong = f"{quoted(row['language'])} is not the code of a language"
            yield row.problem("language", wrong, "Write two small letters, as in en or zh")


@needs(WORDS)
def language_without_name(raw: Raw) -> Problems:
    """There is no word for the language of a publication, which every citation of it names.

    Words without any language have a problem of their own.
    """
    keys = ids(raw, WORDS, "key")
    known = sorted(key.removeprefix(_NAMED) for key in keys if key.startswith(_NAMED))
    for row in rows(raw, SOURCES):
        code = row["language"]
        if known and _LANGUAGE.fullmatch(code) and code not in known:
            wrong = f"{quoted(code)} has no name in {WORDS}"
            remedy = f"Use one of: {', '.join(known)}; or add a row {_NAMED}{code} to {WORDS}"
            yield row.problem("language", wrong, remedy)


def empty_cell(raw: Raw) -> Problems:
    """A unit without a base."""
    for row in rows(raw, "units.csv"):
        if not row["base"]:
            yield row.problem("base", "the cell is empty", "Write the base")


def duplicate_name(raw: Raw) -> Problems:
    """Two publishers, places or indicators have one name: no reader could tell them apart."""
    for file, language in product(_UNIQUE, LANGUAGES):
        column = f"name_{language}"
        first: dict[str, int] = {}
        for row in rows(raw, file):
            number = first.setdefault(row[column].casefold(), row.number) if row[column] else None
            if number not in {None, row.number}:
                remedy = "Remove one of the two rows, or write what tells them apart"
                yield row.problem(
                    column, f"row {number} has the same name, {quoted(row[column])}", remedy
                )


def place_in_circle(raw: Raw) -> Problems:
    """A place is, by way of its parents, a part of itself."""
    parents = {row["id"]: row["parent"] for row in rows(raw, "places.csv")}
    for row in rows(raw, "places.csv"):
        if row["id"] in _ancestors(row["id"], parents):
            wrong = f"{quoted(row['id'])} is a part of itself"
            yield row.problem("parent", wrong, "Correct the parent, or leave it empty")


def _ancestors(place: str, parents: dict[str, str]) -> set[str]:
    """The parent of a place, the parent's parent and so on, going round a circle once."""
    above: set[str] = set()
    while (parent := parents.get(place, "")) and parent not in above:
        above.add(parent)
        place = parent
    return above


RULES: tuple[Rule, ...] = (
    malformed_period,
    target_without_year,
    malformed_day,
    no_edition,
    latest_edition,
    editions_out_of_order,
    malformed_url,
    malformed_language,
    language_without_name,
    empty_cell,
    duplicate_name,
    place_in_circle,
)
