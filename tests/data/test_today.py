"""The day it is: the clock's, unless the environment names another."""

from __future__ import annotations

import datetime as dt

import pytest

from report.data.today import today
from report.settings import SettingError


def test_day_is_that_of_the_environment_or_the_clock() -> None:
    assert today({"REPORT_TODAY": "2026-12-01"}) == dt.date(2026, 12, 1)
    before = dt.datetime.now().astimezone().date()
    assert before <= today({"REPORT_TODAY": ""}) <= dt.datetime.now().astimezone().date()


def test_what_is_no_day_is_refused_in_words() -> None:
    with pytest.raises(SettingError, match="REPORT_TODAY is 'tomorrow', which is no day"):
        today({"REPORT_TODAY": "tomorrow"})
