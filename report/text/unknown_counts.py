"""How much is not known, in sentences: one for each kind of which there is something."""

from __future__ import annotations

from report.analysis.unknowns import KINDS, UnknownKind, Unknowns
from report.text.formatter import Formatter
from report.text.listed import first_in_words


def counts_in_words(listed: Unknowns, fmt: Formatter) -> str:
    """A sentence for each kind of which there is something; where there is none, that."""
    sentences = [text for kind in KINDS if (text := count_in_words(kind, listed, fmt))]
    return fmt.word("sentence.space").join(sentences) or fmt.word("unknowns.nothing")


def count_in_words(kind: UnknownKind, listed: Unknowns, fmt: Formatter) -> str:
    """How many of how many, in a sentence; "" where there are none."""
    count = listed.counts[kind]
    if not count:
        return ""
    return fmt.word(
        f"unknowns.{kind}.count.one" if count == 1 else f"unknowns.{kind}.count",
        count=fmt.plain(count),
        all=fmt.plain(listed.totals[kind]),
        place=fmt.place(fmt.report.settings.place),
    )


def meaning_in_words(kind: UnknownKind, listed: Unknowns, fmt: Formatter) -> str:
    """What a kind means; before it, how many disagreements come from rounding alone, and how many
    are listed where not all are.
    """
    place = fmt.place(fmt.report.settings.place)
    meaning = fmt.word(f"unknowns.{kind}.means", place=place)
    told = [_rounding(listed, fmt), listed_in_words(kind, listed, fmt)]
    sentences = [*told, meaning] if kind == "disagreements" else [meaning]
    return fmt.word("sentence.space").join(sentence for sentence in sentences if sentence)


def listed_in_words(kind: UnknownKind, listed: Unknowns, fmt: Formatter) -> str:
    """How many of how many are listed; "" where all are."""
    if kind != "disagreements":
        return ""
    return first_in_words(len(listed.disagreements.listed), listed.disagreements.total, fmt)


def _rounding(listed: Unknowns, fmt: Formatter) -> str:
    """How many disagreements come from rounding alone; "" where none does."""
    count = listed.disagreements.count.get("rounding", 0)
    numbers = {"count": fmt.plain(count), "all": fmt.plain(listed.disagreements.total)}
    return fmt.word("unknowns.disagreements.rounding", **numbers) if count else ""
