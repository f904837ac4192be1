"""Everything that a report holds, by kind and id, and which of it is in one report only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report.analysis.edition_changes.kinds import ContentPart, ContentParts, NamedRow
from report.model import Correction, Report


def only_in(report: Report, other: Report, elsewhere: set[str]) -> tuple[NamedRow, ...]:
    """Parts of a report that the other has not, without the kinds that are listed elsewhere."""
    known = _parts(other)
    missing = (key for key in _parts(report) if key not in known)
    return tuple(NamedRow(part, name) for part, name in missing if part not in elsewhere)


def edited_in_both(old: Report, new: Report, listed: set[tuple[str, str]]) -> tuple[NamedRow, ...]:
    """Parts of both reports, but figures, that are not the same in both, without those listed as
    changes.
    """
    before, after = _parts(old), _parts(new)
    pairs = (key for key, part in after.items() if key in before and before[key] != part)
    return tuple(NamedRow(part, name) for part, name in pairs if (part, name) not in listed)


def _parts(report: Report) -> ContentParts:
    """Everything that a report holds but figures, by kind and id, each without what is a part of
    its own.
    """
    return dict((*_documents(report), *_rows(report)))


def _documents(report: Report) -> Iterator[tuple[tuple[ContentPart, str], object]]:
    # Each report has a day of its own, as each edition its cut-off.
    yield ("settings", ""), replace(report.settings, charts=(), opening=(), as_of=None)
    yield ("map", ""), report.outlines
    for event in report.settings.opening:
        yield ("opening", event), event
    for area in report.areas:
        yield ("area", area.id), replace(area, charts=())
    for charts in (report.settings.charts, *(area.charts for area in report.areas)):
        for chart in charts:
            yield ("chart", chart.id), chart


def _rows(report: Report) -> Iterator[tuple[tuple[ContentPart, str], object]]:
    tables: dict[ContentPart, Mapping[str, object]] = {
        "indicator": report.indicators,
        "target": {row.key: row for row in report.targets},
        "same_target": {row.key: row for row in report.same_targets},
        "correction": {_correction(row): None for row in report.corrections},
        "publisher": report.publishers,
        "source": report.sources,
        "event": {row.id: row for row in report.events},
        "practice": {row.id: row for row in report.practices},
        "place": report.places,
        "unit": report.units,
        "edition": report.editions,
        "term": {row.id: row for row in report.glossary},
        "word": report.words,
    }
    for part, table in tables.items():
        for name, row in table.items():
            yield (part, name), row


def _correction(row: Correction) -> str:
    """What a correction is known by; one that says something else is told in full."""
    return f"{row.indicator}/{row.place}@{row.period} ({row.source}, {row.date})"
