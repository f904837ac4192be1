"""How often a server looks at its data folder, and how long that has to rest: settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from report.settings import number


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """The seconds between two looks, and those for which a folder that was changed has to rest
    before it is read.
    """

    look_seconds: float = 1.0
    rest_seconds: float = 2.0


# By the variable of the environment: the field that it sets.
_VARIABLES = {"REPORT_LOOK_SECONDS": "look_seconds", "REPORT_REST_SECONDS": "rest_seconds"}


def settings_of(environment: Mapping[str, str] = os.environ) -> WatchSettings:
    """The settings of an environment, of the process's own if no other is given.

    Raises SettingError for what is no number of seconds above zero.
    """
    given = {name: environment[name] for name in _VARIABLES if environment.get(name)}
    return WatchSettings(**{_VARIABLES[name]: _seconds(name, given[name]) for name in given})


def _seconds(name: str, text: str) -> float:
    return number(name, text, "number of seconds", "2 or 0.5")
