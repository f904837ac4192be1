"""What is not known and matters most: targets that were never reported, headlines that are old."""

from __future__ import annotations

from report.analysis.age import is_dated
from report.analysis.facts import Ageing, ageing
from report.analysis.progress import Assessment, assess_all, counted
from report.model import Report

MOST, MOST_OF_AREA = 5, 3
ForemostUnknown = Assessment | Ageing


def foremost_unknowns(report: Report, area: str | None = None) -> tuple[ForemostUnknown, ...]:
    """At most three of an area, or five of all: each of another area as long as there is one.

    First counted targets that were due and never reported, the latest due first; then headline
    indicators whose latest figure is over two years old, the oldest first.
    """
    missing = [row for row in counted(assess_all(report, area)) if row.verdict == "never_reported"]
    missing.sort(key=lambda row: row.target.period.order, reverse=True)
    areas = [one.id for one in report.areas] if area is None else [area]
    old = [fact for one in areas for fact in ageing(report, one)]
    old = [fact for fact in old if is_dated(fact.last, report)]
    old.sort(key=lambda fact: fact.last.period.order)
    ranked: list[ForemostUnknown] = [*missing, *old]
    first: dict[str, ForemostUnknown] = {}
    for row in ranked:
        first.setdefault(report.indicators[indicator_of(row)].area, row)
    most = MOST if area is None else MOST_OF_AREA
    others = [row for row in ranked if row not in first.values()]
    return tuple(sorted([*first.values(), *others][:most], key=ranked.index))


def indicator_of(row: ForemostUnknown) -> str:
    """The indicator of which something is not known."""
    return row.indicator.id if isinstance(row, Ageing) else row.target.indicator
