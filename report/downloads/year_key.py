"""What stands under the table for people: signs, letters, what is folded, where the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.downloads import tables
from report.downloads.selection import Selection
from report.downloads.year_series import YearSeries
from report.model import Observation
from report.text.edition import both_languages, titled_citation
from report.text.formatter import Formatter
from report.text.notation import SIGNS
from report.text.number_codes import WITHIN_YEAR, marks_of

# The sheet of the published figures.
_PUBLISHED = "data"


def explanations(
    selection: Selection,
    every: Sequence[YearSeries],
    has_folded_places: bool,
    has_folded_years: bool,
    fmt: Formatter,
) -> Iterator[str]:
    """The lines of the key: only of what occurs in the table."""
    rows = [row for series in every for row in series.rows]
    marks = [*_signs(rows, fmt), *_letters(rows, fmt)]
    if marks:
        yield fmt.word("source.separator").join(marks)
    yield fmt.word("workbook.key.figures")
    if has_folded_places:
        yield fmt.word("workbook.key.places", place=fmt.place(fmt.report.settings.place))
    if has_folded_years:
        yield fmt.word("workbook.key.years")
    sheet = _PUBLISHED if selection.observations else tables.main(selection).name
    yield fmt.word("workbook.key.sheets", sheet=sheet)
    yield fmt.say(titled_citation(selection.title, fmt.report))
    yield fmt.say(both_languages("export.terms", fmt.report))


def _signs(rows: Sequence[Observation], fmt: Formatter) -> Iterator[str]:
    used = {row.qualifier for row in rows}
    return (fmt.word(f"legend.bar.{code}") for code, sign in SIGNS.items() if sign and code in used)


def _letters(rows: Sequence[Observation], fmt: Formatter) -> Iterator[str]:
    """The marks after figures: status letters, and that of a part of a year."""
    used = {mark for row in rows for mark in marks_of(row)}
    for mark in sorted(used - {WITHIN_YEAR}):
        meaning = fmt.word(f"status.{mark}")
        yield fmt.word("workbook.key.mark", mark=mark, meaning=meaning)
    if WITHIN_YEAR in used:
        meaning = fmt.word("workbook.key.within")
        yield fmt.word("workbook.key.mark", mark=WITHIN_YEAR, meaning=meaning)
