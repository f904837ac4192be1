"""How numbers, months and units are written in each language, apart from the words of the table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from report.model import Language, Qualifier, Text, Unit

# Large numbers: from how much on they are written with which word, the largest first.
SCALES: Mapping[Language, tuple[tuple[Decimal, str], ...]] = MappingProxyType(
    {
        "en": (
            (Decimal(10) ** 12, "trillion"),
            (Decimal(10) ** 9, "billion"),
            (Decimal(10) ** 6, "million"),
        ),
        "zh": (
            (Decimal(10) ** 12, "万亿"),
            (Decimal(10) ** 8, "亿"),
            (Decimal(10) ** 4, "万"),
        ),
    }
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Units whose label is not simply written after the number.
AROUND = MappingProxyType(
    {
        "rank": Text("rank {n}", "第{n}位"),
        "pH": Text("pH {n}", "pH {n}"),
    }
)
# What stands before a figure where there is no room for words: in tables and on marks of charts.
SIGNS: Mapping[Qualifier, str] = MappingProxyType(
    {"": "", "more_than": ">", "less_than": "<", "about": "≈", "preliminary": ""}
)


def label_behind(number: str, unit: Unit, language: Language) -> str:
    """What a unit is called behind a number as it is written: `factories`, behind 1 `factory`."""
    is_one = language == "en" and number in {"1", "\N{MINUS SIGN}1"}
    return unit.singular if is_one and unit.singular else unit.label[language]
