"""How long a database may work, and for how many at a time: settings of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from report.settings import number, whole_number

_SECONDS, _CONNECTIONS = "REPORT_DATABASE_SECONDS", "REPORT_DATABASE_CONNECTIONS"
# So long it may take to look whether the database is there.
_A_LOOK = 3.0
# How much longer a driver waits for the database to give up than that was told to work.
LONGER = 2.0


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """How many connections a process has at most, and for how many seconds a question may be worked
    on, or wait for a connection, before it is given up.
    """

    seconds: float = 20.0
    connections: int = 8

    @property
    def for_a_look(self) -> DatabaseSettings:
        """Those of whoever looks whether the database is there: with little patience."""
        return DatabaseSettings(min(_A_LOOK, self.seconds), 1)


def settings_of(environment: Mapping[str, str] = os.environ) -> DatabaseSettings:
    """The settings of an environment. Raises SettingError for what is none."""
    given = DatabaseSettings()
    seconds, connections = environment.get(_SECONDS), environment.get(_CONNECTIONS)
    return DatabaseSettings(
        number(_SECONDS, seconds, "number of seconds", "20 or 0.5") if seconds else given.seconds,
        whole_number(_CONNECTIONS, connections) if connections else given.connections,
    )
