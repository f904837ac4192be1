"""What goes into a transformation and what comes out: results, and refusals with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal, get_args

from report.model import FLOWS, IndicatorKind, Observation, Unit

Transform = Literal[
    "index", "change", "growth", "per_person", "per_gdp", "share_of_nation", "difference"
]
TRANSFORMS: tuple[Transform, ...] = get_args(Transform)
# Why a whole series, or one figure of it, is not transformed.
TransformRefusal = Literal[
    "rank",
    "rate",
    "points",
    "itself",
    "currency",
    "outside",
    "no_base",
    "no_other",
    "bound",
    "definition",
    "break",
    "vintage",
    "period",
    "gap",
    "zero",
    "coarse",
]
REFUSALS: tuple[TransformRefusal, ...] = get_args(TransformRefusal)
# What can be divided among people, or be a part of a whole.
TOTALS: frozenset[IndicatorKind] = frozenset({"stock", "count", *FLOWS})
BOUNDS = {"more_than", "less_than", "about"}
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Series:
    """Preferred figures of one indicator at one place in time order, and what they are."""

    rows: tuple[Observation, ...]
    kind: IndicatorKind
    unit: Unit


@dataclass(frozen=True, slots=True)
class Point:
    """A result: `row` is the figure it stands for with its new value, made from `inputs`."""

    row: Observation
    inputs: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a series: results in time order, and which figures gave none, and why.

    `refused` is why the whole series gave none.
    """

    points: tuple[Point, ...] = ()
    left_out: tuple[tuple[Observation, TransformRefusal], ...] = ()
    refused: TransformRefusal | None = None


def collected(
    rows: Iterable[Observation],
    transform: Callable[[Observation], Point | TransformRefusal],
    *series: Sequence[Observation],
) -> Result:
    """All results; the first after a break, or of another vintage, in any of the series that they
    rest on tells of it.
    """
    points: list[Point] = []
    left_out: list[tuple[Observation, TransformRefusal]] = []
    for row in rows:
        result = transform(row)
        if isinstance(result, Point):
            points.append(result)
        else:
            left_out.append((row, result))
    return Result(tuple(broken(points, *series)), tuple(left_out))


def broken(points: Sequence[Point], *series: Sequence[Observation]) -> list[Point]:
    """The points, each that follows a break of one of the series with the status that says so,
    and each that follows a change of vintages with the mark of it.
    """
    marked = list(points[:1])
    for earlier, later in pairwise(points):
        first, last = earlier.row.stands_at.order, later.row.stands_at.order
        between = [row for rows in series for row in rows if first < row.stands_at.order <= last]
        follows = any(row.status == "B" for row in between)
        point = _after_break(later) if follows and later.row.status != "D" else later
        is_new = any(row.new_vintage for row in between)
        marked.append(replace(point, row=replace(point.row, new_vintage=is_new)))
    return marked


def _after_break(point: Point) -> Point:
    row = point.row
    qualifier = "preliminary" if row.is_provisional else row.qualifier
    return replace(point, row=replace(row, status="B", qualifier=qualifier))
