"""What is measured, in which part, and what is to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

PartName = Literal["load", "line", "explore", "choices", "crowd", "files", "own"]
PARTS: tuple[PartName, ...] = get_args(PartName)


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One row of the table: what it is called, and what its value is to be at most.

    `most` is in the unit of the title, `of_limit` and `of_dash` are multiples of what the static
    page and Dash need. The value is the median of all rounds; of what many readers wait for it is
    what 95 of 100 do not exceed. Zero is a value only where it `may_be_zero`.
    """

    key: str
    title: str
    decimals: int = 0
    most: float | None = None
    of_limit: float | None = None
    of_dash: float | None = None
    of_many: bool = False
    may_be_zero: bool = False


def _load(page: str) -> tuple[BenchRow, ...]:
    return (
        BenchRow(f"{page}.readable", f"{page}, cold: readable, ms", of_limit=1.8, of_dash=0.8),
        BenchRow(f"{page}.drawn", f"{page}, cold: drawn, ms", of_limit=1.8, of_dash=0.8),
        BenchRow(f"{page}.picture", f"{page}, cold: picture (LCP), ms", most=400),
        BenchRow(f"{page}.shift", f"{page}, cold: shift (CLS)", 2, most=0.05, may_be_zero=True),
        BenchRow(f"{page}.blocked", f"{page}, cold: blocked, ms", of_limit=1.2, may_be_zero=True),
        BenchRow(f"{page}.megabytes", f"{page}, cold: sent, MB", 2, most=1.6),
        BenchRow(f"{page}.answers", f"{page}, cold: answers"),
        BenchRow(f"{page}.before", f"{page}, cold: asked for before the picture", most=40),
    )


MEASURES: Mapping[PartName, tuple[BenchRow, ...]] = MappingProxyType(
    {
        "load": (
            *_load("overview"),
            *_load("area"),
            BenchRow("way", "overview → area, drawn, ms", of_limit=2),
        ),
        "line": (
            BenchRow("line.readable", "area at 10 Mbit/s + 40 ms: readable, ms", of_limit=1.8),
            BenchRow("line.drawn", "area at 10 Mbit/s + 40 ms: drawn, ms", of_limit=1.8),
        ),
        "explore": (
            BenchRow("explore.view", "Explore: another view, ms", of_dash=0.8),
            BenchRow("explore.place", "Explore: one place less, ms", of_dash=0.8),
            BenchRow("explore.year", "Explore: another year, ms", of_dash=0.8),
            BenchRow("explore.indicator", "Explore: one indicator more, ms", of_dash=0.8),
        ),
        "choices": (
            BenchRow("edition", "another edition, ms", most=500),
            BenchRow("language", "another language, ms", most=500),
            BenchRow("source", "source of a figure: dialog, ms", most=200),
            BenchRow("source.sent", "source of a figure: files, kB", 1, most=50, may_be_zero=True),
        ),
        "crowd": (
            BenchRow("page.cpu", "a page's run: processor of the server, ms", 1, most=40),
            BenchRow("page.sent", "a page's run: messages, kB", 1, most=60),
            BenchRow(
                "filter.cpu", "a filter: processor of the server, ms", 1, most=5, may_be_zero=True
            ),
            BenchRow("filter.sent", "a filter: messages, kB", 1, most=6, may_be_zero=True),
            BenchRow("page.wait", "50 readers change pages: p95, ms", most=300, of_many=True),
            BenchRow(
                "filter.wait",
                "50 readers filter: p95, ms",
                most=60,
                of_many=True,
                may_be_zero=True,
            ),
        ),
        "files": (
            BenchRow("pdf.seconds", "the whole report as PDF, s", 1, most=10),
            BenchRow(
                "pdf.memory", "memory over its rest meanwhile, MB", most=150, may_be_zero=True
            ),
        ),
        "own": (),
    }
)


def measures_of(parts: tuple[PartName, ...]) -> tuple[BenchRow, ...]:
    """The rows of these parts, in the order of the table."""
    return tuple(measure for part in PARTS if part in parts for measure in MEASURES[part])
