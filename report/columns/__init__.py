"""The records that the data API speaks of, column by column: answers, tables, schemas agree."""

from __future__ import annotations

from report.columns.areas import AREA
from report.columns.editions import EDITION
from report.columns.events import EVENT
from report.columns.indicators import INDICATOR
from report.columns.observations import OBSERVATION
from report.columns.places import PLACE
from report.columns.practices import PRACTICE
from report.columns.record import Record
from report.columns.sources import SOURCE
from report.columns.targets import TARGET
from report.columns.units import UNIT

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
