"""What a selection asks for and does not get, each with its reason."""

from __future__ import annotations

from report.analysis.transform import TransformRefusal
from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, SelectedSeries
from report.explore.words.headings import transform_phrase
from report.explore.words.names import abridged, series_name
from report.text.formatter import Formatter
from report.text.narrative import is_at_current_prices

_OVER_TIME = {"index", "change", "growth"}


def notes(chosen: ExploreSelection, selected: SelectedSeries, fmt: Formatter) -> list[str]:
    """What a selection asks for and does not get, each with its reason."""
    notes = [_refused(series, chosen, fmt) for series in selected.empty]
    notes += [note for row in selected.drawn for note in _left_out(row, chosen, selected, fmt)]
    if selected.beyond:
        notes.append(fmt.counted("explore.beyond", selected.beyond))
    if selected.drawn:
        notes += _caveats(chosen, selected, fmt)
    return list(dict.fromkeys(note for note in notes if note))


def _caveats(chosen: ExploreSelection, selected: SelectedSeries, fmt: Formatter) -> list[str]:
    """What limits a result: population before a census, money at current prices."""
    rows, population = fmt.report.indicators, fmt.report.explore_settings.population_indicator
    if chosen.transform == "per_person" and population is not None:
        return [fmt.say(rows[population].note)]
    money = any(is_at_current_prices(rows[indicator], fmt) for indicator in selected.indicators)
    return [fmt.word("explore.prices")] if chosen.transform in _OVER_TIME and money else []


def _refused(series: DrawnSeries, chosen: ExploreSelection, fmt: Formatter) -> str:
    """Why a series is not shown at all; "" where that goes without saying."""
    subject = fmt.word(
        "table.of_place",
        name=fmt.indicator(series.indicator),
        place=fmt.place(series.place),
    )
    reasons = {reason for _, reason in series.left_out}
    refused = series.refused or (min(reasons) if len(reasons) == 1 else None)
    if refused == "itself" and chosen.transform in {"difference", "share_of_nation"}:
        return ""
    if refused is None:
        return fmt.word("explore.empty", subject=subject)
    why = _why(refused, chosen, fmt)
    return fmt.word("explore.refused", subject=subject, made=transform_phrase(chosen, fmt), why=why)


def _left_out(
    series: DrawnSeries, chosen: ExploreSelection, selected: SelectedSeries, fmt: Formatter
) -> list[str]:
    """How many figures of a series have no result, by reason."""
    reasons = dict.fromkeys(reason for _, reason in series.left_out)
    return [
        fmt.word(
            "explore.left_out",
            subject=series_name(series, selected, fmt),
            periods=abridged(
                [fmt.period(row.period) for row, why in series.left_out if why == reason],
                "periods",
                fmt,
            ),
            made=transform_phrase(chosen, fmt),
            why=_why(reason, chosen, fmt),
        )
        for reason in reasons
    ]


def _why(reason: TransformRefusal, chosen: ExploreSelection, fmt: Formatter) -> str:
    """A reason in words, written for the transformation where that matters."""
    special = f"transform.refused.{reason}.{chosen.transform}"
    key = special if special in fmt.report.words else f"transform.refused.{reason}"
    return fmt.word(key)
