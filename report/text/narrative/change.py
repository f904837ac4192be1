"""How the latest figure of a series changed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from report.analysis.change import Change, last_change
from report.analysis.series import missing_years, year_runs
from report.model import Indicator, Observation, Period
from report.text.formatter import Formatter


def latest_change(indicator: Indicator, series: Sequence[Observation], fmt: Formatter) -> str:
    """How the latest figure changed, or why that is not said; empty for a lone figure."""
    latest = last_change(series, indicator.kind)
    if isinstance(latest, Change):
        amount = fmt.change(latest.amount, latest.measure, fmt.report.unit_of(indicator.id))
        key = "change.since_prices" if is_at_current_prices(indicator, fmt) else "change.since"
        return fmt.word(key, change=amount, period=fmt.period(latest.since))
    return "" if latest == "single" else fmt.word(f"refusal.{latest}")


def change_in_words(indicator: Indicator, series: Sequence[Observation], fmt: Formatter) -> str:
    """How the latest figure changed; empty where no change can be calculated."""
    latest = last_change(series, indicator.kind)
    return latest_change(indicator, series, fmt) if isinstance(latest, Change) else ""


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
