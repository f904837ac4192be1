"""What is not known of the shipped report, counted as its tables say."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import pytest

from report.analysis import unknowns
from report.analysis.change import possible_values
from report.analysis.sources import areas_of
from report.analysis.unknowns import KINDS, UnknownKind
from report.data import store
from report.model import Observation, Report
from tests.build import shipped
from tests.opened import AREAS
from tests.raw_tables import Row, home, rows_at, table


def last_day(period: str) -> str:
    """The last day of a period as a text that sorts in time; every month is given 31 days."""
    return period + {4: "-12-31", 7: "-31", 10: ""}[len(period)]


def counted(area: str) -> Counter[UnknownKind]:
    """How many there are of each kind in an area, by the tables alone."""
    found: Counter[UnknownKind] = Counter()
    own = {one["id"] for one in table("indicators") if one["area"] == area}
    for name in own:
        shown = [one for one in rows_at().get((name, home()), []) if one["preferred"] == "1"]
        measured = {int(one["period"][:4]) for one in shown}
        found["single"] += len(shown) == 1
        found["elsewhere"] += not shown and any(indicator == name for indicator, _ in rows_at())
        found["gaps"] += bool(measured) and len(measured) < max(measured) - min(measured) + 1
    for one in table("targets"):
        if one["indicator"] in own:
            found.update(kinds_of_target(one))
    for (name, place), rows in rows_at().items():
        if name in own:
            found["definitions"] += any(one["status"] in {"B", "D"} for one in rows)
            found["disagreements"] += len({*disputed(rows)} - revised_at(name, place))
    undated = {one["id"] for one in table("sources") if not one["published"]}
    found["undated"] = len(undated & drawn_on(area, own))
    return found


@cache
def same_as() -> Mapping[tuple[str, str], str]:
    """The indicator under which a target of the report's place is judged, if by another's."""
    settings = tomllib.loads((store.SHIPPED / "report.toml").read_text("utf-8"))
    return {(e["indicator"], e["period"]): e["same_as"] for e in settings["same_target"]}


def kinds_of_target(one: Row) -> Iterator[UnknownKind]:
    indicator = one["indicator"]
    judged = same_as().get((indicator, one["period"]), indicator)
    rows = rows_at().get((judged, one["place"]))
    if rows is None:
        yield "unmeasured"
    elif not any(is_followed_by(one, each["period"]) for each in rows):
        yield "unfollowed"


def is_followed_by(one: Row, period: str) -> bool:
    if period == one["period"]:
        return True
    return bool(one["set_on"]) and last_day(period) > last_day(one["set_on"])


def disputed(rows: list[Row]) -> list[str]:
    values: dict[str, set[Decimal]] = defaultdict(set)
    for one in rows:
        values[one["period"]].add(Decimal(one["value"]))
    return [period for period, different in values.items() if len(different) > 1]


def revised_at(indicator: str, place: str) -> set[str]:
    """The periods of which an office has published a figure and later revised it."""
    vintages: dict[str, set[str]] = defaultdict(set)
    exact: dict[str, list[Observation]] = defaultdict(list)
    for one in shipped().published(indicator, place):
        exact[str(one.period)].append(one)
        vintages[str(one.period)] |= {one.vintage} if one.vintage else set()
    return {
        period
        for period, kinds in vintages.items()
        if {"revised"} < kinds and not all_may_equal(exact[period])
    }


def all_may_equal(rows: list[Observation]) -> bool:
    """Whether one amount may lie behind all of them, rounded or told as a bound."""
    ranges = [possible_values(one) for one in rows]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def drawn_on(area: str, indicators: set[str]) -> set[str]:
    """The sources of an area's events, practices, figures and targets."""
    told = [*table("events"), *table("practices")]
    measured = [*table("observations"), *table("targets")]
    used = {one["source"] for one in told if one["area"] == area}
    return used | {one["source"] for one in measured if one["indicator"] in indicators}


@pytest.mark.parametrize("area", AREAS)
def test_counts_of_an_area_are_those_of_the_tables(area: str, report: Report) -> None:
    expected = counted(area)
    assert sum(expected.values())
    assert unknowns.unknowns_of(report, area).counts == {kind: expected[kind] for kind in KINDS}


def test_counts_of_all_areas_are_their_sums_but_for_shared_sources(report: Report) -> None:
    whole = unknowns.unknowns_of(report)
    apart = [unknowns.unknowns_of(report, area.id) for area in report.areas]
    assert len(apart) == 8
    for kind in set(KINDS) - {"undated"}:
        assert whole.counts[kind] == sum(one.counts[kind] for one in apart), kind
    undated = {source.id for one in apart for source in one.undated}
    assert {source.id for source in whole.undated} == undated
    assert whole.extent.sources == len(areas_of(report))


def test_totals_are_those_of_the_tables(report: Report) -> None:
    extent = unknowns.unknowns_of(report).extent
    cells = Counter((o["indicator"], o["place"], o["period"]) for o in table("observations"))
    assert extent.indicators == len(table("indicators"))
    assert extent.targets == len(table("targets"))
    assert extent.series == len(rows_at())
    assert extent.compared == sum(1 for count in cells.values() if count > 1)


def test_there_are_never_more_than_there_could_be(report: Report) -> None:
    areas = [None, *(area.id for area in report.areas)]
    for area in areas:
        found = unknowns.unknowns_of(report, area)
        assert all(0 <= found.counts[kind] <= found.totals[kind] for kind in KINDS), area


def test_lists_follow_the_order_of_areas_and_tables(report: Report) -> None:
    order = [i.id for area in report.areas for i in report.indicators.values() if i.area == area.id]
    found = unknowns.unknowns_of(report)
    lists = {
        "single": [one.indicator for one in found.single],
        "elsewhere": [one.indicator for one in found.elsewhere],
        "gaps": [one.indicator for one in found.gaps],
        "definitions": [one.indicator for one in found.definitions],
        "disagreements": [one.shown.indicator for one in found.disagreements.listed],
    }
    for kind, names in lists.items():
        assert names
        assert names == sorted(names, key=order.index), kind
    areas = [report.indicators[one.indicator].area for one in found.unmeasured]
    assert areas == sorted(areas, key=[area.id for area in report.areas].index)


def test_unknown_area_is_an_error(report: Report) -> None:
    with pytest.raises(KeyError):
        unknowns.unknowns_of(report, "no_such_area")
