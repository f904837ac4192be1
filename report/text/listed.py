"""What stands above a list that has the first of very many."""

from __future__ import annotations

from report.text.formatter import Formatter


def first_in_words(listed: int, count: int, fmt: Formatter) -> str:
    """How many of how many are listed; empty where all are."""
    if listed == count:
        return ""
    return fmt.word("listed.first", shown=fmt.plain(listed), count=fmt.plain(count))
