"""Names of indicators as they stand in a sentence."""

from __future__ import annotations

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
