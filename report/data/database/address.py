"""The address of a database, as `REPORT_DATA` may name one in place of a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping

from report.settings import SettingError

DATA = "REPORT_DATA"
POSTGRESQL, CLICKHOUSE = "postgresql", "clickhouse"
_SCHEMES: Mapping[str, str] = {
    "postgresql": POSTGRESQL,
    "postgres": POSTGRESQL,
    "clickhouse": CLICKHOUSE,
}


def scheme_of(named: str) -> str | None:
    """Which database an address is of; None for what is none that can be asked."""
    scheme, separator, _ = named.strip().partition("://")
    return _SCHEMES.get(scheme.lower()) if separator else None


def is_database(named: str) -> bool:
    """Whether what is named is a database that can be asked."""
    return scheme_of(named) is not None


def database_in_use(environment: Mapping[str, str] = os.environ) -> str | None:
    """The address of the database that is served; None where it is a folder.

    Raises SettingError for an address of anything else.
    """
    named = environment.get(DATA, "").strip()
    if is_database(named):
        return named
    if "://" in named or named.lower().startswith(tuple(f"{scheme}:" for scheme in _SCHEMES)):
        # It may have a password in it.
        known = f"{POSTGRESQL}:// or {CLICKHOUSE}://"
        wrong = f"{DATA} is an address, and none that begins with {known}"
        raise SettingError(f"{wrong}. Name such a database, or a folder")
    return None
