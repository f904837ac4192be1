"""What the sheet of a table looks like: its columns, with names beside ids, lists and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from report.data.held import HeldTable
from report.model import Language, Text
from report.workbook.columns import AREA, ColumnKind, choices_of, home_of, kind_of
from report.workbook.rules import column_rule, spoken, table_rule

# The titles and the names of the columns stand above the rows, which begin in this line (from 1).
FIRST_LINE = 3
# Lines below the last row that formulas and lists are made for.
SPARE = 200
# How a computed column is named: after the column that it explains.
COMPUTED = "."


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet.

    `choices` is the formula of its list, or empty; `lookup` that of a computed cell, with the line
    left open, and `found` what it finds, by the cell of the column before it.
    """

    name: str
    title: str
    rule: str
    kind: ColumnKind
    choices: str = ""
    is_key: bool = False
    lookup: str = ""
    found: Mapping[str, str] | None = None
    is_locked: bool = False

    @property
    def explains(self) -> str:
        """The column that a computed one looks up."""
        return self.name.partition(COMPUTED)[0]


@dataclass(frozen=True)
class SheetPlan:
    """All that the sheets of a workbook are made of: the tables and areas of a report."""

    tables: Mapping[str, HeldTable]
    areas: Mapping[str, Text]
    language: Language
    more_lists: Mapping[str, tuple[str, ...]] | None = None

    @cached_property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """The columns of the sheet of lists, by name; the areas and their names first."""
        found = {AREA: tuple(self.areas), f"{AREA}{COMPUTED}name": tuple(self._area_names())}
        for file, table in self.tables.items():
            for column in table.columns:
                if options := tuple(filter(None, choices_of(file, column))):
                    found[f"{file}{COMPUTED}{column}"] = options
        return found | dict(self.more_lists or {})

    def _area_names(self) -> Iterator[str]:
        return (name[self.language] for name in self.areas.values())

    def sheet_name(self, file: str) -> str:
        """What the sheet of a table is called."""
        return table_rule(file).title[self.language]

    def columns(self, file: str) -> tuple[SheetColumn, ...]:
        """The columns of a table's sheet, in their order."""
        names = tuple(self._names(file))
        letters = {name: xl_col_to_name(place) for place, name in enumerate(names)}
        return tuple(
            self.computed(file, name, letters) if COMPUTED in name else self.column(file, name)
            for name in names
        )

    def _names(self, file: str) -> Iterator[str]:
        """The names of the columns: beside each of ids what they are called, then its unit."""
        names = self.tables[file].columns
        for name in names:
            yield name
            if self._is_key(file, name):
                yield f"{name}{COMPUTED}name"
            if name == "indicator" and "value" in names:
                yield f"{name}{COMPUTED}unit"

    def _is_key(self, file: str, name: str) -> bool:
        return name == AREA or home_of(file, name) is not None

    def column(self, file: str, name: str) -> SheetColumn:
        """A column of the table itself."""
        said = column_rule(file, name)
        return SheetColumn(
            name,
            said.title[self.language],
            said.rule[self.language],
            kind_of(file, name),
            self._choices(file, name),
            self._is_key(file, name),
        )

    def _choices(self, file: str, name: str) -> str:
        if home := home_of(file, name):
            return self.ids(home[0]) if self.tables[home[0]].rows else ""
        listed = name if name == AREA else f"{file}{COMPUTED}{name}"
        return f"={self.list_formula(listed)}" if self.lists.get(listed) else ""

    def ids(self, file: str) -> str:
        """The formula of the ids of a table, as many as there are when it is asked."""
        sheet, first = quoted_sheet(self.sheet_name(file)), FIRST_LINE
        count = f"MAX(1,COUNTA({sheet}!$A:$A)-{first - 1})"
        return f"=OFFSET({sheet}!$A${first},0,0,{count},1)"

    def list_formula(self, name: str) -> str:
        """The cells of one of the lists."""
        letter = xl_col_to_name(list(self.lists).index(name))
        sheet = quoted_sheet(spoken("lists.sheet", self.language))
        return f"{sheet}!${letter}$2:${letter}${len(self.lists[name]) + 1}"

    def computed(self, file: str, name: str, letters: Mapping[str, str]) -> SheetColumn:
        """A column that says what an id is called, or which unit an indicator has."""
        key, _, asked = name.partition(COMPUTED)
        title = column_rule(file, key).title[self.language]
        heading = spoken(f"computed.{asked}", self.language, title=title)
        names, ids, found = self._lookup(file, key, asked)
        lookup = f'=IFERROR(INDEX({names},MATCH(${letters[key]}{{line}},{ids},0)),"")'
        return SheetColumn(name, heading, "", "text", lookup=lookup, found=found, is_locked=True)

    def _lookup(self, file: str, key: str, asked: str) -> tuple[str, str, Mapping[str, str]]:
        """Where names stand, where their ids do, and the names by id."""
        home = home_of(file, key)
        if home is None:
            names = dict(zip(self.areas, self._area_names(), strict=True))
            return self.list_formula(f"{AREA}{COMPUTED}name"), self.list_formula(AREA), names
        column = self._called(home[0]) if asked == "name" else asked
        return self._range(home[0], column), self._range(*home), self._by_id(home[0], column)

    def _called(self, file: str) -> str:
        """The column that says in the reader's language what a row of a table is called."""
        columns = self.tables[file].columns
        tried = (f"name_{self.language}", f"title_{self.language}", self.language)
        return next(column for column in tried if column in columns)

    def _by_id(self, file: str, column: str) -> Mapping[str, str]:
        table = self.tables[file]
        place = table.columns.index(column)
        return {row[0]: row[place] for row in table.rows}

    def _range(self, file: str, column: str) -> str:
        """The cells of a column of another table, with room for more."""
        letter = xl_col_to_name(list(self._names(file)).index(column))
        last = FIRST_LINE + len(self.tables[file].rows) + SPARE
        return f"{quoted_sheet(self.sheet_name(file))}!${letter}${FIRST_LINE}:${letter}${last}"


def quoted_sheet(name: str) -> str:
    """The name of a sheet as formulas have it."""
    return "'{}'".format(name.replace("'", "''"))
