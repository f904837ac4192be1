"""What the server tells whoever runs it, and where: settings of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

_HIGHEST_PORT = 65535


class OperationSettingError(ValueError):
    """A setting of the environment is not what it may be."""


@dataclass(frozen=True, slots=True)
class OperationSettings:
    """Measures are told at a port of their own, at an address of this machine; without a port they
    are not.
    """

    metrics_port: int | None = None
    metrics_host: str = "127.0.0.1"


def settings_of(environment: Mapping[str, str] = os.environ) -> OperationSettings:
    """The settings of an environment, of the process's own if no other is given.

    Raises OperationSettingError for what they may not be.
    """
    port = environment.get("REPORT_METRICS_PORT")
    return OperationSettings(
        metrics_port=_port(port) if port else None,
        metrics_host=environment.get("REPORT_METRICS_HOST") or OperationSettings().metrics_host,
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= _HIGHEST_PORT):
        wrong = f"REPORT_METRICS_PORT is {text!r}, which is no port from 1 to {_HIGHEST_PORT}"
        raise OperationSettingError(f"{wrong}. Set such a number, or leave it out")
    return int(text)
