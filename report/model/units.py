"""The units in which figures are published."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from report.model.text import Text

# Base units of money, by their codes in ISO 4217, and of people.
MONEY = frozenset(
    (
        *("AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK"),
        *("DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES"),
        *("KRW", "KZT", "LKR", "MAD", "MOP", "MXN", "MYR", "NGN", "NOK", "NPR", "NZD", "PEN"),
        *("PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY"),
        *("TWD", "TZS", "UAH", "USD", "UYU", "VND", "XAF", "XOF", "ZAR"),
    )
)
PEOPLE = frozenset({"persons"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the tables: `value × factor` is the amount in `base`.

    `singular` is its English label after 1, empty where that is the label too.
    """

    code: str
    base: str
    factor: Decimal
    label: Text
    singular: str = ""

    @property
    def is_scaled(self) -> bool:
        """Whether its values are given in tens of thousands, in hundred millions, …"""
        return self.factor != 1

    @property
    def is_money(self) -> bool:
        """Whether its amounts are sums of money."""
        return self.base in MONEY

    @property
    def is_part(self) -> bool:
        """Whether a value n says 1/n, so that a larger one is less."""
        return "{n}" in self.label.en
