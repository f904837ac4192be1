"""What a selection asks for and does not get, each with its reason."""

from __future__ import annotations

from report.analysis.transform import TransformRefusal
from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, FoundSeries
from report.explore.words.headings import made
from report.explore.words.names import name, told
from report.text.formatter import Formatter
from report.text.narrative import is_money

_OVER_TIME = {"index", "change", "growth"}


def notes(chosen: ExploreSelection, found: FoundSeries, fmt: Formatter) -> list[str]:
    """What a selection asks for and does not get, each with its reason."""
    said = [_refused(one, chosen, fmt) for one in found.empty]
    said += [text for one in found.drawn for text in _left_out(one, chosen, found, fmt)]
    if found.beyond:
        said.append(fmt.word("explore.beyond", count=fmt.plain(found.beyond)))
    if found.drawn:
        said += _caveats(chosen, found, fmt)
    return list(dict.fromkeys(text for text in said if text))


def _caveats(chosen: ExploreSelection, found: FoundSeries, fmt: Formatter) -> list[str]:
    """What has to be known of a result: population before a census, money at current prices."""
    rows, population = fmt.report.indicators, fmt.report.explore_settings.population
    if chosen.transform == "per_person" and population is not None:
        return [fmt.say(rows[population].note)]
    money = any(is_money(rows[indicator], fmt) for indicator in found.indicators)
    return [fmt.word("explore.prices")] if chosen.transform in _OVER_TIME and money else []


def _refused(one: DrawnSeries, chosen: ExploreSelection, fmt: Formatter) -> str:
    """Why a series is not there at all."""
    subject = fmt.word(
        "table.of_place",
        name=fmt.indicator(one.indicator),
        place=fmt.place(one.place),
    )
    reasons = {reason for _, reason in one.left_out}
    refused = one.refused or (min(reasons) if len(reasons) == 1 else None)
    if refused == "itself" and chosen.transform in {"difference", "share_of_nation"}:
        return ""
    if refused is None:
        return fmt.word("explore.empty", subject=subject)
    why = _why(refused, chosen, fmt)
    return fmt.word("explore.refused", subject=subject, made=made(chosen, fmt), why=why)


def _left_out(
    one: DrawnSeries, chosen: ExploreSelection, found: FoundSeries, fmt: Formatter
) -> list[str]:
    """How many figures of a series have no result, by reason."""
    reasons = dict.fromkeys(reason for _, reason in one.left_out)
    return [
        fmt.word(
            "explore.left_out",
            subject=name(one, found, fmt),
            periods=told(
                [fmt.period(row.period) for row, why in one.left_out if why == reason],
                "periods",
                fmt,
            ),
            made=made(chosen, fmt),
            why=_why(reason, chosen, fmt),
        )
        for reason in reasons
    ]


def _why(reason: TransformRefusal, chosen: ExploreSelection, fmt: Formatter) -> str:
    """A reason in words, written for the transformation where that matters."""
    own = f"transform.refused.{reason}.{chosen.transform}"
    key = own if own in fmt.report.words else f"transform.refused.{reason}"
    return fmt.word(key)
