"""What a selection asks for and does not get, each with its reason."""

from __future__ import annotations

from report.analysis.transform import Refusal
from report.explore.selection import Selection
from report.explore.series import Drawn, Found
from report.explore.transforming import POPULATION
from report.explore.words.headings import made
from report.explore.words.names import name, told
from report.text.formatter import Formatter
from report.text.narrative import is_money

_OVER_TIME = {"index", "change", "growth"}


def notes(chosen: Selection, found: Found, writer: Formatter) -> list[str]:
    """What a selection asks for and does not get, each with its reason."""
    said = [_refused(one, chosen, writer) for one in found.empty]
    said += [text for one in found.drawn for text in _left_out(one, chosen, found, writer)]
    if found.beyond:
        said.append(writer.word("explore.beyond", count=writer.plain(found.beyond)))
    if found.drawn:
        said += _caveats(chosen, found, writer)
    return list(dict.fromkeys(text for text in said if text))


def _caveats(chosen: Selection, found: Found, writer: Formatter) -> list[str]:
    """What has to be known of a result: population before a census, money at current prices."""
    rows = writer.report.indicators
    if chosen.transform == "per_person" and POPULATION in rows:
        return [writer.say(rows[POPULATION].note)]
    money = any(is_money(rows[indicator], writer) for indicator in found.indicators)
    return [writer.word("explore.prices")] if chosen.transform in _OVER_TIME and money else []


def _refused(one: Drawn, chosen: Selection, writer: Formatter) -> str:
    """Why a series is not there at all."""
    subject = writer.word(
        "table.of_place",
        name=writer.indicator(one.indicator),
        place=writer.place(one.place),
    )
    reasons = {reason for _, reason in one.left_out}
    refused = one.refused or (min(reasons) if len(reasons) == 1 else None)
    if refused == "itself" and chosen.transform in {"difference", "share_of_china"}:
        return ""
    if refused is None:
        return writer.word("explore.empty", subject=subject)
    why = _why(refused, chosen, writer)
    return writer.word("explore.refused", subject=subject, made=made(chosen, writer), why=why)


def _left_out(one: Drawn, chosen: Selection, found: Found, writer: Formatter) -> list[str]:
    """How many figures of a series have no result, by reason."""
    reasons = dict.fromkeys(reason for _, reason in one.left_out)
    return [
        writer.word(
            "explore.left_out",
            subject=name(one, found, writer),
            periods=told(
                [writer.period(row.period) for row, why in one.left_out if why == reason],
                "periods",
                writer,
            ),
            made=made(chosen, writer),
            why=_why(reason, chosen, writer),
        )
        for reason in reasons
    ]


def _why(reason: Refusal, chosen: Selection, writer: Formatter) -> str:
    """A reason in words, written for the transformation where that matters."""
    own = f"transform.refused.{reason}.{chosen.transform}"
    key = own if own in writer.report.words else f"transform.refused.{reason}"
    return writer.word(key)
