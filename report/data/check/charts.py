"""Rules on charts, of areas and of the overview: what they draw exists and fits together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import get_args

from report.analysis.chart_series import INDEX_KINDS
from report.data.check.inputs import (
    AskedFigure,
    DocumentPart,
    Problems,
    Rule,
    charts,
    ids,
    needs,
    quoted,
    rows,
)
from report.data.raw import Raw
from report.model import ChartKind


def duplicate_chart(raw: Raw) -> Problems:
    """Two charts of the report have the same id."""
    first: dict[str, DocumentPart] = {}
    for chart in charts(raw):
        other = first.setdefault(chart["id"], chart)
        if other is not chart:
            wrong = f"{other.file} has a chart {quoted(chart['id'])} too"
            yield chart.problem("id", wrong, "Give each chart of the report an id of its own")


def chart_of_unknown_kind(raw: Raw) -> Problems:
    """A chart is of a kind that nobody draws."""
    for chart in charts(raw):
        if chart["kind"] not in get_args(ChartKind):
            wrong = f"{quoted(chart['kind'])} is not known"
            yield chart.problem("kind", wrong, f"Use one of: {', '.join(get_args(ChartKind))}")


@needs("indicators.csv")
def chart_of_unknown_indicator(raw: Raw) -> Problems:
    """A chart draws an indicator that is not in the table."""
    for chart in charts(raw):
        yield from _unknown(chart, "indicators", "indicators.csv", ids(raw, "indicators.csv"))


@needs("places.csv")
def chart_of_unknown_place(raw: Raw) -> Problems:
    """A chart draws a place that is not in the table."""
    for chart in charts(raw):
        yield from _unknown(chart, "places", "places.csv", ids(raw, "places.csv"))


def _unknown(chart: DocumentPart, key: str, home: str, known: frozenset[str]) -> Problems:
    for name in chart[key]:
        if name not in known:
            wrong = f"{quoted(name)} is not in {home}"
            yield chart.problem(key, wrong, f"Correct the id or add it to {home}")


@needs("indicators.csv")
def chart_of_several_units(raw: Raw) -> Problems:
    """A chart puts figures of different units on one axis."""
    units = {row["id"]: row["unit"] for row in rows(raw, "indicators.csv")}
    for chart in charts(raw):
        drawn = {units[name] for name in chart["indicators"] if name in units}
        if len(drawn) > 1 and chart["kind"] not in INDEX_KINDS:
            wrong = f"its indicators have the units {', '.join(sorted(drawn))}"
            yield chart.problem("indicators", wrong, "Draw only indicators of one unit together")


def chart_of_several_places(raw: Raw) -> Problems:
    """A chart draws several indicators at several places, which no legend could tell apart."""
    for chart in charts(raw):
        if len(chart["indicators"]) > 1 and len(chart["places"]) != 1:
            wrong = f"it draws several indicators at {len(chart['places'])} places"
            yield chart.problem("places", wrong, "Name one place, or only one indicator")


@needs("indicators.csv", "places.csv", "observations.csv")
def chart_without_figures(raw: Raw) -> Problems:
    """A chart would be empty."""
    shown_rows = (row for row in rows(raw, "observations.csv") if row["preferred"] == "1")
    figures = {(row["indicator"], row["place"]) for row in shown_rows}
    for chart in charts(raw):
        drawn = {(name, place) for name in chart["indicators"] for place in chart["places"]}
        if figures.isdisjoint(drawn) and _names_are_known(raw, chart):
            wrong = "there is no preferred figure to draw"
            yield chart.problem("indicators", wrong, "Name indicators and places with figures")


@needs("observations.csv")
def index_without_base(raw: Raw) -> Problems:
    """A chart of indices names no year as 100, or one for which a figure is missing."""
    figures = {
        (row["indicator"], row["place"], row["period"])
        for row in rows(raw, "observations.csv")
        if row["preferred"] == "1"
    }
    for chart in charts(raw):
        base = chart.content.get("base")
        drawn = {(i, p, str(base)) for i in chart["indicators"] for p in chart["places"]}
        indexed = base is not None or chart["kind"] in INDEX_KINDS
        if indexed and not figures.issuperset(drawn):
            lacking = f"an indicator has no figure for its base, {base}"
            wrong = "its base is missing" if base is None else lacking
            yield chart.problem("base", wrong, "Write a year for which each indicator has one")


def drawn_figures(raw: Raw) -> Iterator[AskedFigure]:
    """The figures that the two rules above look for."""
    for chart in charts(raw):
        base = chart.content.get("base")
        for indicator, place in product(chart["indicators"], chart["places"]):
            yield indicator, place, None
            if base is not None:
                yield indicator, place, str(base)


def _names_are_known(raw: Raw, chart: DocumentPart) -> bool:
    """Whether all that a chart draws is in the tables; else other rules tell what is not."""
    indicators, places = ids(raw, "indicators.csv"), ids(raw, "places.csv")
    return indicators.issuperset(chart["indicators"]) and places.issuperset(chart["places"])


RULES: tuple[Rule, ...] = (
    duplicate_chart,
    chart_of_unknown_kind,
    chart_of_unknown_indicator,
    chart_of_unknown_place,
    chart_of_several_units,
    chart_of_several_places,
    chart_without_figures,
    index_without_base,
)
