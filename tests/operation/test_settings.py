"""The settings of what the server tells whoever runs it."""

from __future__ import annotations

import pytest

from report.operation.settings import OperationSettings, settings_of
from report.settings import SettingError


def test_measures_are_told_nowhere_unless_a_port_is_named() -> None:
    assert settings_of({}) == OperationSettings()
    assert settings_of({"REPORT_METRICS_PORT": ""}).metrics_port is None


def test_measures_are_told_to_this_machine_alone_unless_an_address_is_named() -> None:
    assert settings_of({"REPORT_METRICS_PORT": "9101"}) == OperationSettings(9101, "127.0.0.1")
    named = settings_of({"REPORT_METRICS_PORT": "9101", "REPORT_METRICS_HOST": "::"})
    assert named.metrics_host == "::"


@pytest.mark.parametrize("text", ["0", "-1", "65536", "http", "1.5", "²", " 1"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match=r"REPORT_METRICS_PORT is .* leave it out"):
        settings_of({"REPORT_METRICS_PORT": text})


def test_log_is_for_people_unless_it_is_said() -> None:
    assert settings_of({}).log == "text"
    assert settings_of({"REPORT_LOG": "json"}).log == "json"
    with pytest.raises(SettingError, match=r"REPORT_LOG is 'xml'. Set text or json"):
        settings_of({"REPORT_LOG": "xml"})


def test_answers_have_their_seconds_when_the_server_ends() -> None:
    assert settings_of({"REPORT_STOP_SECONDS": "60"}).stop_seconds == 60
    for text in ("0", "-1", "1.5", "soon"):
        with pytest.raises(SettingError, match=r"REPORT_STOP_SECONDS is .* no whole"):
            settings_of({"REPORT_STOP_SECONDS": text})
