"""Raw rows → the typed, frozen Report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from report.analysis.time_known import with_time_known
from report.analysis.vintages import with_vintages
from report.data.documents import (
    area_from,
    explore_settings_from,
    outline_from,
    period_or_none,
    same_targets_from,
    settings_from,
    words_from,
)
from report.data.raw import (
    GLOSSARY,
    MAP,
    OBSERVATIONS,
    SETTINGS,
    WORDS,
    DataError,
    Problem,
    Raw,
    RawRow,
)
from report.model import (
    Correction,
    Edition,
    Event,
    Indicator,
    InMemoryObservations,
    Observation,
    Observations,
    Period,
    Place,
    Practice,
    Publisher,
    Report,
    Source,
    Target,
    Term,
    Text,
    Unit,
)

T = TypeVar("T")


def build(raw: Raw) -> Report:
    """Raw rows → typed values. Raises DataError at the first value that has not its type."""
    sources, indicators = sources_of(raw), indicators_of(raw)
    return Report(
        settings=_document(SETTINGS, raw.documents[SETTINGS], settings_from),
        areas=tuple(
            sorted(
                (_document(file, content, area_from) for file, content in raw.areas()),
                key=lambda area: area.order,
            )
        ),
        indicators=indicators,
        observations=_figures(raw, indicators, sources),
        targets=_rows(raw, "targets.csv", _target),
        publishers=_keyed(raw, "publishers.csv", _publisher),
        sources=sources,
        events=_rows(raw, "events.csv", _event),
        practices=_rows(raw, "practices.csv", _practice),
        places=_keyed(raw, "places.csv", _place),
        units=_keyed(raw, "units.csv", _unit, "unit"),
        editions=_keyed(raw, "editions.csv", _edition),
        outlines=tuple(
            outline_from(feature) for feature in raw.documents.get(MAP, {}).get("features", ())
        ),
        corrections=_rows(raw, "corrections.csv", _correction),
        same_targets=_document(SETTINGS, raw.documents[SETTINGS], same_targets_from),
        glossary=_rows(raw, GLOSSARY, term_of),
        words=_words(raw),
        explore_settings=_document(SETTINGS, raw.documents[SETTINGS], explore_settings_from),
    )


def sources_of(raw: Raw) -> Mapping[str, Source]:
    """The publications by their ids. Raises DataError."""
    return _keyed(raw, "sources.csv", _source)


def indicators_of(raw: Raw) -> Mapping[str, Indicator]:
    """The indicators by their ids. Raises DataError."""
    return _keyed(raw, "indicators.csv", _indicator(_synonyms(raw)))


def _figures(
    raw: Raw, indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> Observations:
    """The figures with what follows from the other rows."""
    table = raw.tables[OBSERVATIONS]
    rows: Iterable[Observation] | None = None
    if not isinstance(table, tuple):
        # For large tables alone: what ordinary folders do without is not imported for them.
        from report.data.built_figures import built_at_once, held_figures  # noqa: PLC0415

        held = held_figures(table)
        if held is not None:
            return held
        rows = built_at_once(table)
    if rows is None:
        rows = _rows(raw, OBSERVATIONS, _observation)
    return InMemoryObservations(with_time_known(with_vintages(rows, sources), indicators, sources))


def _rows(raw: Raw, file: str, make: Callable[[RawRow], T]) -> tuple[T, ...]:
    return tuple(_value(row, make) for row in raw.tables[file])


def _keyed(raw: Raw, file: str, make: Callable[[RawRow], T], key: str = "id") -> Mapping[str, T]:
    return MappingProxyType({row[key]: _value(row, make) for row in raw.tables[file]})


def _words(raw: Raw) -> Mapping[str, Text]:
    """The words of the interface; those that report.toml has of its own go before the table's."""
    table = _keyed(raw, WORDS, lambda row: row.text(""), "key")
    own = _document(SETTINGS, raw.documents[SETTINGS], words_from)
    return MappingProxyType({**table, **own})


def _value(row: RawRow, make: Callable[[RawRow], T]) -> T:
    try:
        return make(row)
    except (ValueError, ArithmeticError) as error:
        raise DataError(
            Problem(row.file, row.number, None, f"it cannot be read ({error})", "Run the check")
        ) from error


def _document(
    file: str, content: Mapping[str, Any], make: Callable[[str, Mapping[str, Any]], T]
) -> T:
    try:
        return make(Path(file).stem, content)
    except (KeyError, TypeError, AttributeError) as error:
        wrong = f"{error} is missing or of another type"
        raise DataError(Problem(file, None, None, wrong, "Compare it with another area")) from error


def _synonyms(raw: Raw) -> Mapping[str, tuple[Text, ...]]:
    """The other words for each indicator, in an order that is not that of their rows."""
    texts: dict[str, list[Text]] = {}
    for row in raw.tables["synonyms.csv"]:
        texts.setdefault(row["indicator"], []).append(row.text(""))
    return {
        indicator: tuple(sorted(synonyms, key=lambda text: (text.en, text.zh)))
        for indicator, synonyms in texts.items()
    }


def _indicator(synonyms: Mapping[str, tuple[Text, ...]]) -> Callable[[RawRow], Indicator]:
    return lambda row: Indicator(
        row["id"],
        row["area"],
        row.text("name"),
        row.text("definition"),
        row["unit"],
        cast(Any, row["direction"]),
        cast(Any, row["kind"]),
        int(row["headline"]) if row["headline"] else None,
        cast(Any, row["chart"]),
        row.text("note"),
        synonyms.get(row["id"], ()),
        tuple(map(int, row["usual_months"].split())),
        row["publisher"],
    )


def _observation(row: RawRow) -> Observation:
    return Observation(
        row["indicator"],
        row["place"],
        Period.parse(row["period"]),
        Decimal(row["value"]),
        row["value"],
        cast(Any, row["qualifier"]),
        cast(Any, row["status"]),
        row["preferred"] == "1",
        row["source"],
        row.text("note"),
    )


def _target(row: RawRow) -> Target:
    return Target(
        row["indicator"],
        row["place"],
        Period.parse(row["period"]),
        Decimal(row["value"]),
        cast(Any, row["qualifier"]),
        period_or_none(row["set_on"]),
        row.text("policy"),
        row["source"],
        period_or_none(row["base"]),
        period_or_none(row["superseded_by"]),
    )


def _correction(row: RawRow) -> Correction:
    return Correction(
        dt.date.fromisoformat(row["date"]),
        row["indicator"],
        row["place"],
        Period.parse(row["period"]),
        row["source"],
        Decimal(row["before"]),
        Decimal(row["after"]),
        row.text("why"),
    )


def _publisher(row: RawRow) -> Publisher:
    return Publisher(row["id"], row.text("name"), cast(Any, row["kind"]), row["homepage"])


def _source(row: RawRow) -> Source:
    return Source(
        row["id"],
        row.text("title"),
        row["publisher"],
        row["via"],
        period_or_none(row["published"]),
        row["language"],
        cast(Any, row["kind"]),
        row["url"],
    )


def _event(row: RawRow) -> Event:
    return Event(
        row["id"],
        row["area"],
        Period.parse(row["date"]),
        row.text("title"),
        row.text("summary"),
        cast(Any, row["kind"]),
        row["source"],
    )


def _practice(row: RawRow) -> Practice:
    return Practice(
        row["id"],
        row["area"],
        row["place"],
        period_or_none(row["start_year"]),
        row.text("title"),
        row.text("summary"),
        row.text("result"),
        row["source"],
    )


def term_of(row: RawRow) -> Term:
    """A row of the glossary."""
    return Term(
        row["id"], row.text("term"), row.text("others"), row.text("explanation"), row["source"]
    )


def _place(row: RawRow) -> Place:
    return Place(row["id"], row.text("name"), cast(Any, row["kind"]), row["parent"])


def _unit(row: RawRow) -> Unit:
    factor = Decimal(row["factor"])
    return Unit(row["unit"], row["base"], factor, row.text(""), row["singular_en"])


def _edition(row: RawRow) -> Edition:
    cutoff = dt.date.fromisoformat(row["cutoff"]) if row["cutoff"] else None
    return Edition(row["id"], row.text("title"), cutoff)
