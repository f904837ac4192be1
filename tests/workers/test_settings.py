"""The settings of workers in the environment."""

from __future__ import annotations

import pytest

from report.settings import SettingError
from report.workers.settings import WorkerSettings, settings_of


def test_what_is_left_out_is_as_it_comes() -> None:
    assert settings_of({}) == WorkerSettings()
    assert settings_of({"REPORT_WORKERS": "", "HOME": "/root"}) == WorkerSettings()


@pytest.mark.parametrize(
    ("variable", "field"),
    [
        ("REPORT_WORKERS", "workers"),
        ("REPORT_WORKER_SECONDS", "seconds"),
        ("REPORT_WORKER_IDLE", "idle_seconds"),
        ("REPORT_WORKER_FILES", "jobs"),
        ("REPORT_FILES_WAITING", "queue"),
        ("REPORT_FILES_READER", "reader"),
    ],
)
def test_each_variable_sets_its_number(variable: str, field: str) -> None:
    found = settings_of({variable: "7"})
    assert getattr(found, field) == 7
    others = {name for name in WorkerSettings.__slots__ if name != field}
    assert {name: getattr(found, name) for name in others} == {
        name: getattr(WorkerSettings(), name) for name in others
    }


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5", "²", " 1"])
def test_what_is_no_number_from_1_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match=r"REPORT_WORKERS is .* Set such a number"):
        settings_of({"REPORT_WORKERS": text})
