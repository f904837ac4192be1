"""How many workers there may be, and how long each may take: settings of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from report.settings import whole_number


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """`workers` processes at most. One file takes `seconds` at most; a worker ends when it has
    rested for `idle_seconds`, or after `jobs` files. So many files may wait in each `queue`, and
    so many one `reader` may wait for.
    """

    workers: int = 2
    seconds: int = 120
    idle_seconds: int = 60
    jobs: int = 50
    queue: int = 20
    reader: int = 6


# By the variable of the environment: the field that it sets.
_VARIABLES = {
    "REPORT_WORKERS": "workers",
    "REPORT_WORKER_SECONDS": "seconds",
    "REPORT_WORKER_IDLE": "idle_seconds",
    "REPORT_WORKER_FILES": "jobs",
    "REPORT_FILES_WAITING": "queue",
    "REPORT_FILES_READER": "reader",
}


def settings_of(environment: Mapping[str, str] = os.environ) -> WorkerSettings:
    """The settings of an environment, of the process's own if no other is given.

    Raises SettingError for what they may not be.
    """
    given = {name: environment[name] for name in _VARIABLES if environment.get(name)}
    return WorkerSettings(**{_VARIABLES[name]: whole_number(name, given[name]) for name in given})
