"""What settings of the environment may be: numbers, yes and no."""

from __future__ import annotations

import math
from collections.abc import Mapping


class SettingError(ValueError):
    """A setting of the environment is not what it may be. It says which, and what to do."""


def whole_number(name: str, text: str) -> int:
    """What a variable of the environment says, a whole number from 1 on.

    Raises SettingError for anything else.
    """
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        wrong = f"{name} is {text!r}, which is no whole number from 1 on"
        raise SettingError(f"{wrong}. Set such a number, or leave it out")
    return int(text)


def number(name: str, text: str, what: str, such: str) -> float:
    """What a variable of the environment says, a number above 0 and no endless one.

    `what` is such a number in words, `such` has examples. Raises SettingError for anything else.
    """
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 < found < math.inf:
        wrong = f"{name} is {text!r}, which is no {what} above 0"
        raise SettingError(f"{wrong}. Set such a number, as {such}, or leave it out")
    return found


def yes_or_no(name: str, environment: Mapping[str, str]) -> bool:
    """Whether a variable of an environment says yes; one that is not there, or empty, says no.

    Raises SettingError for anything else than yes and no.
    """
    said = environment.get(name) or "no"
    if said not in {"yes", "no"}:
        raise SettingError(f"{name} is {said!r}. Set yes or no, or leave it out")
    return said == "yes"
