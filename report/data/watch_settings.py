"""When a server looks at its data folder, and which states of it are served: settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from report.data.database.address import database_in_use
from report.settings import SettingError, number, yes_or_no


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """The seconds between two looks, and those for which a folder that was changed has to rest
    before it is read. With `signed_only` no state is served that nobody has signed, with `early`
    what was signed is served before its release, for readers on a list.
    """

    look_seconds: float = 1.0
    rest_seconds: float = 2.0
    signed_only: bool = False
    early: bool = False


SIGNED_ONLY = "REPORT_SIGNED_ONLY"
# By the variable of the environment: the field that it sets.
_VARIABLES = {"REPORT_LOOK_SECONDS": "look_seconds", "REPORT_REST_SECONDS": "rest_seconds"}


def settings_of(
    environment: Mapping[str, str] = os.environ, *, early: bool = False
) -> WatchSettings:
    """The settings of an environment, of the process's own if no other is given.

    Raises SettingError for what is no number of seconds above zero, and no yes or no, and where
    what was signed is to be served of a database.
    """
    given = {name: environment[name] for name in _VARIABLES if environment.get(name)}
    seconds = {_VARIABLES[name]: _seconds(name, given[name]) for name in given}
    signed_only = yes_or_no(SIGNED_ONLY, environment)
    if (signed_only or early) and database_in_use(environment):
        wrong = "What was signed lies in a data folder, and REPORT_DATA names a database"
        raise SettingError(f"{wrong}. Name the folder, or leave {SIGNED_ONLY} and readers out")
    return WatchSettings(**seconds, signed_only=signed_only, early=early)


def _seconds(name: str, text: str) -> float:
    return number(name, text, "number of seconds", "2 or 0.5")
