"""Names of indicators as they stand in a sentence."""

from __future__ import annotations

from report.model import Period
from report.text.formatter import Formatter

# "Of the year": beside the year itself it says nothing.
_OF_THE_YEAR = "当年"
# What a city that plans for several years calls their span; few have it among their words.
_SPAN = "plan.period"


def subject_of(indicator: str, fmt: Formatter) -> str:
    """The indicator's name in a sentence that gives its period.

    A colon in it is written as a comma, for the sentence has one of its own; the Chinese "of
    the year" is left out beside the year.
    """
    name = fmt.indicator(indicator).removeprefix(_OF_THE_YEAR)
    return name.replace(": ", ", ").replace("：", "，")


def subject_and_time(indicator: str, period: Period, fmt: Formatter) -> tuple[str, str]:
    """The name in a sentence, and the time as an adverb.

    What a name says of "the plan period" is told by the plan that ends with the year, where the
    words have a name for that.
    """
    name, plan = subject_of(indicator, fmt), f"plan.{period.year}"
    if not period.is_year or not fmt.report.words.keys() >= {_SPAN, plan}:
        return name, fmt.when(period)
    span = fmt.word(_SPAN)
    if not name.startswith(span):
        return name, fmt.when(period)
    return name.removeprefix(span).lstrip(), fmt.word(plan)
