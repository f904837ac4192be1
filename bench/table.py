"""The readings as one table in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from bench.contender import NAMES, ContenderName
from bench.measures import BenchRow
from bench.readings import Readings

_NONE = "–"
_OTHERS: tuple[ContenderName, ...] = ("dash", "naive", "limit")
_HEADS = (
    "",
    NAMES["product"],
    "p95",
    *(NAMES[name] for name in _OTHERS),
    "× static",
    "× Dash",
    "to reach",
    "reached",
)


def table(readings: Readings) -> str:
    """A row for each measure. Raises BenchError where the product has no value of one."""
    rows = [_HEADS, ("---",) * len(_HEADS)]
    rows += [tuple(_cells(measure, readings)) for measure in readings.measures.values()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(measure: BenchRow, readings: Readings) -> Iterator[str]:
    own = readings.own(measure)
    late = readings.late(measure, "product")
    yield measure.title
    yield _number(own, measure)
    yield _NONE if measure.of_many else _number(late, measure)
    yield from (_number(readings.value(measure, name), measure) for name in _OTHERS)
    ratios = {name: _ratio(measure, name, readings) for name in _OTHERS}
    yield _number(ratios["limit"], None)
    yield _number(ratios["dash"], None)
    yield _wanted(measure)
    yield _reached(measure, own, ratios["limit"], ratios["dash"])


def _ratio(measure: BenchRow, name: ContenderName, readings: Readings) -> float | None:
    """The product beside another one; None where that is nothing or was not measured."""
    other = readings.value(measure, name)
    return readings.own(measure) / other if other else None


def _number(value: float | None, measure: BenchRow | None) -> str:
    if value is None:
        return _NONE
    return f"{value:,.{measure.decimals if measure else 2}f}"


def _wanted(measure: BenchRow) -> str:
    told = {
        "≤ {:g}": measure.most,
        "≤ {:g} × static": measure.of_limit,
        "≤ {:g} × Dash": measure.of_dash,
    }
    return ", ".join(text.format(most) for text, most in told.items() if most is not None) or _NONE


def _reached(measure: BenchRow, own: float, limit: float | None, dash: float | None) -> str:
    """Whether all that was to be reached is; nothing where there is nothing to compare with."""
    pairs = ((measure.most, own), (measure.of_limit, limit), (measure.of_dash, dash))
    wanted = [(most, value) for most, value in pairs if most is not None]
    if not wanted or any(value is None for _, value in wanted):
        return _NONE
    return "yes" if all(value is not None and value <= most for most, value in wanted) else "no"
