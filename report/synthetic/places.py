"""The made-up places: a city, its districts, and theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CITY = "syn_city"
_SUB_DISTRICTS = 25


@dataclass(frozen=True, slots=True)
class MadePlace:
    """A made-up place as a row of `places.csv`."""

    id: str
    name_en: str
    name_zh: str
    kind: str
    parent: str


def made_places(count: int) -> Iterator[MadePlace]:
    """So many places: the city first, then each district with its sub-districts, 25 at most."""
    yield MadePlace(CITY, "Synthetic City", "合成市", "city", "")
    for number in range(count - 1):
        district, place = divmod(number, _SUB_DISTRICTS + 1)
        of = f"syn_district_{_letters(district)}"
        if place == 0:
            name = f"Synthetic District {district + 1}", f"合成{district + 1}区"
            yield MadePlace(of, *name, "district", CITY)
        else:
            code = f"{district + 1}-{place}"
            name = f"Synthetic Sub-district {code}", f"合成{code}街道"
            yield MadePlace(f"{of}_{_letters(place - 1)}", *name, "district", of)


def _letters(number: int) -> str:
    """A number from 0 on in letters, of which alone an id consists: a … z, ba …"""
    rest, last = divmod(number, 26)
    return (_letters(rest) if rest else "") + chr(ord("a") + last)
