"""An area of the report: its prose, its indicators in groups, its charts."""

from __future__ import annotations

from dataclasses import dataclass

from report.model.period import Period
from report.model.rows import ChartKind
from report.model.text import Text

_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: several indicators at one place, or one indicator at several places.

    `aside` are places that only stand on it where a reader adds them. `base` is the period that an
    index of several indicators sets to 100. Without a `headline` of editors a chart says what
    its figures show, by rule. `headline_otherwise` and `note_otherwise` are said in editions that
    lack a figure of the headline or the note. `subject` is what is measured, in the words of
    editors; without it the indicators' names say it.
    """

    id: str
    kind: ChartKind
    indicators: tuple[str, ...]
    places: tuple[str, ...]
    headline: Text = _NOTHING
    note: Text = _NOTHING
    base: Period | None = None
    headline_otherwise: Text = _NOTHING
    note_otherwise: Text = _NOTHING
    aside: tuple[str, ...] = ()
    subject: Text = _NOTHING


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators of an area that are read together."""

    id: str
    name: Text
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A chapter of the report. `lead` is prose by the sentence, with placeholders of figures.

    `leading` is the indicator that stands for it on the overview; empty where nobody chose one.
    """

    id: str
    order: int
    icon: str
    color: str
    color_dark: str
    name: Text
    summary: Text
    lead: tuple[Text, ...]
    groups: tuple[Group, ...]
    charts: tuple[Chart, ...]
    leading: str = ""
