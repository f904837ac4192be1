"""What the report consists of: frozen values, and the look-ups that all readers need."""

from __future__ import annotations

from report.model.areas import Area, Chart, Group
from report.model.glossary import Term
from report.model.in_memory import InMemoryObservations
from report.model.observations import (
    ChangedCell,
    Cutoff,
    FigureExtent,
    FigurePage,
    FigureQuery,
    FigureReach,
    FiguresUnavailableError,
    Observations,
    SeriesSize,
)
from report.model.period import Period
from report.model.report import Report
from report.model.rows import (
    FLOWS,
    ChartKind,
    Correction,
    Direction,
    Edition,
    Event,
    EventKind,
    Indicator,
    IndicatorKind,
    Observation,
    Outline,
    Place,
    PlaceKind,
    Practice,
    Publisher,
    PublisherKind,
    Qualifier,
    SameTarget,
    Source,
    SourceKind,
    Status,
    Target,
    Vintage,
)
from report.model.settings import ExploreSettings, ReportSettings
from report.model.text import LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES, Language, Text
from report.model.units import MONEY, PEOPLE, Unit
from report.model.version import VERSION

__all__ = [
    "FLOWS",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "LANGUAGE_TAGS",
    "MONEY",
    "PEOPLE",
    "VERSION",
    "Area",
    "ChangedCell",
    "Chart",
    "ChartKind",
    "Correction",
    "Cutoff",
    "Direction",
    "Edition",
    "Event",
    "EventKind",
    "ExploreSettings",
    "FigureExtent",
    "FigurePage",
    "FigureQuery",
    "FigureReach",
    "FiguresUnavailableError",
    "Group",
    "InMemoryObservations",
    "Indicator",
    "IndicatorKind",
    "Language",
    "Observation",
    "Observations",
    "Outline",
    "Period",
    "Place",
    "PlaceKind",
    "Practice",
    "Publisher",
    "PublisherKind",
    "Qualifier",
    "Report",
    "ReportSettings",
    "SameTarget",
    "SeriesSize",
    "Source",
    "SourceKind",
    "Status",
    "Target",
    "Term",
    "Text",
    "Unit",
    "Vintage",
]
