"""Rules on who published: that it is known, and fits what it published."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from report.data.check.inputs import Problems, Rule, ids, needs, quoted, rows
from report.data.raw import INDICATORS, PUBLISHERS, SOURCES, Raw
from report.model import PublisherKind, SourceKind

# Which kinds of publisher a kind of source can be from; `secondary` can be from any.
_FITTING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "official": ("official",),
        "law": ("official",),
        "state_media": ("state_media",),
        "press": ("press",),
        "institution": ("institution", "company", "international", "academic"),
        "paper": ("academic", "institution", "international"),
        "dataset": ("data_provider", "official", "international", "academic", "institution"),
    }
)


def fits(source_kind: str, publisher_kind: str) -> bool:
    """Whether a source of a kind can be from a publisher of a kind."""
    return source_kind not in _FITTING or publisher_kind in _FITTING[source_kind]


@needs(PUBLISHERS)
def unknown_publisher(raw: Raw) -> Problems:
    """A publication is from a publisher that is not in the table."""
    yield from _unknown(raw, SOURCES, "publisher", ids(raw, PUBLISHERS))


@needs(PUBLISHERS)
def unknown_publisher_of_indicator(raw: Raw) -> Problems:
    """An indicator's figures are said to come from a publisher that is not in the table."""
    yield from _unknown(raw, INDICATORS, "publisher", ids(raw, PUBLISHERS) | {""})


@needs(PUBLISHERS)
def unknown_via(raw: Raw) -> Problems:
    """A publication was read at a publisher that is not in the table."""
    yield from _unknown(raw, SOURCES, "via", ids(raw, PUBLISHERS) | {""})


def _unknown(raw: Raw, file: str, column: str, known: frozenset[str]) -> Problems:
    for row in rows(raw, file):
        if row[column] not in known:
            wrong = f"{quoted(row[column])} is not in {PUBLISHERS}"
            yield row.problem(column, wrong, f"Add it to {PUBLISHERS} or correct the id")


@needs(PUBLISHERS)
def unfitting_kind(raw: Raw) -> Problems:
    """The kind of a publication is none that its publisher can publish."""
    known = get_args(PublisherKind)
    kinds = {row["id"]: row["kind"] for row in rows(raw, PUBLISHERS) if row["kind"] in known}
    for row in rows(raw, SOURCES):
        kind = kinds.get(row["publisher"])
        if kind is not None and not fits(row["kind"], kind):
            wrong = f"{quoted(row['kind'])} does not fit its publisher, which is {quoted(kind)}"
            remedy = f"Write {_would_fit(kind)} here, or correct the kind in {PUBLISHERS}"
            yield row.problem("kind", wrong, remedy)


def _would_fit(publisher_kind: str) -> str:
    """The kinds of sources that a publisher of a kind can have, as a choice in words."""
    fitting = [kind for kind in get_args(SourceKind) if fits(kind, publisher_kind)]
    return " or ".join(fitting)


RULES: tuple[Rule, ...] = (
    unknown_publisher,
    unknown_publisher_of_indicator,
    unknown_via,
    unfitting_kind,
)
