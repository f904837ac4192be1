"""What the server tells whoever runs it, and where: settings of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from report.operation.logs import LogForm
from report.settings import SettingError, whole_number

_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class OperationSettings:
    """Measures are told at a port of their own, at an address of this machine; without a port they
    are not. `log` is the form of each line of the log: for people, or for programs. When the server
    is told to end, files and answers have `stop_seconds` to be finished.
    """

    metrics_port: int | None = None
    metrics_host: str = "127.0.0.1"
    log: LogForm = "text"
    stop_seconds: int = 20


def settings_of(environment: Mapping[str, str] = os.environ) -> OperationSettings:
    """The settings of an environment, of the process's own if no other is given.

    Raises SettingError for what they may not be.
    """
    usual = OperationSettings()
    port, form = environment.get("REPORT_METRICS_PORT"), environment.get("REPORT_LOG")
    stop = environment.get("REPORT_STOP_SECONDS")
    return OperationSettings(
        metrics_port=_port(port) if port else usual.metrics_port,
        metrics_host=environment.get("REPORT_METRICS_HOST") or usual.metrics_host,
        log=_form(form) if form else usual.log,
        stop_seconds=whole_number("REPORT_STOP_SECONDS", stop) if stop else usual.stop_seconds,
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= _HIGHEST_PORT):
        wrong = f"REPORT_METRICS_PORT is {text!r}, which is no port from 1 to {_HIGHEST_PORT}"
        raise SettingError(f"{wrong}. Set such a number, or leave it out")
    return int(text)


def _form(text: str) -> LogForm:
    forms: tuple[LogForm, ...] = get_args(LogForm)
    for form in forms:
        if form == text:
            return form
    raise SettingError(f"REPORT_LOG is {text!r}. Set {' or '.join(forms)}, or leave it out")
