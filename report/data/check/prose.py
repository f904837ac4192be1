"""Rules on prose: every figure in a sentence is a hole, and every hole has its figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from report.data.check.inputs import (
    DocumentText,
    Problems,
    Rule,
    Wording,
    ids,
    main_place,
    needs,
    period,
    prose,
    rows,
    shown,
)
from report.data.raw import FRAME, Raw
from report.model import Language, Period
from report.model.placeholders import Placeholder, parse

# A digit may be typed only in a name. These are names, standing alone between other signs:
#   capital letters, then digits    CO2  PM2.5  V2G  COP27  C40  ISO14064
#   one digit and one capital       5G  3D
#   an ordinal                      14th  21st
#   a policy called by its sum      20+8  1+N
# Everything else with a digit is a figure: 2025, 80%, 5GW, 30km, 1.2m.
_NAME = re.compile(
    r"(?<![A-Za-z0-9.+])"
    r"(?:[A-Z]+[0-9]+(?:\.[0-9]+)?[A-Z]*"
    r"|[0-9][A-Z]"
    r"|[0-9]+(?:st|nd|rd|th)"
    r"|[0-9]+(?:\+(?:[0-9]+|[A-Z]))+)"
    r"(?![A-Za-z0-9+]|\.[0-9])"
)
# Unicode digits too: full-width ones are figures as well.
_DIGITS = re.compile(r"\d[\d.,]*")


def malformed_hole(raw: Raw) -> Problems:
    """What stands in braces is not a hole that can be filled."""
    for wording in (wording for text in prose(raw) for wording in text.wordings()):
        try:
            parse(wording.text)
        except ValueError as error:
            remedy = "Write a hole as {indicator}, {indicator@2024} or {indicator/place.period}"
            yield wording.problem(str(error), remedy)


def holes_differ(raw: Raw) -> Problems:
    """The two languages of a sentence do not carry the same figures."""
    for text in prose(raw):
        en, zh = (_holes(text, language) for language in ("en", "zh"))
        if en is not None and zh is not None and Counter(en) != Counter(zh):
            odd = (Counter(en) - Counter(zh)) + (Counter(zh) - Counter(en))
            names = ", ".join(sorted({hole.indicator for hole in odd}))
            wrong = f"the holes of {names} differ between en and zh"
            yield text.problem(wrong, "Use the same holes in both languages")


@needs("indicators.csv")
def hole_of_unknown_indicator(raw: Raw) -> Problems:
    """A sentence asks for an indicator that is not in the table."""
    known = ids(raw, "indicators.csv")
    for text, hole in _asked(raw):
        if hole.indicator not in known:
            wrong = f"{shown(hole.indicator)} is not in indicators.csv"
            yield text.problem(wrong, "Correct the indicator in the hole, or add it to the table")


@needs("places.csv")
def hole_of_unknown_place(raw: Raw) -> Problems:
    """A sentence asks for a place that is not in the table."""
    known = ids(raw, "places.csv")
    for text, hole in _asked(raw):
        if hole.place is not None and hole.place not in known:
            wrong = f"{shown(hole.place)} is not in places.csv"
            yield text.problem(wrong, "Correct the place in the hole, or add it to the table")


@needs("indicators.csv", "places.csv", "observations.csv", FRAME)
def hole_without_figure(raw: Raw) -> Problems:
    """A sentence asks for a figure that no preferred row holds."""
    figures = _figures(raw)
    for text, hole, place in _known(raw):
        for asked in _periods(hole):
            if (hole.indicator, place, asked) not in figures:
                when = f" for {asked}" if asked else ""
                wrong = f"there is no preferred figure of {hole.indicator} in {place}{when}"
                yield text.problem(wrong, "Ask for a figure that observations.csv holds")


def _periods(hole: Placeholder) -> tuple[Period | None, ...]:
    """The periods whose figures a hole needs; None is the latest, whichever that is."""
    if hole.field == "target":
        return ()
    return (hole.period, hole.argument) if hole.field == "change" else (hole.period,)


def _figures(raw: Raw) -> set[tuple[str, str, Period | None]]:
    """Indicator, place and period of every figure that is shown; None stands for the latest."""
    figures: set[tuple[str, str, Period | None]] = set()
    for row in rows(raw, "observations.csv"):
        if row["preferred"] == "1":
            cell = row["indicator"], row["place"]
            figures |= {(*cell, period(row["period"])), (*cell, None)}
    return figures


@needs("indicators.csv", "places.csv", "targets.csv", FRAME)
def hole_without_target(raw: Raw) -> Problems:
    """A sentence asks for a target that nobody has set."""
    set_ = {(r["indicator"], r["place"], period(r["period"])) for r in rows(raw, "targets.csv")}
    for text, hole, place in _known(raw):
        if hole.field == "target" and (hole.indicator, place, hole.argument) not in set_:
            wrong = f"there is no target of {hole.indicator} in {place} for {hole.argument}"
            yield text.problem(wrong, "Ask for a target that targets.csv holds")


def typed_figure(raw: Raw) -> Problems:
    """A figure is typed in a sentence, where it would stay when the data change."""
    for text in prose(raw):
        for wording in text.wordings():
            yield from _typed(wording)


def _typed(wording: Wording) -> Problems:
    outside = _outside(wording)
    match = _DIGITS.search(_NAME.sub(" ", outside))
    if match:
        remedy = "Put a hole in its place; only names such as CO2, 5G or 14th hold digits"
        yield wording.problem(f"the figure {shown(match[0])} is typed in the text", remedy)


def _outside(wording: Wording) -> str:
    """A text without its holes; nothing of one whose holes cannot be told."""
    try:
        return " ".join(piece for piece in parse(wording.text) if isinstance(piece, str))
    except ValueError:
        return ""


def _holes(text: DocumentText, language: Language) -> list[Placeholder] | None:
    try:
        return [piece for piece in parse(text.text[language]) if isinstance(piece, Placeholder)]
    except ValueError:
        return None


def _asked(raw: Raw) -> Iterator[tuple[DocumentText, Placeholder]]:
    """Each hole of each sentence, once for both languages."""
    for text in prose(raw):
        both = (_holes(text, "en") or []) + (_holes(text, "zh") or [])
        for hole in dict.fromkeys(both):
            yield text, hole


def _known(raw: Raw) -> Iterator[tuple[DocumentText, Placeholder, str]]:
    """The holes whose indicator and place exist, with the place that is meant."""
    indicators, places = ids(raw, "indicators.csv"), ids(raw, "places.csv")
    own = main_place(raw)
    for text, hole in _asked(raw):
        place = hole.place or own
        if hole.indicator in indicators and place in places and place is not None:
            yield text, hole, place


RULES: tuple[Rule, ...] = (
    malformed_hole,
    holes_differ,
    hole_of_unknown_indicator,
    hole_of_unknown_place,
    hole_without_figure,
    hole_without_target,
    typed_figure,
)
