"""What a reader does, named by the report's own words: nothing of one city is typed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bench.contenders.explored import ExploreContent
from bench.errors import BenchError
from report.text.formatter import Formatter

# In years: fewer leave nothing to go back to, twice.
_FEWEST = 3


@dataclass(frozen=True)
class Tasks:
    """The area whose page is opened, and what is chosen in Explore."""

    area: str
    fmt: Formatter

    @cached_property
    def _explored(self) -> ExploreContent:
        return ExploreContent(self.fmt)

    @property
    def title(self) -> str:
        """What the area is called."""
        return self.fmt.say(self.fmt.report.area(self.area).name)

    @property
    def views(self) -> tuple[str, str]:
        """Bars, and lines again."""
        return self._explored.views["bar"], self._explored.views["line"]

    @property
    def map_view(self) -> str:
        """The view that has a choice of years."""
        return self._explored.views["map"]

    @property
    def last_places(self) -> tuple[str, str]:
        """The last two places that Explore opens with, the last one first."""
        *_, before, last = self._explored.opening.places or ()
        return self._explored.places[last], self._explored.places[before]

    @cached_property
    def mapped_indicator(self) -> str:
        """An indicator with a map of several years, not the one that Explore opens with.

        Raises BenchError in a report that has none.
        """
        opening = self._explored.opening.indicators or ()
        for indicator, name in self._explored.indicators.items():
            if indicator not in opening and len(self._explored.mapped(indicator)) >= _FEWEST:
                return name
        raise BenchError("No indicator of this report has a map of several years: try other data")
