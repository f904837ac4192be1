"""Explore without the product: what can be chosen, and a plain picture of what was chosen.

`static_explore.js` draws the same from the same values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from report.charts.palette import LIGHT
from report.explore import ExploreSelection, selection
from report.explore.selection import ViewName
from report.explore.series import atlas
from report.text.formatter import Formatter

VIEWS: tuple[ViewName, ...] = ("line", "bar", "map")
_KINDS: dict[str, dict[str, Any]] = {
    "line": {"type": "scatter", "mode": "lines+markers"},
    "bar": {"type": "bar"},
}
# In pixels.
HEIGHT = 460
# The room between panels, as a part of the picture.
_GAP = 0.08
# One degree of latitude beside one of longitude.
_TRUE: dict[str, Any] = {"scaleanchor": "x", "scaleratio": 1.083}


@dataclass(frozen=True, eq=False)
class ExploreContent:
    """All that Explore shows, in one language."""

    fmt: Formatter

    @cached_property
    def indicators(self) -> Mapping[str, str]:
        """The name of each indicator."""
        return {row.id: self.fmt.say(row.name) for row in self.fmt.report.indicators.values()}

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The name of each place."""
        return {row.id: self.fmt.say(row.name) for row in self.fmt.report.places.values()}

    @property
    def views(self) -> Mapping[str, str]:
        """The name of each view."""
        return {view: self.fmt.word(f"explore.view.{view}") for view in VIEWS}

    @cached_property
    def opening(self) -> ExploreSelection:
        """What the page opens with."""
        return selection.resolved(self.fmt.report, ExploreSelection())

    def unit(self, indicator: str) -> str:
        """The unit of an indicator in words."""
        return self.fmt.say(self.fmt.report.unit_of(indicator).label)

    def points(self, indicator: str, place: str) -> list[tuple[int, float]]:
        """Year and value of each figure, in the order of time."""
        rows = self.fmt.report.series(indicator, place)
        return [(row.period.year, float(row.value)) for row in rows]

    def mapped(self, indicator: str) -> Mapping[int, Mapping[str, float]]:
        """For each year the value of each district; nothing where there is no map."""
        drawn = atlas(self.fmt.report, ExploreSelection(indicators=(indicator,), view="map"))
        years = drawn.years.items() if drawn else ()
        return {year: {row.place: float(row.value) for row in rows} for year, rows in years}

    def years(self, indicators: Sequence[str]) -> Mapping[int, Mapping[str, float]]:
        """The map of the first of these indicators that has one."""
        return next(filter(None, map(self.mapped, indicators)), {})

    def figure(
        self, view: str, indicators: Sequence[str], places: Sequence[str], year: int | None
    ) -> dict[str, Any]:
        """The picture of a choice, as Plotly has it; of a map that of the first that has one."""
        if view == "map":
            return self._map(indicators, year)
        return self._over_years(view, indicators, places)

    def _over_years(
        self, view: str, indicators: Sequence[str], places: Sequence[str]
    ) -> dict[str, Any]:
        units = list(dict.fromkeys(self.unit(indicator) for indicator in indicators))
        traces = list(self._traces(view, indicators, places, units))
        return {"data": traces, "layout": _layout() | dict(_panels(units))}

    def _traces(
        self, view: str, indicators: Sequence[str], places: Sequence[str], units: list[str]
    ) -> Iterator[dict[str, Any]]:
        """A line, or a row of bars, for each indicator at each place that has figures."""
        pairs = [(i, p) for i in indicators for p in places if self.points(i, p)]
        for number, (indicator, place) in enumerate(pairs):
            xs, ys = zip(*self.points(indicator, place), strict=True)
            colour = LIGHT.series[number % len(LIGHT.series)]
            kind = (
                {"type": "bar"} if view == "bar" else {"type": "scatter", "mode": "lines+markers"}
            )
            yield kind | {
                "x": list(xs),
                "y": list(ys),
                "name": f"{self.indicators[indicator]} · {self.places[place]}",
                "marker": {"color": colour},
                "yaxis": axis("y", units.index(self.unit(indicator))),
            }

    def _map(self, indicators: Sequence[str], year: int | None) -> dict[str, Any]:
        by_year = self.years(indicators)
        shown = year if year in by_year else max(by_year, default=None)
        values = by_year[shown] if shown is not None else {}
        axes = {"xaxis": {"visible": False}, "yaxis": {"visible": False} | _TRUE}
        return {"data": list(self._districts(values)), "layout": _layout() | axes}

    def _districts(self, values: Mapping[str, float]) -> Iterator[dict[str, Any]]:
        for outline in self.fmt.report.outlines:
            points = [point for ring in outline.rings for point in (*ring, (None, None))]
            value = values.get(outline.place)
            yield {
                "type": "scatter",
                "mode": "lines",
                "fill": "toself",
                "x": [longitude for longitude, _ in points],
                "y": [latitude for _, latitude in points],
                "fillcolor": LIGHT.rule if value is None else shade(value, list(values.values())),
                "line": {"color": LIGHT.background, "width": 1},
                "hoveron": "fills",
                "text": f"{self.places[outline.place]} {'' if value is None else f'{value:.12g}'}",
                "hoverinfo": "text",
                "showlegend": False,
            }


def axis(letter: str, number: int) -> str:
    """The name of an axis by its number from 0, as Plotly has it: `y`, `y2`."""
    return letter if number == 0 else f"{letter}{number + 1}"


def shade(value: float, values: Sequence[float]) -> str:
    """The colour of a value among others."""
    least, most = min(values), max(values)
    part = (value - least) / (most - least) if most > least else 1.0
    return LIGHT.ramp[min(int(part * len(LIGHT.ramp)), len(LIGHT.ramp) - 1)]


def _panels(units: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """An axis for each unit, one above the other."""
    share = 1 / max(len(units), 1)
    for number, unit in enumerate(units):
        top = 1 - number * share
        domain = [max(top - share + (_GAP if len(units) > 1 else 0), 0), top]
        name = axis("y", number).replace("y", "yaxis")
        yield name, {"domain": domain, "title": {"text": unit}, "rangemode": "tozero"}


def _layout() -> dict[str, Any]:
    return {"height": HEIGHT, "margin": {"l": 60, "r": 20, "t": 20, "b": 40}}
