"""Which columns of each table a download has and which the data API, in their order."""

from __future__ import annotations

from report.columns.areas import AREA, EDITION
from report.columns.cells import TableColumn, flat
from report.columns.column import Column, Columns, select
from report.columns.corrections import CORRECTION
from report.columns.events import EVENT, PRACTICE
from report.columns.expected import EXPECTED
from report.columns.glossary import TERM
from report.columns.indicators import INDICATOR
from report.columns.observations import CALCULATED, OBSERVATION, STAMP
from report.columns.places import PLACE, UNIT
from report.columns.record import Record
from report.columns.sources import PUBLISHER, SOURCE
from report.columns.targets import TARGET

_SUBJECT = "area indicator indicator_name place place_name period"
_PROVENANCE = (
    "source publisher publisher_name via via_name"
    " source_title source_language source_published source_kind url"
)


def stamped(columns: tuple[Column, ...]) -> tuple[TableColumn, ...]:
    """A flat table whose rows say which state of the report they are from, wherever they go."""
    return flat(*columns, *STAMP)


# The tables of a download.

FIGURE_COLUMNS = stamped(tuple(OBSERVATION.values()))
CALCULATED_FIGURES = stamped(tuple(CALCULATED.values()))
TARGETS = stamped(
    select(
        TARGET,
        f"{_SUBJECT} value qualifier unit amount amount_unit amount_unit_name"
        " set_on base superseded_by same_as policy"
        f" is_counted verdict verdict_text sum_text {_PROVENANCE}",
    )
)
EVENTS = stamped(tuple(EVENT.values()))
PRACTICES = stamped(tuple(PRACTICE.values()))
INDICATORS = flat(
    *select(
        INDICATOR,
        "id area area_name name synonyms definition unit direction kind"
        " usual_months publisher note",
    )
)
CORRECTIONS = stamped(tuple(CORRECTION.values()))
PUBLISHERS = flat(*PUBLISHER.values())
SOURCES = flat(
    *select(SOURCE, "id title publisher publisher_name via via_name published language kind url")
)

# The records of the data API.


def _record(name: str, columns: Columns, names: str = "") -> Record:
    """A row of the API, of all columns where none are named."""
    return Record(name, select(columns, names) if names else tuple(columns.values()))


EDITION_RECORD = _record("Edition", EDITION)
AREA_RECORD = _record("Area", AREA)
INDICATOR_RECORD = _record(
    "Indicator",
    INDICATOR,
    "id area name synonyms definition unit direction kind"
    " headline usual_months publisher places observation_count first_period last_period note",
)
OBSERVATION_RECORD = _record("Observation", OBSERVATION)
TARGET_RECORD = _record(
    "Target",
    TARGET,
    f"{_SUBJECT} value qualifier unit set_on policy source superseded_by same_as is_counted is_due"
    " verdict reason on_line verdict_text sum_text approximate"
    " base_period base_value base_qualifier latest_period latest_value latest_qualifier"
    " reached_period expected gap measure needed actual ratio",
)
PUBLISHER_RECORD = _record("Publisher", PUBLISHER)
SOURCE_RECORD = _record("Source", SOURCE)
EVENT_RECORD = _record("Event", EVENT, "id area date title summary kind source")
PRACTICE_RECORD = _record("Practice", PRACTICE, "id area place start title summary result source")
PLACE_RECORD = _record("Place", PLACE)
UNIT_RECORD = _record("Unit", UNIT)
TERM_RECORD = _record("Term", TERM)
EXPECTED_RECORD = _record("Expected", EXPECTED)

# In the order of their description.
RECORDS: tuple[Record, ...] = (
    *(EDITION_RECORD, AREA_RECORD, INDICATOR_RECORD, OBSERVATION_RECORD, TARGET_RECORD),
    *(SOURCE_RECORD, PUBLISHER_RECORD, EVENT_RECORD, PRACTICE_RECORD, PLACE_RECORD, UNIT_RECORD),
    *(TERM_RECORD, EXPECTED_RECORD),
)
