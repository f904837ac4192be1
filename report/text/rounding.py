"""How many digits of a number are written: rounding, and what is no digit of its publication."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

# Places of a row of figures, which all have alike, unless smaller figures need more.
_MOST_PLACES = 2


def rounded(number: Decimal) -> Decimal:
    """An unscaled number rounded for reading."""
    size = abs(number)
    if size >= 10_000:
        return half_up(number, 0)
    # Below one, three digits that count: 0.513, 0.0881.
    return half_up(number, 2 if size >= 1 or not number else max(2, 2 - number.adjusted()))


def brief(number: Decimal) -> Decimal:
    """A number of three or four digits, as on a mark of a chart; one that two decimals would show
    as nothing keeps the first two that count: 12346, 345.7, 4.57, 0.0012.
    """
    size = abs(number)
    if 0 < size < Decimal("0.005"):
        return half_up(number, 1 - size.adjusted())
    return half_up(number, 0 if size >= 1000 else 1 if size >= 100 else 2)


def half_up(number: Decimal, places: int) -> Decimal:
    """A number of at most so many places, its last one rounded half up."""
    return trimmed(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def tidy(number: Decimal) -> Decimal:
    """All published digits, but not the noise of a calculated cell (12.652671602596797).

    What has more than nine digits, and more than four of them after the point, was calculated. It
    keeps four places, or two from a thousand on: 12.6527, 174542.01.
    """
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    if len(number.as_tuple().digits) <= 9 or exponent >= -4:
        return number
    return half_up(number, 4 if abs(number) < 1000 else 2)


def trimmed(number: Decimal) -> Decimal:
    """Without trailing zeros after the point, never in powers of ten, and zero without a sign."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) + 0 if number == whole else number.normalize()


def places_of(number: Decimal) -> int:
    """How many digits a number has after the point, trailing zeros apart."""
    exponent = trimmed(number).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def common_places(numbers: Iterable[Decimal]) -> int:
    """How many places figures have that stand in one row: as published, and at most two.

    Where all are below one, three digits of the largest are kept, and of each figure at least one.
    """
    known = [number for number in numbers if number]
    if not known:
        return 0
    largest, smallest = max(map(abs, known)), min(map(abs, known))
    most = max(_MOST_PLACES, 2 - largest.adjusted() if largest < 1 else 0, -smallest.adjusted())
    return min(max(map(places_of, known)), most)
