"""What the report consists of: frozen values, and the look-ups that all readers need."""

from __future__ import annotations

from report.model.chapters import Area, Chart, ExploreSettings, Frame, Group, Outline
from report.model.period import Period
from report.model.report import Report
from report.model.rows import (
    MONEY,
    PEOPLE,
    ChartKind,
    Correction,
    Direction,
    Edition,
    Event,
    EventKind,
    Indicator,
    IndicatorKind,
    Observation,
    Place,
    PlaceKind,
    Practice,
    Publisher,
    PublisherKind,
    Qualifier,
    Source,
    SourceKind,
    Status,
    Target,
    Unit,
    Vintage,
)
from report.model.text import LANGUAGE_TAGS, LANGUAGES, Language, Text
from report.model.version import VERSION

__all__ = [
    "LANGUAGES",
    "LANGUAGE_TAGS",
    "MONEY",
    "PEOPLE",
    "VERSION",
    "Area",
    "Chart",
    "ChartKind",
    "Correction",
    "Direction",
    "Edition",
    "Event",
    "EventKind",
    "ExploreSettings",
    "Frame",
    "Group",
    "Indicator",
    "IndicatorKind",
    "Language",
    "Observation",
    "Outline",
    "Period",
    "Place",
    "PlaceKind",
    "Practice",
    "Publisher",
    "PublisherKind",
    "Qualifier",
    "Report",
    "Source",
    "SourceKind",
    "Status",
    "Target",
    "Text",
    "Unit",
    "Vintage",
]
