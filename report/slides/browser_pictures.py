"""The small pictures of slides in a browser: marks of targets, their bars, and sparks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from report.analysis.progress import Assessment
from report.charts.bullets import bullet
from report.charts.nodes import Node, as_svg
from report.charts.palette import Palette
from report.charts.spark import SparkSize, spark, spark_plot
from report.charts.verdict_marks import marks_drawing
from report.model import Area, Indicator
from report.slides.model import AreaInShort, TargetTally
from report.text.cards import FigureCard
from report.text.formatter import Formatter
from report.text.line_breaks import with_breaks
from report.text.target_rows import target_row
from report.text.verdicts import met_in_words, verdict_in_words

# In units of which 13 are as high as the least letters: under a figure of an area, and under the
# one that leads it.
_UNDER_FIGURE, _OF_AREA = SparkSize(250, 96), SparkSize(196, 58)
# Marks in a line: of a cell, by columns of the deck, and of an area.
_IN_CELL, _IN_AREA = {1: 6, 2: 3}, 16


@dataclass(frozen=True, slots=True)
class SlidePictures:
    """Draws what a slide in so many columns says in texts of `fmt` and colours of a palette."""

    fmt: Formatter
    columns: int
    palette: Palette

    def figure(self, card: FigureCard, area: Area | None) -> list[str]:
        """Name, figure, period, note and spark of a figure; no spark without a series."""
        texts = (card.name, card.figure, card.when, card.note)
        row = card.row
        indicator = None if row is None else self.fmt.report.indicators[row.indicator]
        drawn = "" if area is None else self._spark(indicator, area, _UNDER_FIGURE)
        return [*map(self.text, texts), drawn]

    def text(self, text: str) -> str:
        """A text with the places at which its lines may end."""
        return with_breaks(text, self.fmt)

    def tally(self, tally: TargetTally) -> dict[str, Any]:
        """Each verdict with its number, and the marks of each area."""
        names = [
            [self.fmt.plain(len(tally.column(number))), self.text(name)]
            for number, name in enumerate(tally.names)
        ]
        rows = [
            [self.text(self.fmt.say(row.area.name)), *(self._cell(cell) for cell in row.cells)]
            for row in tally.rows
        ]
        return {"names": names, "rows": rows}

    def target(self, assessment: Assessment) -> dict[str, str]:
        """A target with its bar."""
        row, colour = target_row(assessment, self.fmt), self._colour(assessment)
        return {
            "mark": self._marks([assessment], 1),
            "verdict": self.text(verdict_in_words(assessment, self.fmt)),
            "name": self.text(row.subject),
            "target": self.text(row.target),
            "latest": self.text(row.latest),
            "bar": self._svg(bullet(assessment, colour, self.palette)),
        }

    def area(self, one: AreaInShort) -> dict[str, str]:
        """An area with its figure, its spark and its targets."""
        content = {
            "colour": self.palette.of(one.area),
            "area": self.text(self.fmt.say(one.area.name)),
            "marks": self._marks(one.targets, _IN_AREA) if one.targets else "",
            "targets": self.text(met_in_words(one.targets, self.fmt)),
        }
        if one.card is None:
            return content
        return content | {
            "name": self.text(one.card.name),
            "value": self.text(one.card.figure),
            "when": self.text(one.card.when),
            "note": self.text(one.card.when_and_change),
            "spark": self._spark(one.indicator, one.area, _OF_AREA),
        }

    def _cell(self, targets: Sequence[Assessment]) -> list[str]:
        if not targets:
            return ["", ""]
        return [self._marks(targets, _IN_CELL[self.columns]), self.fmt.plain(len(targets))]

    def _marks(self, targets: Sequence[Assessment], across: int) -> str:
        colours = [self._colour(target) for target in targets]
        return self._svg(marks_drawing(targets, colours, self.palette.background, across))

    def _colour(self, assessment: Assessment) -> str:
        report = self.fmt.report
        return self.palette.of(report.area(report.indicators[assessment.target.indicator].area))

    def _spark(self, indicator: Indicator | None, area: Area, size: SparkSize) -> str:
        plot = None if indicator is None else spark_plot(indicator, area, self.fmt, self.palette)
        return "" if plot is None else self._svg(spark(plot, size))

    def _svg(self, picture: Node) -> str:
        return as_svg(picture, "inherit").decode()
