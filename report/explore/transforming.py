"""A selection's transformation applied to one series, and the unit of the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from report.analysis import transform
from report.analysis.transform import Point, Result, Series, Transform
from report.explore import selection
from report.explore.selection import ExploreSelection
from report.model import Period, Report, Text, Unit
from report.text.index_unit import index_unit

PERCENT = Unit("%", "%", Decimal(1), Text("%", "%"))
_ONE, _HUNDRED, _TEN_THOUSAND, _HUNDRED_MILLION = (Decimal(10) ** power for power in (0, 2, 4, 8))
# For how many people, or how much money, a ratio is given: the larger where values would be tiny.
_AMOUNTS: Mapping[str, tuple[Decimal, Decimal]] = MappingProxyType(
    {"per_person": (_ONE, _TEN_THOUSAND), "per_gdp": (_TEN_THOUSAND, _HUNDRED_MILLION)}
)
_LEAST = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class SeriesInput:
    """One series of a selection before its transformation.

    `amount` is the number of people or of units of money that a ratio is given for: 1 or 10,000
    people, 10,000 or 100 million yuan (or what the currency of the GDP is).
    """

    report: Report
    chosen: ExploreSelection
    indicator: str
    place: str
    series: Series
    amount: Decimal = _ONE

    @classmethod
    def from_selection(
        cls, report: Report, chosen: ExploreSelection, indicator: str, place: str
    ) -> SeriesInput:
        """The figures that the filters leave; the first after a break that they hide is marked."""
        whole = report.series(indicator, place)
        kept = [Point(row, (row,)) for row in selection.passing(whole, report, chosen)]
        rows = tuple(point.row for point in transform.broken(kept, whole))
        kind = report.indicators[indicator].kind
        series = Series(rows, kind, report.unit_of(indicator))
        return cls(report, chosen, indicator, place, series)

    def beside(self, indicator: str | None, place: str | None) -> Series:
        """All preferred figures of another indicator or place; none where it is not known."""
        row = self.report.indicators.get(indicator or "")
        rows = self.report.series(row.id, place) if row and place else ()
        kind, code = (row.kind, row.unit) if row else ("stock", self.series.unit.code)
        return Series(rows, kind, self.report.units[code])


def result(case: SeriesInput) -> Result:
    """The series transformed as chosen; unchanged where no transformation was chosen."""
    if case.chosen.transform is None:
        return Result(tuple(Point(row, (row,)) for row in case.series.rows))
    if not case.series.rows:
        return Result()
    # Ranks and parts of a scale are not proportional to what they measure.
    if case.series.unit.is_part:
        return Result(refused="rank")
    return _TRANSFORMERS[case.chosen.transform](case)


def _index(case: SeriesInput) -> Result:
    year = selection.base(case.report, case.chosen)
    return Result(refused="no_base") if year is None else transform.index(case.series, year)


def _per_person(case: SeriesInput) -> Result:
    population = case.report.explore_settings.population_indicator
    return transform.per(case.series, case.beside(population, case.place), case.amount)


def _per_gdp(case: SeriesInput) -> Result:
    gdp = case.report.explore_settings.gdp_indicator
    return transform.per(case.series, case.beside(gdp, case.place), case.amount)


def _share(case: SeriesInput) -> Result:
    settings = case.report.explore_settings
    around = {case.place, *selection.upward(case.report, case.place)}
    if settings.nation not in around or case.place in settings.outside_nation:
        return Result(refused="outside")
    return transform.share(case.series, case.beside(case.indicator, settings.nation))


def _difference(case: SeriesInput) -> Result:
    other = selection.against(case.report, case.chosen)
    return transform.difference(case.series, case.beside(case.indicator, other))


_TRANSFORMERS: Mapping[Transform, Callable[[SeriesInput], Result]] = MappingProxyType(
    {
        "index": _index,
        "change": lambda case: transform.change(case.series),
        "growth": lambda case: transform.growth(case.series),
        "per_person": _per_person,
        "per_gdp": _per_gdp,
        "share_of_nation": _share,
        "difference": _difference,
    }
)


def amounts(cases: Iterable[SeriesInput]) -> Mapping[str, Decimal]:
    """For how many people, or how much money, each indicator is given: alike at all its places."""
    largest: dict[str, tuple[Decimal, SeriesInput]] = {}
    for case in cases:
        kind = case.chosen.transform
        if kind is not None and kind in _AMOUNTS:
            least = _AMOUNTS[kind][0]
            values = [point.row.value for point in result(replace(case, amount=least)).points]
            before = largest[case.indicator][0] if case.indicator in largest else Decimal(0)
            largest[case.indicator] = (max([before, *map(abs, values)]), case)
    return {indicator: _amount(value, case) for indicator, (value, case) in largest.items()}


def _amount(largest: Decimal, case: SeriesInput) -> Decimal:
    """The smaller amount, unless all values would then be tiny; money by money is in per cent."""
    kind = case.chosen.transform
    least, most = _AMOUNTS[kind or ""]
    if kind == "per_gdp" and case.series.unit.base == _currency(case).base:
        return _HUNDRED
    return least if largest >= _LEAST else most


def unit(case: SeriesInput) -> Unit:
    """The unit of the transformed series."""
    chosen, original = case.chosen.transform, case.series.unit
    if chosen in {"change", "difference"} and original.base == PERCENT.base:
        return _worded("points", case)
    if chosen in {"growth", "share_of_nation"} or (chosen == "per_gdp" and case.amount == _HUNDRED):
        return PERCENT
    if chosen is not None and chosen in _AMOUNTS:
        return _worded(f"{chosen}.{case.amount.adjusted()}", case)
    return _index_unit(case) if chosen == "index" else original


def _currency(case: SeriesInput) -> Unit:
    """The unit of the GDP that figures are divided by."""
    return case.beside(case.report.explore_settings.gdp_indicator, None).unit


def _worded(key: str, case: SeriesInput) -> Unit:
    word, original = case.report.words[f"explore.unit.{key}"], case.series.unit
    money = _currency(case).label
    label = Text(
        word.en.format(unit=original.label.en, currency=money.en),
        word.zh.format(unit=original.label.zh, currency=money.zh),
    )
    code = key if key == "points" else f"{key} {original.base}"
    return Unit(code, code, Decimal(1), label)


def _index_unit(case: SeriesInput) -> Unit:
    year = selection.base(case.report, case.chosen)
    return case.series.unit if year is None else index_unit(Period(year), case.report)
