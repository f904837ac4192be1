"""Prose with placeholders → prose: each filled with its figure in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from report.analysis.age import is_dated
from report.analysis.change import Change, change_between
from report.analysis.latest import latest_figure
from report.analysis.series import figure_at
from report.model import Observation, Target, Text
from report.model.placeholders import Placeholder, PlaceholderField, parse
from report.text.formatter import Formatter
from report.text.narrative.change import change_in_words
from report.text.narrative.findings import data_of, with_reserve


def fill(text: Text, fmt: Formatter) -> str | None:
    """A sentence with its figures; None where the report lacks one of them."""
    pieces: list[str] = []
    for piece in parse(fmt.say(text)):
        filled = piece if isinstance(piece, str) else _figure(piece, fmt)
        if filled is None:
            return None
        pieces.append(filled)
    return _capital(_in_on("".join(pieces)))


# Editors write "in {x.period}"; which period that is, is known only when it is filled in.
_IN_A_DAY = re.compile(r"\b([Ii])n (?=\d{1,2} [A-Z][a-z]+ \d{4})")


def _in_on(sentence: str) -> str:
    """English says "in June" but "on 13 June"."""
    return _IN_A_DAY.sub(lambda match: "On " if match[1] == "I" else "on ", sentence)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def prose(sentences: Iterable[Text], fmt: Formatter) -> str:
    """A paragraph of the sentences whose figures the report has."""
    filled = (fill(sentence, fmt) for sentence in sentences)
    return fmt.word("sentence.space").join(sentence for sentence in filled if sentence)


def first_with_figures(texts: Iterable[Text], fmt: Formatter) -> Text | None:
    """The first text all of whose figures the report has; None where there is none."""
    return next((text for text in texts if fill(text, fmt)), None)


def cited(sentences: Iterable[Text], fmt: Formatter) -> tuple[Observation, ...]:
    """The figures that stand in the prose of these sentences, each once, in reading order."""
    whole = [sentence for sentence in sentences if fill(sentence, fmt)]
    placeholders = (
        piece for text in whole for piece in parse(fmt.say(text)) if isinstance(piece, Placeholder)
    )
    rows = (_row(placeholder, fmt) for placeholder in placeholders if placeholder.field != "target")
    return tuple(dict.fromkeys(row for row in rows if row is not None))


def _row(placeholder: Placeholder, fmt: Formatter) -> Observation | None:
    """The figure that a placeholder names: of its period, else the latest."""
    series = fmt.report.series(placeholder.indicator, placeholder.place)
    if placeholder.period:
        return figure_at(series, placeholder.period)
    return latest_figure(series)


def _figure(placeholder: Placeholder, fmt: Formatter) -> str | None:
    """What a placeholder becomes; None where the report lacks the figure."""
    if placeholder.field == "target":
        return _target(placeholder, fmt)
    row = _row(placeholder, fmt)
    if row is None:
        return None
    texts: Mapping[PlaceholderField, Callable[[], str | None]] = {
        "": lambda: with_reserve(fmt.observation(row), row, fmt),
        "period": lambda: fmt.period(row.period),
        "data": lambda: data_of(row, fmt) if is_dated(row, fmt.report) else fmt.period(row.period),
        "number": lambda: with_reserve(_number(row, fmt), row, fmt),
        "change_since": lambda: _change(placeholder, row, fmt),
    }
    return texts[placeholder.field]()


def _number(row: Observation, fmt: Formatter) -> str:
    return fmt.number(row.value, fmt.report.unit_of(row.indicator), row.qualifier)


def _target(placeholder: Placeholder, fmt: Formatter) -> str | None:
    """The target for a period as it was set last."""
    place = placeholder.place or fmt.report.settings.place
    key = (placeholder.indicator, place, placeholder.argument)
    targets = [t for t in fmt.report.targets if (t.indicator, t.place, t.period) == key]
    if not targets:
        return None
    last = max(targets, key=_set_on)
    return fmt.target(last)


def _set_on(target: Target) -> tuple[bool, str]:
    return target.set_on is not None, str(target.set_on)


def _change(placeholder: Placeholder, row: Observation, fmt: Formatter) -> str | None:
    """How much a figure changed since the period that the placeholder names, and that period."""
    series = fmt.report.series(placeholder.indicator, placeholder.place)
    earlier = figure_at(series, placeholder.argument) if placeholder.argument else None
    if earlier is None or earlier.stands_at.order >= row.stands_at.order:
        return None
    indicator = fmt.report.indicators[placeholder.indicator]
    change = change_between(series, indicator.kind, earlier, row)
    if not isinstance(change, Change):
        return None
    return change_in_words(change, indicator, fmt)
