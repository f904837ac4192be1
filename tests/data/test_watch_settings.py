"""How often a folder is looked at, and how long it has to rest."""

from __future__ import annotations

import pytest

from report.data.watch_settings import WatchSettings, settings_of
from report.settings import SettingError


def test_settings_are_seconds() -> None:
    assert settings_of({}) == WatchSettings(1, 2)
    assert settings_of({"REPORT_SIGNED_ONLY": "yes"}) == WatchSettings(signed_only=True)
    given = {"REPORT_LOOK_SECONDS": "0.5", "REPORT_REST_SECONDS": "10"}
    assert settings_of(given) == WatchSettings(0.5, 10)


@pytest.mark.parametrize("text", ["0", "-1", "two", "inf", "nan", "1,5"])
def test_what_is_no_number_of_seconds_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match=r"REPORT_REST_SECONDS is .* no number of seconds"):
        settings_of({"REPORT_REST_SECONDS": text})


@pytest.mark.parametrize("text", ["1", "true", "YES", "yes "])
def test_what_is_neither_yes_nor_no_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match=r"REPORT_SIGNED_ONLY is .*Set yes or no"):
        settings_of({"REPORT_SIGNED_ONLY": text})


@pytest.mark.parametrize("early", [True, False])
def test_what_was_signed_is_served_of_no_database(early: bool) -> None:
    named = {"REPORT_DATA": "postgresql://db.example.org/report"}
    asked = {} if early else {"REPORT_SIGNED_ONLY": "yes"}
    with pytest.raises(SettingError, match="lies in a data folder"):
        settings_of({**named, **asked}, early=early)
    assert settings_of(named) == WatchSettings()
