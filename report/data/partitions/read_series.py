"""Series of figures as pages ask for them: read where they are not kept from before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from report.data.partitions.asked import AskedParts
from report.data.partitions.columns import FIGURE, READING_ORDER, figure_of
from report.data.partitions.conditions import among
from report.data.partitions.kept_series import KeptSeries
from report.data.partitions.part_answers import PartAnswers
from report.data.partitions.questions import Question
from report.model import Observation
from report.model.in_memory import reading_order

_Rows = tuple[Observation, ...]
# In figures: a part with no more is read as a whole, at the places that are asked for.
_SMALL = 5_000


class SeriesReader:
    """Reads the series of figures in parts, which are told apart by `facts`. For all threads."""

    def __init__(self, figures: AskedParts, facts: PartAnswers) -> None:
        self._figures, self._facts = figures, facts
        self._kept = KeptSeries()

    def by_place(self, indicator: str, places: Sequence[str]) -> Mapping[str, _Rows]:
        """As `Observations.by_place`."""
        known = {place: self._kept.get(indicator, place) for place in places}
        lacking = [place for place, rows in known.items() if rows is None]
        if lacking:
            read = self._read(self._read_with(indicator), lacking)
            for name, series in read.items():
                self._kept.keep(name, series)
            known |= read[indicator]
        return {place: rows for place, rows in known.items() if rows}

    def _read_with(self, indicator: str) -> Sequence[str]:
        """What is read with an indicator: all of a small part, which a page asks for one by one."""
        part = self._facts.part_of(indicator)
        return (indicator,) if part is None or part.rows > _SMALL else tuple(part.marks)

    def _read(
        self, indicators: Sequence[str], places: Sequence[str]
    ) -> Mapping[str, Mapping[str, _Rows]]:
        """The series of indicators of a part at these places, empty where there is none."""
        series: dict[str, dict[str, list[Observation]]] = {
            indicator: {place: [] for place in places} for indicator in indicators
        }
        asked = among("indicator", indicators) & among("place", places)
        order = READING_ORDER if self._figures.cutoff is None else "number"
        question = Question(FIGURE, asked, f"ORDER BY {order}")
        for row in self._figures.ask(question, self._figures.manifest.files(indicators[:1])):
            series[row[1]][row[2]].append(figure_of(row))
        return {
            indicator: {place: self._in_reading_order(rows) for place, rows in of_it.items()}
            for indicator, of_it in series.items()
        }

    def _in_reading_order(self, rows: list[Observation]) -> _Rows:
        cutoff = self._figures.cutoff
        if cutoff is None or not rows:
            return tuple(rows)
        return tuple(sorted(cutoff.remade(rows), key=reading_order))
