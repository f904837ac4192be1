"""The series of figures that rules compare with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report.data.check.inputs import number, period, rows
from report.data.raw import Raw, RawRow
from report.model import FLOWS, Period

# Of these a figure may be anywhere on both sides of zero: ten times as much says nothing.
AROUND_ZERO = frozenset({"balance", "change"})
# Another definition is another thing, and compares with nothing.
OTHER_DEFINITION = "D"


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure as it is written, with its value and its period as they are read."""

    row: RawRow
    period: Period
    value: float


@dataclass(frozen=True, slots=True)
class WrittenSeries:
    """The figures that are shown of an indicator at a place, in the order of time."""

    kind: str
    figures: tuple[WrittenFigure, ...]

    @property
    def has_ratios(self) -> bool:
        """Whether one of its figures is so many times another one."""
        return self.kind not in AROUND_ZERO and all(one.value >= 0 for one in self.figures)

    @property
    def of_one_length(self) -> tuple[tuple[WrittenFigure, ...], ...]:
        """The figures that are of one size by their periods: of what comes about during them, years
        apart from months and days.
        """
        if self.kind not in FLOWS:
            return (self.figures,)
        lengths: dict[int, list[WrittenFigure]] = {}
        for one in self.figures:
            lengths.setdefault(len(one.row["period"]), []).append(one)
        return tuple(map(tuple, lengths.values()))


def shown_series(raw: Raw) -> Iterator[WrittenSeries]:
    """The series of preferred figures, those of another definition left out."""
    kinds = {row["id"]: row["kind"] for row in rows(raw, "indicators.csv")}
    cells: dict[tuple[str, str], list[WrittenFigure]] = {}
    for figure in _written(raw):
        row = figure.row
        if row["preferred"] == "1" and row["status"] != OTHER_DEFINITION:
            cells.setdefault((row["indicator"], row["place"]), []).append(figure)
    for (indicator, _), figures in cells.items():
        in_time = sorted(figures, key=lambda figure: figure.period.order)
        yield WrittenSeries(kinds[indicator], tuple(in_time))


def beside_shown(raw: Raw) -> Iterator[tuple[WrittenFigure, WrittenFigure]]:
    """Each figure of a further source, with the preferred one of the same period."""
    shown = {_cell(one.row): one for one in _written(raw) if one.row["preferred"] == "1"}
    for figure in _written(raw):
        if figure.row["preferred"] == "0" and figure.row["status"] != OTHER_DEFINITION:
            yield figure, shown[_cell(figure.row)]


def latest_values(raw: Raw) -> dict[tuple[str, str], WrittenFigure]:
    """The last shown figure of each indicator at each place."""
    return {
        (last.row["indicator"], last.row["place"]): last
        for last in (series.figures[-1] for series in shown_series(raw))
    }


def _written(raw: Raw) -> Iterator[WrittenFigure]:
    for row in rows(raw, "observations.csv"):
        date, value = period(row["period"]), number(row["value"])
        if date is not None and value is not None:
            yield WrittenFigure(row, date, float(value))


def _cell(row: RawRow) -> tuple[str, str, str]:
    return row["indicator"], row["place"], row["period"]
