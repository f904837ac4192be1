"""Other ways to read a series: as an index, a change, a ratio, a difference; or why not."""

from __future__ import annotations

from report.transform.along import change, growth, index
from report.transform.beside import difference, per, share
from report.transform.results import (
    REFUSALS,
    TRANSFORMS,
    Point,
    Refusal,
    Result,
    Series,
    Transform,
    broken,
)

__all__ = [
    "REFUSALS",
    "TRANSFORMS",
    "Point",
    "Refusal",
    "Result",
    "Series",
    "Transform",
    "broken",
    "change",
    "difference",
    "growth",
    "index",
    "per",
    "share",
]
