"""Warnings of links that lead into a network of one's own, where readers cannot follow."""

from __future__ import annotations

import ipaddress
from types import MappingProxyType
from urllib.parse import urlsplit

from report.data.check.inputs import rows
from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_row
from report.data.raw import PUBLISHERS, SOURCES

_LINKS = MappingProxyType({SOURCES: "url", PUBLISHERS: "homepage"})
# Ends of names that no public server has (RFC 2606, 6762, 8375 and what companies use).
_PRIVATE = frozenset(
    {
        *("localhost", "local", "lan", "internal", "intranet", "intra", "corp", "home", "private"),
        *("home.arpa", "localdomain", "test", "invalid"),
    }
)


def private_address(examined: Examined) -> Doubts:
    """A link leads to this computer, or to a server that only its own network knows.

    What is no address of the web at all, such as `file:`, is an error.
    """
    for row in rows(examined.raw, *_LINKS):
        column = _LINKS[row.file]
        host = urlsplit(row[column]).hostname or ""
        if host and not _is_public(host):
            wrong = f"readers elsewhere cannot open {host}"
            remedy = "Write the address of the public page, or leave the cell empty"
            yield of_row(row, column, wrong, remedy)


def _is_public(host: str) -> bool:
    name = host.rstrip(".")
    try:
        return ipaddress.ip_address(name).is_global
    except ValueError:
        labels = name.split(".")
        ends = {".".join(labels[-count:]) for count in (1, 2)}
        return len(labels) > 1 and ends.isdisjoint(_PRIVATE)


RULES: tuple[WarningRule, ...] = (private_address,)
