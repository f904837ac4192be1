"""A folder with a large table of figures, narrowed for each rule of warnings to what it sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType

import numpy as np

from report.data.check.inputs import rows
from report.data.check.narrowing import has_text, named_rows, with_figures
from report.data.check.warnings import (
    addresses,
    changed,
    colours,
    distant_dates,
    districts,
    neighbours,
    spread,
    stray_files,
    targets,
    texts,
)
from report.data.check.warnings.examined import Examined, WarningRule
from report.data.check.warnings.outliers import doubted_series, in_time
from report.data.check.warnings.series import OTHER_DEFINITION
from report.data.figure_table import ColumnarRows, FigureTable, Numbers
from report.data.raw import OBSERVATIONS, RawRow

# What looks at no figure.
_OF_NO_FIGURES: tuple[WarningRule, ...] = (
    *(*changed.RULES, *colours.RULES, *districts.RULES, *addresses.RULES, *stray_files.RULES),
    *(targets.target_due_before_set, texts.language_of_another_script),
    *(distant_dates.date_far_ahead, distant_dates.cutoff_before_any_source),
)


class NarrowedFigures:
    """A sound folder of very many figures, as each rule of warnings gets to see it.

    A rule that is not known here sees all of them.
    """

    def __init__(self, examined: Examined, table: Sequence[RawRow]) -> None:
        if not isinstance(table, ColumnarRows):
            raise TypeError(f"{type(table).__name__} is not held by column")
        self._examined = examined
        self._seen: dict[WarningRule, list[RawRow]] = {rule: [] for rule in _OF_NO_FIGURES}
        for part in table.by_part():
            for rule, some in _NarrowedPart(examined, part).seen():
                self._seen.setdefault(rule, []).extend(some)

    def seen_by(self, rule: WarningRule) -> Examined:
        """The folder with the figures that a rule may have a doubt about."""
        if rule not in self._seen:
            return self._examined
        in_order = sorted(self._seen[rule], key=attrgetter("number"))
        return replace(self._examined, raw=with_figures(self._examined.raw, in_order))


class _NarrowedPart:
    """A part of the figures, which has all of its series whole."""

    def __init__(self, examined: Examined, table: FigureTable) -> None:
        self._examined, self._table = examined, table

    def seen(self) -> Iterator[tuple[WarningRule, Sequence[RawRow]]]:
        """Each rule that looks at figures, and those that it may have a doubt about."""
        far_back, too_long = distant_dates.date_far_back, texts.text_too_long
        yield far_back, self._rows(self._alike(far_back, "period"))
        yield too_long, self._rows(self._alike(too_long, "note_en", "note_zh"))
        yield targets.target_far_from_its_base, self._rows(self._aimed_at())
        off = self._rows(self._off())
        for rule in (*neighbours.RULES, *spread.RULES):
            yield rule, off

    def _rows(self, kept: Numbers) -> Sequence[RawRow]:
        return tuple(self._table.some(np.flatnonzero(kept)))

    def _alike(self, rule: WarningRule, *columns: str) -> Numbers:
        """Of each row whether the rule doubts one that is alike in these columns."""
        examples, groups = self._table.different(*columns)
        only = {OBSERVATIONS: tuple(self._table.some(examples))}
        documents = self._examined.raw.documents
        shown = replace(self._examined.raw, tables=MappingProxyType(only), documents=documents)
        doubts = rule(replace(self._examined, raw=shown))
        lines = [d.problem.row for d in doubts if d.problem.file == OBSERVATIONS]
        marks: Numbers = np.isin(self._table.lines[examples], np.array(lines, np.int64))[groups]
        return marks

    def _off(self) -> Numbers:
        """Of each row whether a figure of its series may be off."""
        doubted = doubted_series(self._examined.raw, self._table)
        return np.isin(self._table.together("indicator", "place"), doubted)

    def _aimed_at(self) -> Numbers:
        """Of each row whether a target is counted from it, or may be."""
        aims = tuple(rows(self._examined.raw, "targets.csv"))
        bases = [(row["indicator"], row["place"], row["base"]) for row in aims]
        marks = named_rows(bases, self._table)
        marks[self._last_of((row["indicator"], row["place"]) for row in aims)] = True
        return marks

    def _last_of(self, series: Iterable[tuple[str, str]]) -> Numbers:
        """The places of the last figure that is shown of each of these series."""
        is_wanted = has_text(self._table, "preferred", "1")
        is_wanted &= ~has_text(self._table, "status", OTHER_DEFINITION)
        is_wanted &= self._are_of(series)
        places = np.flatnonzero(is_wanted)
        number = self._table.together("indicator", "place")[places]
        when = in_time(self._table)[self._table.columns["period"].codes[places]]
        order = np.lexsort((when, number))
        is_last = np.append(np.diff(number[order]) != 0, np.ones(min(len(order), 1), dtype=bool))
        return np.asarray(places[order[is_last]])

    def _are_of(self, series: Iterable[tuple[str, str]]) -> Numbers:
        """Of each row whether it is of one of these series."""
        indicators, places = (
            {text: code for code, text in enumerate(self._table.columns[name].texts)}
            for name in ("indicator", "place")
        )
        numbers = [
            indicators[indicator] * len(places) + places[place]
            for indicator, place in series
            if indicator in indicators and place in places
        ]
        return np.isin(self._table.together("indicator", "place"), np.array(numbers, np.int64))
