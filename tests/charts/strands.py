"""Charts over time as their lines and the figures on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from report.analysis.chart_series import drawn_as, rows_of
from report.model import Observation
from tests.build import (
    Picture,
    stretches,
)


@dataclass(frozen=True)
class Strand:
    """One series of a picture: its figures, its lines, its markers."""

    picture: Picture
    rows: tuple[Observation, ...]
    lines: tuple[Mapping[str, Any], ...]
    markers: Mapping[str, Any]

    def joined(self, earlier: Observation, later: Observation) -> list[str]:
        """Whether the lines that lead from one figure to a later one are dots, or `drawn`.

        A year and its last month stand at one time: what joins them has both as points.
        """
        begin, end = self.point(earlier), self.point(later)
        return [
            "dot" if is_dotted(line) else "drawn"
            for line in self.lines
            for stretch in stretches(line)
            if {begin, end} <= set(stretch)
            or min(stretch)[0] <= begin[0] < end[0] <= max(stretch)[0]
        ]

    def point(self, row: Observation) -> tuple[float, float]:
        """Where the marker of a figure stands."""
        place = self.rows.index(row)
        return self.markers["x"][place], self.markers["y"][place]

    def pairs(self) -> list[tuple[Observation, Observation]]:
        """Neighbours from left to right."""
        return list(pairwise(sorted(self.rows, key=lambda row: self.point(row)[0])))


def strands(of: Picture) -> Iterator[Strand]:
    """The series of a picture over time: each one's lines stand before its markers."""
    if kind(of) == "bar":
        return
    found = iter(rows_of(of.chart, of.fmt.report))
    lines: list[Mapping[str, Any]] = []
    for trace in of.spec["data"]:
        if trace.get("mode") == "lines":
            lines.append(trace)
        elif trace.get("mode") == "markers" and "name" in trace and "customdata" in trace:
            rows = next(found)[2]
            begin = of.chart.base.order if of.chart.base else rows[0].stands_at.order
            kept = tuple(one for one in rows if one.stands_at.order >= begin)
            yield Strand(of, kept, tuple(lines), trace)
            lines = []


def kind(one: Picture) -> str:
    return drawn_as(one.chart, one.fmt.report)


def is_dotted(line: Mapping[str, Any]) -> bool:
    return bool(line["line"].get("dash") == "dot")


def foot_of(spec: Mapping[str, Any]) -> float:
    """Where the scale of a picture ends, and the strip of other definitions begins, if any."""
    low, high = spec["layout"]["yaxis"]["range"]
    strips = [shape["y0"] for shape in spec["layout"]["shapes"] if shape.get("name") == "strip"]
    return float(low + (high - low) * (strips[0] if strips else 1)) + 1e-9


def texts(drawn: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {note["text"]: note for note in drawn["layout"]["annotations"]}
