"""Names of indicators as they stand in a sentence."""

from __future__ import annotations

from report.model import Period
from report.text.formatter import Formatter

# "Of the year": beside the year itself it says nothing.
_OF_THE_YEAR = "当年"


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
    span = fmt.word("plan.period")
    if period.is_year and name.startswith(span) and plan in fmt.report.words:
        return name.removeprefix(span).lstrip(), fmt.word(plan)
    return name, fmt.when(period)
