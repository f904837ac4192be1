"""The settings of the report: what it says of itself, and what Explore opens with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from report.model.areas import Chart
from report.model.text import Text

_NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """What the report says of itself (`report.toml`): its title, its place, its overview.

    `short_title` is its name where there is little room; empty where the title is short enough.
    `as_of` is the day until which figures were gathered; None in an edition with a cut-off.
    `contact` is the address of mail that errors are reported to; empty where nobody wants them.
    `findings` are what the overview may begin with, the best first: an edition shows the first
    whose figures it has. `district_indicator` is what the map opens with; empty where nobody chose.
    `synthetic` says that a program made it all up, which every page then says.
    """

    place: str
    title: Text
    city: Text
    charts: tuple[Chart, ...]
    opening: tuple[str, ...]
    map_credit: Text
    findings: tuple[Text, ...] = ()
    district_indicator: str = ""
    short_title: Text = _NO_TEXT
    as_of: dt.date | None = None
    synthetic: bool = False
    # No part of what the report says, so none of its content hash either.
    contact: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ExploreSettings:
    """What the Explore page opens with, and by which indicators it divides; None where nobody said.

    It is no part of what the report says, so no part of its content hash either.
    `nation` is the place of which others have a share, and `outside_nation` names the places that
    its figures leave out.
    """

    opening_indicator: str | None = None
    population_indicator: str | None = None
    gdp_indicator: str | None = None
    nation: str | None = None
    outside_nation: tuple[str, ...] = ()
