"""The records that the data API speaks of, column by column: answers, tables, schemas agree."""

from __future__ import annotations

from report.api.records.areas import AREA
from report.api.records.editions import EDITION
from report.api.records.events import EVENT
from report.api.records.indicators import INDICATOR
from report.api.records.observations import OBSERVATION
from report.api.records.places import PLACE
from report.api.records.practices import PRACTICE
from report.api.records.sources import SOURCE
from report.api.records.targets import TARGET
from report.api.records.units import UNIT
from report.api.values import Record

__all__ = [
    "AREA",
    "EDITION",
    "EVENT",
    "INDICATOR",
    "OBSERVATION",
    "PLACE",
    "PRACTICE",
    "RECORDS",
    "SOURCE",
    "TARGET",
    "UNIT",
]

# In the order of their description.
RECORDS: tuple[Record, ...] = (
    *(EDITION, AREA, INDICATOR, OBSERVATION, TARGET),
    *(SOURCE, EVENT, PRACTICE, PLACE, UNIT),
)
