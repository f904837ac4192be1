"""Rules on prose: each figure in a sentence is a placeholder, and each placeholder has a figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from report.data.check.inputs import (
    AskedFigure,
    DocumentText,
    Problems,
    Rule,
    Wording,
    ids,
    main_place,
    needs,
    period,
    prose,
    quoted,
    rows,
)
from report.data.raw import SETTINGS, Raw
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
_EXAMPLES = "{indicator}, {indicator@2024} or {indicator/place.period}"
# Unicode digits too: full-width ones are figures as well.
_DIGITS = re.compile(r"\d[\d.,]*")


def malformed_placeholder(raw: Raw) -> Problems:
    """What stands in braces is not a placeholder that can be filled."""
    for wording in (wording for text in prose(raw) for wording in text.wordings()):
        try:
            parse(wording.text)
        except ValueError as error:
            yield wording.problem(str(error), f"Write a placeholder as {_EXAMPLES}")


def placeholders_differ(raw: Raw) -> Problems:
    """The two languages of a sentence do not carry the same figures."""
    for text in prose(raw):
        en, zh = (_placeholders(text, language) for language in ("en", "zh"))
        if en is not None and zh is not None and Counter(en) != Counter(zh):
            odd = (Counter(en) - Counter(zh)) + (Counter(zh) - Counter(en))
            names = ", ".join(sorted({placeholder.indicator for placeholder in odd}))
            wrong = f"the placeholders of {names} differ between en and zh"
            yield text.problem(wrong, "Use the same placeholders in both languages")


@needs("indicators.csv")
def placeholder_of_unknown_indicator(raw: Raw) -> Problems:
    """A sentence asks for an indicator that is not in the table."""
    known = ids(raw, "indicators.csv")
    for text, placeholder in _each_placeholder(raw):
        if placeholder.indicator not in known:
            wrong = f"{quoted(placeholder.indicator)} is not in indicators.csv"
            remedy = "Correct the indicator in the placeholder, or add it to the table"
            yield text.problem(wrong, remedy)


@needs("places.csv")
def placeholder_of_unknown_place(raw: Raw) -> Problems:
    """A sentence asks for a place that is not in the table."""
    known = ids(raw, "places.csv")
    for text, placeholder in _each_placeholder(raw):
        if placeholder.place is not None and placeholder.place not in known:
            wrong = f"{quoted(placeholder.place)} is not in places.csv"
            remedy = "Correct the place in the placeholder, or add it to the table"
            yield text.problem(wrong, remedy)


@needs("indicators.csv", "places.csv", "observations.csv", SETTINGS)
def placeholder_without_figure(raw: Raw) -> Problems:
    """A sentence asks for a figure that no preferred row holds."""
    figures = _figures(raw)
    for text, placeholder, place in _of_known_names(raw):
        for needed in _periods(placeholder):
            if (placeholder.indicator, place, needed) not in figures:
                when = f" for {needed}" if needed else ""
                wrong = f"there is no preferred figure of {placeholder.indicator} in {place}{when}"
                yield text.problem(wrong, "Ask for a figure that observations.csv holds")


def asked_figures(raw: Raw) -> Iterator[AskedFigure]:
    """The figures that the rule above looks for."""
    for _, placeholder, place in _of_known_names(raw):
        for needed in _periods(placeholder):
            yield placeholder.indicator, place, str(needed) if needed else None


def _periods(placeholder: Placeholder) -> tuple[Period | None, ...]:
    """The periods whose figures a placeholder needs; None is the latest, whichever that is."""
    if placeholder.field == "target":
        return ()
    if placeholder.field == "change_since":
        return placeholder.period, placeholder.argument
    return (placeholder.period,)


def _figures(raw: Raw) -> set[tuple[str, str, Period | None]]:
    """Indicator, place and period of every figure that is shown; None stands for the latest."""
    figures: set[tuple[str, str, Period | None]] = set()
    for row in rows(raw, "observations.csv"):
        if row["preferred"] == "1":
            cell = row["indicator"], row["place"]
            figures |= {(*cell, period(row["period"])), (*cell, None)}
    return figures


@needs("indicators.csv", "places.csv", "targets.csv", SETTINGS)
def placeholder_without_target(raw: Raw) -> Problems:
    """A sentence asks for a target that nobody has set."""
    targets = {(r["indicator"], r["place"], period(r["period"])) for r in rows(raw, "targets.csv")}
    for text, placeholder, place in _of_known_names(raw):
        indicator, due = placeholder.indicator, placeholder.argument
        if placeholder.field == "target" and (indicator, place, due) not in targets:
            wrong = f"there is no target of {indicator} in {place} for {due}"
            yield text.problem(wrong, "Ask for a target that targets.csv holds")


def typed_figure(raw: Raw) -> Problems:
    """A figure is typed in a sentence, where it would stay when the data change."""
    for text in prose(raw):
        for wording in text.wordings():
            yield from _typed_figures(wording)


def _typed_figures(wording: Wording) -> Problems:
    outside = _without_placeholders(wording)
    match = _DIGITS.search(_NAME.sub(" ", outside))
    if match:
        remedy = "Put a placeholder in its place; only names such as CO2, 5G or 14th hold digits"
        yield wording.problem(f"the figure {quoted(match[0])} is typed in the text", remedy)


def _without_placeholders(wording: Wording) -> str:
    """A text without its placeholders; nothing of one whose placeholders cannot be told."""
    try:
        return " ".join(piece for piece in parse(wording.text) if isinstance(piece, str))
    except ValueError:
        return ""


def _placeholders(text: DocumentText, language: Language) -> list[Placeholder] | None:
    try:
        return [piece for piece in parse(text.text[language]) if isinstance(piece, Placeholder)]
    except ValueError:
        return None


def _each_placeholder(raw: Raw) -> Iterator[tuple[DocumentText, Placeholder]]:
    """Each placeholder of each sentence, once for both languages."""
    for text in prose(raw):
        both = (_placeholders(text, "en") or []) + (_placeholders(text, "zh") or [])
        for placeholder in dict.fromkeys(both):
            yield text, placeholder


def _of_known_names(raw: Raw) -> Iterator[tuple[DocumentText, Placeholder, str]]:
    """The placeholders whose indicator and place exist, with the place that is meant."""
    indicators, places = ids(raw, "indicators.csv"), ids(raw, "places.csv")
    home = main_place(raw)
    for text, placeholder in _each_placeholder(raw):
        place = placeholder.place or home
        if placeholder.indicator in indicators and place in places and place is not None:
            yield text, placeholder, place


RULES: tuple[Rule, ...] = (
    malformed_placeholder,
    placeholders_differ,
    placeholder_of_unknown_indicator,
    placeholder_of_unknown_place,
    placeholder_without_figure,
    placeholder_without_target,
    typed_figure,
)
