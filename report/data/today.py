"""The day it is, for what is judged by the clock: what is late in the calendar of publications."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

from report.settings import SettingError

# For trials: the calendar as it will be, or was, on another day.
VARIABLE = "REPORT_TODAY"


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The day of this machine's clock and zone, else the one that the environment names.

    Raises SettingError where it names none.
    """
    named = environment.get(VARIABLE)
    if not named:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(named)
    except ValueError as error:
        wrong = f"{VARIABLE} is {named!r}, which is no day"
        raise SettingError(f"{wrong}. Write it as 2026-12-01, or leave it out") from error
