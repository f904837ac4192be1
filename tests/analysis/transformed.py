"""Series to be transformed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.analysis.transform import (
    Series,
)
from report.model import IndicatorKind, Observation, Unit
from tests.build import NEIGHBOUR, unit

MONEY = replace(unit("10^8 CNY", "1e8", "yuan", "元"), base="CNY")
PEOPLE = unit("10^4 persons", "1e4", "people", "人")


def series(rows: Sequence[Observation], kind: IndicatorKind = "flow", own: Unit = MONEY) -> Series:
    return Series(tuple(rows), kind, own)


def people(rows: Sequence[Observation]) -> Series:
    return series([replace(one, indicator="people") for one in rows], "stock", PEOPLE)


def elsewhere(rows: Sequence[Observation], kind: IndicatorKind = "flow") -> Series:
    return series([replace(one, place=NEIGHBOUR) for one in rows], kind)
