"""A change in words, or why there is none; what is newer; and the years without a figure."""

from __future__ import annotations

from collections.abc import Sequence

from report.analysis.change import Change, ChangeRefusal, last_change
from report.analysis.latest import latest_figure, newer_figure
from report.analysis.series import missing_years, year_runs
from report.model import Indicator, Observation, Period
from report.text.formatter import Formatter


def change_in_words(change: Change, indicator: Indicator, fmt: Formatter) -> str:
    """How much a figure of the indicator changed, and since when."""
    amount = fmt.change(change.amount, change.measure, fmt.report.unit_of(indicator.id))
    key = "change.since_prices" if is_at_current_prices(indicator, fmt) else "change.since"
    return fmt.word(key, change=amount, period=fmt.period(change.since))


def refusal_in_words(refusal: ChangeRefusal, fmt: Formatter) -> str:
    """Why no change is said; empty for a lone figure, of which that goes without saying."""
    return "" if refusal == "single" else fmt.word(f"refusal.{refusal}")


def change_refused(row: Observation, fmt: Formatter) -> str:
    """Why no change to the latest figure of a series is calculated; empty for any other figure."""
    series = fmt.report.series(row.indicator, row.place)
    if row is not latest_figure(series):
        return ""
    change = last_change(series, fmt.report.indicators[row.indicator].kind)
    return "" if isinstance(change, Change) else refusal_in_words(change, fmt)


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
    return fmt.report.unit_of(indicator.id).is_money and indicator.kind == "flow"


def gaps(rows: Sequence[Observation], fmt: Formatter) -> str:
    """Which years inside a series have no figure; empty where none is missing."""
    runs = year_runs(missing_years(rows))
    if not runs:
        return ""
    spans = [fmt.span(Period(first), Period(last)) for first, last in runs]
    return fmt.word("gaps", years=fmt.list(spans))
