"""Selections of the shipped report in both editions and languages, and a hostile report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from report.analysis import editions
from report.analysis.districts import layers
from report.columns import subsets
from report.downloads import selection
from report.downloads.selection import Selection
from report.model import LANGUAGES, InMemoryObservations, Language, Observation, Report, Text
from report.text.formatter import Formatter
from tests.build import example, shipped


@dataclass(frozen=True)
class Sample:
    """A selection as one reader of one edition has it."""

    what: str
    edition: str
    language: Language

    @property
    def report(self) -> Report:
        return edition_of(self.edition)

    @property
    def fmt(self) -> Formatter:
        return Formatter(self.report, self.language)

    @property
    def selection(self) -> Selection:
        return selections(self.edition)[self.what]

    def __str__(self) -> str:
        return f"{self.what}-{self.edition}-{self.language}"


@cache
def edition_of(edition: str) -> Report:
    return editions.report_at(shipped(), edition)


@cache
def selections(edition: str) -> Mapping[str, Selection]:
    """One of each kind."""
    report = edition_of(edition)
    area = report.area("transport")
    return MappingProxyType(
        {
            "chart": selection.of_chart(area.charts[0], report),
            "overview": selection.of_chart(report.settings.charts[0], report),
            "indicator": selection.of_indicator("nev_stock", report),
            "area": selection.of_area("transport", report),
            "map": selection.of_map(layers(report)[0], report),
            "events": selection.of_events(area, report),
            "everything": selection.of_report(report),
        }
    )


KINDS = tuple(selections("latest"))
SAMPLES = tuple(
    Sample(what, edition, language)
    for what in KINDS
    for edition in shipped().editions
    for language in LANGUAGES
    # The whole is long to read: one language for each edition.
    if what != "everything" or (edition, language) in {("2023", "en"), ("latest", "zh")}
)
OF_FIGURES = tuple(sample for sample in SAMPLES if sample.what != "events")

# How cells begin that a spreadsheet would calculate.
FORMULAS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '=HYPERLINK("http://example.org","x")',
)


def hostile(formula: str) -> tuple[Selection, Report]:
    """The example city with a formula wherever a row has a text of its own, and a minus sign."""
    report = example()
    evil = Text(formula, formula)
    changed = replace(
        report,
        observations=InMemoryObservations(_hostile(row, evil) for row in report.observations),
        targets=tuple(replace(target, policy=evil) for target in report.targets),
        indicators={
            key: replace(row, name=evil, definition=evil, note=evil)
            for key, row in report.indicators.items()
        },
        places={key: replace(place, name=evil) for key, place in report.places.items()},
        sources={
            key: replace(source, title=evil, url=formula) for key, source in report.sources.items()
        },
        publishers={
            key: replace(publisher, name=evil, homepage=formula)
            for key, publisher in report.publishers.items()
        },
    )
    return selection.of_report(changed), changed


def _hostile(row: Observation, evil: Text) -> Observation:
    return replace(row, note=evil, value=-row.value, written=f"-{row.written}")


# The columns that hold the formula in the figures of the hostile report.
EVIL_COLUMNS = (
    *("indicator_name_en", "indicator_name_zh", "place_name_en", "place_name_zh"),
    *(
        "publisher_name_en",
        "publisher_name_zh",
        "source_title_en",
        "source_title_zh",
        "url",
        "note_en",
        "note_zh",
    ),
)
TEXTS = tuple(column.name for column in subsets.FIGURE_COLUMNS if column.kind in {"text", "period"})


def exact(number: float) -> Decimal:
    """The shortest number that is this double, as a reader prints it."""
    return Decimal(repr(number))
