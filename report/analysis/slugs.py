"""Ids from names: small ASCII letters, digits and `_`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from pypinyin import lazy_pinyin

_LONGEST = 48
_NO_PART = re.compile(r"[^a-z0-9]+")


def slug(name: str, taken: Collection[str] = (), otherwise: str = "unnamed") -> str:
    """An id for a name, Chinese as pinyin, that is not among those taken.

    `otherwise` is what it is made from where nothing of the name can be written in ASCII.
    """
    spelt = " ".join(lazy_pinyin(unicodedata.normalize("NFKC", name)))
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode().lower()
    id_ = _cut(_NO_PART.sub("_", plain).strip("_")) or otherwise
    number, unique = 1, id_
    while unique in taken:
        number += 1
        unique = f"{id_}_{number}"
    return unique


def _cut(id_: str) -> str:
    """An id that is not too long, cut between two words where it has several."""
    if len(id_) <= _LONGEST:
        return id_
    start = id_[: _LONGEST + 1]
    return start.rpartition("_")[0] or id_[:_LONGEST]
