"""Counts of one thing that is named in the plural: `1 events`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_THINGS = (
    *("events", "targets", "sources", "figures", "places", "publications", "indicators"),
    *("districts", "practices", "publishers", "verdicts", "terms", "rows", "years", "periods"),
    *("factories", "changes"),
)
_BETWEEN = ("city", "district", "earlier", "further", "more", "published")
_ONE = re.compile(rf"(?<![\d.,–])1 (?:(?:{'|'.join(_BETWEEN)}) )?(?:{'|'.join(_THINGS)})\b")


def ones_in_the_plural(texts: Iterable[str]) -> list[str]:
    """The English texts in which one thing stands in the plural."""
    return [text for text in texts if _ONE.search(text)]
