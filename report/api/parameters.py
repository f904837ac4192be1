"""What may be asked: the parameters of the data API, read strictly, each wrong one named."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from report.analysis.publishers import PUBLISHER_KINDS
from report.columns.observations import SOURCE_KINDS, STATUSES
from report.columns.record import Schema
from report.model import Period, Report

# What a listing gives at most in one answer, and where no limit is given.
MAX_ROWS = 100_000
_LONGEST = 200
_SHOWN = 60
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


class ApiRequestError(Exception):
    """A request that cannot be answered: why, for which parameter, and which values are allowed."""

    def __init__(
        self,
        status: int,
        message: str,
        parameter: str | None = None,
        allowed: Sequence[str] | str | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message = status, message
        self.parameter, self.allowed = parameter, allowed


# A value to try; of a list, the values between the commas.
Example = str | int | list[str]


class ParamType(Protocol):
    """The form of a value: how it is read, and how it is described."""

    def read(self, written: str, report: Report) -> Any:
        """The value as it is used; ValueError for another form."""

    def allowed(self, report: Report) -> Sequence[str] | str:
        """Which values are allowed: all of them, or a description in words."""

    def schema(self, report: Report) -> Schema:
        """Which values are allowed, as JSON Schema."""

    def example(self, report: Report) -> Example:
        """A value to try, as it stands in the description."""


@dataclass(frozen=True, slots=True)
class EnumParam:
    """One of the values that a report has."""

    values: Callable[[Report], Collection[str]]

    def read(self, written: str, report: Report) -> str:
        if written not in self.values(report):
            raise ValueError(written)
        return written

    def allowed(self, report: Report) -> Sequence[str]:
        return tuple(self.values(report))

    def schema(self, report: Report) -> Schema:
        return {"type": "string", "enum": list(self.values(report))}

    def example(self, report: Report) -> str:
        """The last value: the first is often what holds where the parameter is left out."""
        *_, last = ("", *self.values(report))
        return last


@dataclass(frozen=True, slots=True)
class EnumListParam:
    """Several of the values that a report has, with commas between them."""

    item: EnumParam

    def read(self, written: str, report: Report) -> frozenset[str]:
        return frozenset(self.item.read(part, report) for part in written.split(","))

    def allowed(self, report: Report) -> Sequence[str]:
        return self.item.allowed(report)

    def schema(self, report: Report) -> Schema:
        return {"type": "array", "minItems": 1, "items": self.item.schema(report)}

    def example(self, report: Report) -> list[str]:
        """The first two values."""
        return [*self.item.values(report)][:2]


@dataclass(frozen=True, slots=True)
class IntegerParam:
    """A whole number."""

    least: int
    most: int
    typical: int

    def read(self, written: str, _: Report) -> int:
        if not _WHOLE.fullmatch(written) or not self.least <= int(written) <= self.most:
            raise ValueError(written)
        return int(written)

    def allowed(self, _: Report) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def schema(self, _: Report) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def example(self, _: Report) -> int:
        return self.typical


@dataclass(frozen=True, slots=True)
class DateParam:
    """A year, a month or a day."""

    typical: str

    def read(self, written: str, _: Report) -> Period:
        return Period.parse(written)

    def allowed(self, _: Report) -> str:
        return "a year, a month or a day: 2022, 2022-06 or 2022-11-13"

    def schema(self, _: Report) -> Schema:
        month = {"type": "string", "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$"}
        return {"anyOf": [month, {"type": "string", "format": "date"}]}

    def example(self, _: Report) -> str:
        return self.typical


@dataclass(frozen=True, slots=True)
class SearchParam:
    """Any text that is not too long, read as words in small letters."""

    typical: str

    def read(self, written: str, _: Report) -> tuple[str, ...]:
        if not 0 < len(written) <= _LONGEST:
            raise ValueError(written)
        return tuple(written.casefold().split())

    def allowed(self, _: Report) -> str:
        return f"a text of 1 to {_LONGEST} characters"

    def schema(self, _: Report) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": _LONGEST}

    def example(self, _: Report) -> str:
        return self.typical


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a request: its name, its form, and what holds where it is left out."""

    name: str
    form: ParamType
    about: str
    default: str | None = None

    def read(self, written: str, report: Report, status: int = 400) -> Any:
        """Its value; an ApiRequestError that names it where it has none."""
        try:
            return self.form.read(written, report)
        except ValueError as error:
            part = str(error) if isinstance(self.form, EnumListParam) else written
            allowed = self.form.allowed(report)
            what = "nothing here has the {0} {1}" if status == 404 else "{0} cannot be {1}"
            wrong = what.format(self.name, _shown(part)) + _nearest(part, allowed)
            raise ApiRequestError(status, wrong, self.name, allowed) from None


def _shown(written: str) -> str:
    """What was asked for, in quotes, no longer than a line."""
    return repr(written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…")


def _nearest(written: str, allowed: Sequence[str] | str) -> str:
    """What may have been meant instead, if anything is like it."""
    if isinstance(allowed, str) or len(written) > _SHOWN:
        return ""
    matches = get_close_matches(written, allowed, 1)
    return f"; did you mean {matches[0]}?" if matches else ""


def read(
    asked: Iterable[tuple[str, str]], known: Collection[Parameter], report: Report
) -> dict[str, Any]:
    """The values of all known parameters, None where there is no default.

    Raises ApiRequestError for an unknown or repeated parameter, or a value that is not allowed.
    """
    given: dict[str, str] = {}
    names = [parameter.name for parameter in known]
    for name, written in asked:
        if name not in names:
            raise ApiRequestError(400, "there is no such parameter", name[:_SHOWN], names)
        if name in given:
            wrong = f"{name} stands more than once; several values go into one, with commas between"
            raise ApiRequestError(400, wrong, name)
        given[name] = written
    return {parameter.name: _value(parameter, given, report) for parameter in known}


def _value(parameter: Parameter, given: Mapping[str, str], report: Report) -> Any:
    written = given.get(parameter.name, parameter.default)
    return None if written is None else parameter.read(written, report)


def _areas(report: Report) -> Collection[str]:
    return [area.id for area in report.areas]


def _indicators(report: Report) -> Collection[str]:
    return report.indicators.keys()


EDITION = Parameter(
    "edition",
    EnumParam(lambda report: report.editions),
    "The edition of the report: what had been published by its cut-off. Left out: the newest.",
)
AREA = Parameter("area", EnumListParam(EnumParam(_areas)), "Only of these areas.")
INDICATOR = Parameter(
    "indicator", EnumListParam(EnumParam(_indicators)), "Only of these indicators."
)
PLACE = Parameter(
    "place", EnumListParam(EnumParam(lambda report: report.places)), "Only of these places."
)
SEARCH = Parameter(
    "q",
    SearchParam("energy"),
    "Only what has all of these words in its id, name or definition, in either language.",
)
PERIOD_FROM = Parameter(
    "period_from", DateParam("2020"), "Only periods that end in this one or later."
)
PERIOD_TO = Parameter(
    "period_to", DateParam("2023-06"), "Only periods that end in this one or earlier."
)
STATUS = Parameter(
    "status", EnumListParam(EnumParam(lambda _: STATUSES)), "Only figures of these statuses."
)
SOURCE_KIND = Parameter(
    "source_kind",
    EnumListParam(EnumParam(lambda _: SOURCE_KINDS)),
    "Only from these kinds of publication.",
)
KIND = Parameter(
    "kind", EnumListParam(EnumParam(lambda _: SOURCE_KINDS)), "Only these kinds of publication."
)
PUBLISHER_KIND = Parameter(
    "kind", EnumListParam(EnumParam(lambda _: PUBLISHER_KINDS)), "Only these kinds of publisher."
)
PUBLISHER = Parameter(
    "publisher",
    EnumListParam(EnumParam(lambda report: report.publishers)),
    "Only from these publishers.",
)
PREFERRED = Parameter(
    "preferred",
    EnumParam(lambda _: ("1", "0", "all")),
    "1: the figure that the report shows of each indicator, place and period. 0: what other"
    " sources say. all: both.",
    default="1",
)
LIMIT = Parameter(
    "limit", IntegerParam(1, MAX_ROWS, 100), "How many rows at most.", default=str(MAX_ROWS)
)
OFFSET = Parameter(
    "offset", IntegerParam(0, 10**9 - 1, 100), "How many rows to leave out first.", default="0"
)


def format_of(names: Collection[str]) -> Parameter:
    """The choice between ways to write an answer, the first of them the usual one."""
    usual, *_ = names
    return Parameter(
        "format", EnumParam(lambda _: names), "How the answer is written.", default=usual
    )


AREA_ID = Parameter("id", EnumParam(_areas), "The id of an area.")
INDICATOR_ID = Parameter("id", EnumParam(_indicators), "The id of an indicator.")
