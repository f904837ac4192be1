"""The address of a database, as `REPORT_DATA` may name one in place of a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping

DATA = "REPORT_DATA"
_SCHEMES = ("postgresql://", "postgres://")


def is_database(named: str) -> bool:
    """Whether what is named is a database, and no folder."""
    return named.startswith(_SCHEMES)


def database_in_use(environment: Mapping[str, str] = os.environ) -> str | None:
    """The address of the database that is served; None where it is a folder."""
    named = environment.get(DATA, "")
    return named if is_database(named) else None
