"""A change in words, or why there is none; what is newer; and the years without a figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from report.analysis.change import Change, ChangeRefusal, last_change
from report.analysis.latest import latest_figure, newer_figure
from report.analysis.series import figure_at, missing_years, year_runs
from report.model import FLOWS, Indicator, Observation, Period
from report.text.formatter import Formatter


def change_in_words(change: Change, indicator: Indicator, fmt: Formatter) -> str:
    """How much a figure of the indicator changed, and since when.

    What has doubled or more is told as a multiple: `3.4 times the 2001 level`, not `up 239.9%`.
    """
    period = fmt.period(change.since)
    if change.multiple is not None:
        key = _of_prices("change.multiple", indicator, fmt)
        return fmt.word(key, times=times(change.multiple, fmt), period=period)
    key = _of_prices("change.since", indicator, fmt)
    return fmt.word(key, change=_amount(change, indicator, fmt), period=period)


def _amount(change: Change, indicator: Indicator, fmt: Formatter) -> str:
    return fmt.change(change.amount, change.measure, fmt.report.unit_of(indicator.id))


def _of_prices(key: str, indicator: Indicator, fmt: Formatter) -> str:
    """The words that say of money that it is at current prices."""
    return f"{key}_prices" if is_at_current_prices(indicator, fmt) else key


def times(factor: Decimal, fmt: Formatter) -> str:
    """`twice`, `eight times`, `3.5 times`; 8倍, 3.5倍."""
    number = fmt.plain(factor)
    key = f"times.{number}"
    return fmt.word(key if key in fmt.report.words else "times", n=number)


def refusal_in_words(refusal: ChangeRefusal, fmt: Formatter) -> str:
    """Why no change is said; empty for a lone figure, of which that goes without saying."""
    return "" if refusal == "single" else fmt.word(f"refusal.{refusal}")


def exact_change_to(row: Observation, fmt: Formatter) -> str:
    """Of a latest figure whose change is told as a multiple, the change in per cent with both
    figures; of one without a change, why; else empty.
    """
    series = fmt.report.series(row.indicator, row.place)
    if row is not latest_figure(series):
        return ""
    indicator = fmt.report.indicators[row.indicator]
    change = last_change(series, indicator.kind)
    if not isinstance(change, Change):
        return refusal_in_words(change, fmt)
    earlier = figure_at(series, change.since)
    if change.multiple is None or earlier is None:
        return ""
    return fmt.word(
        _of_prices("change.exactly", indicator, fmt),
        earlier=fmt.observation(earlier),
        when=fmt.when(earlier.period),
        later=fmt.observation(row),
        change=_amount(change, indicator, fmt),
    )


def newer_in_words(series: Sequence[Observation], fmt: Formatter) -> str:
    """The newer figure of another definition, who published it and what it is; else empty."""
    row = newer_figure(series)
    if row is None:
        return ""
    return fmt.word(
        "figure.newer",
        period=fmt.period(row.period),
        figure=fmt.observation(row),
        publisher=fmt.publisher(fmt.report.sources[row.source]),
        status=fmt.word(f"status.{row.status}"),
    )


def is_at_current_prices(indicator: Indicator, fmt: Formatter) -> bool:
    """Whether a change of it is one of prices too: yuan are published at current prices."""
    return fmt.report.unit_of(indicator.id).is_money and indicator.kind in FLOWS


def gaps(rows: Sequence[Observation], fmt: Formatter) -> str:
    """Which years inside a series have no figure; empty where none is missing."""
    runs = year_runs(missing_years(rows))
    if not runs:
        return ""
    spans = [fmt.span(Period(first), Period(last)) for first, last in runs]
    return fmt.word("gaps", years=fmt.list(spans))
