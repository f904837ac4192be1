"""Other ways to read a series: as an index, a change, a ratio, a difference; or why not."""

from __future__ import annotations

from report.analysis.transform.one_series import change, growth, index
from report.analysis.transform.results import (
    REFUSALS,
    TRANSFORMS,
    Point,
    Result,
    Series,
    Transform,
    TransformRefusal,
    broken,
)
from report.analysis.transform.two_series import difference, per, share

__all__ = [
    "REFUSALS",
    "TRANSFORMS",
    "Point",
    "Result",
    "Series",
    "Transform",
    "TransformRefusal",
    "broken",
    "change",
    "difference",
    "growth",
    "index",
    "per",
    "share",
]
