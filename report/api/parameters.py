"""What may be asked: the parameters of the data API, read strictly, each wrong one named."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from report.columns.observations import SOURCE_KINDS, STATUSES
from report.columns.record import Schema
from report.model import Period, Report

# What a listing gives at most in one answer, and without being told.
MOST = 100_000
_LONGEST = 200
_SHOWN = 60
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


class ApiRequestError(Exception):
    """A request that cannot be answered: why, for which parameter, and what it may be instead."""

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


class ParamType(Protocol):
    """The form of a value: how it is read, and how it is described."""

    def read(self, written: str, report: Report) -> Any:
        """The value as it is used; ValueError for another form."""

    def allowed(self, report: Report) -> Sequence[str] | str:
        """What it may be: all the values, or in words."""

    def schema(self, report: Report) -> Schema:
        """What it may be, as JSON Schema."""


@dataclass(frozen=True, slots=True)
class EnumParam:
    """One of the values that a report has."""

    of: Callable[[Report], Collection[str]]

    def read(self, written: str, report: Report) -> str:
        if written not in self.of(report):
            raise ValueError(written)
        return written

    def allowed(self, report: Report) -> Sequence[str]:
        return tuple(self.of(report))

    def schema(self, report: Report) -> Schema:
        return {"type": "string", "enum": list(self.of(report))}


@dataclass(frozen=True, slots=True)
class EnumListParam:
    """Several of the values that a report has, with commas between them."""

    one: EnumParam

    def read(self, written: str, report: Report) -> frozenset[str]:
        return frozenset(self.one.read(part, report) for part in written.split(","))

    def allowed(self, report: Report) -> Sequence[str]:
        return self.one.allowed(report)

    def schema(self, report: Report) -> Schema:
        return {"type": "array", "minItems": 1, "items": self.one.schema(report)}


@dataclass(frozen=True, slots=True)
class IntegerParam:
    """A whole number."""

    least: int
    most: int

    def read(self, written: str, _: Report) -> int:
        if not _WHOLE.fullmatch(written) or not self.least <= int(written) <= self.most:
            raise ValueError(written)
        return int(written)

    def allowed(self, _: Report) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def schema(self, _: Report) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class DateParam:
    """A year, a month or a day."""

    def read(self, written: str, _: Report) -> Period:
        return Period.parse(written)

    def allowed(self, _: Report) -> str:
        return "a year, a month or a day: 2022, 2022-06 or 2022-11-13"

    def schema(self, _: Report) -> Schema:
        month = {"type": "string", "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$"}
        return {"anyOf": [month, {"type": "string", "format": "date"}]}


@dataclass(frozen=True, slots=True)
class SearchParam:
    """Any text that is not too long, read as words in small letters."""

    def read(self, written: str, _: Report) -> tuple[str, ...]:
        if not 0 < len(written) <= _LONGEST:
            raise ValueError(written)
        return tuple(written.casefold().split())

    def allowed(self, _: Report) -> str:
        return f"a text of 1 to {_LONGEST} characters"

    def schema(self, _: Report) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": _LONGEST}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a request: its name, its form, and what holds where it is left out."""

    name: str
    form: ParamType
    about: str
    example: str
    default: str | None = None

    def read(self, written: str, report: Report, status: int = 400) -> Any:
        """Its value; an InquiryError that names it where it has none."""
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
    found = get_close_matches(written, allowed, 1)
    return f"; did you mean {found[0]}?" if found else ""


def read(
    asked: Iterable[tuple[str, str]], known: Collection[Parameter], report: Report
) -> dict[str, Any]:
    """The values of all known parameters, None where there is no default.

    Raises InquiryError for a parameter that is not known, stands twice, or cannot be what it is.
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


def _places(report: Report) -> Collection[str]:
    return report.places.keys()


def _editions(report: Report) -> Collection[str]:
    return report.editions.keys()


EDITION = Parameter(
    "edition",
    EnumParam(_editions),
    "The edition of the report: what had been published by its cut-off. Left out: the newest.",
    "2023",
)
AREA = Parameter(
    "area", EnumListParam(EnumParam(_areas)), "Only of these areas.", "transport,energy"
)
INDICATOR = Parameter(
    "indicator", EnumListParam(EnumParam(_indicators)), "Only of these indicators.", "nev_stock"
)
PLACE = Parameter(
    "place", EnumListParam(EnumParam(_places)), "Only of these places.", "shenzhen,beijing"
)
SEARCH = Parameter(
    "q",
    SearchParam(),
    "Only what has all of these words in its id, name or definition, in either language.",
    "charging",
)
PERIOD_FROM = Parameter(
    "period_from", DateParam(), "Only periods that end in this one or later.", "2020"
)
PERIOD_TO = Parameter(
    "period_to", DateParam(), "Only periods that end in this one or earlier.", "2023-06"
)
STATUS = Parameter(
    "status", EnumListParam(EnumParam(lambda _: STATUSES)), "Only figures of these statuses.", "A,P"
)
SOURCE_KIND = Parameter(
    "source_kind",
    EnumListParam(EnumParam(lambda _: SOURCE_KINDS)),
    "Only from these kinds of publication.",
    "official,law",
)
KIND = Parameter(
    "kind",
    EnumListParam(EnumParam(lambda _: SOURCE_KINDS)),
    "Only these kinds of publication.",
    "official",
)
PREFERRED = Parameter(
    "preferred",
    EnumParam(lambda _: ("1", "0", "all")),
    "1: the figure that the report shows of each indicator, place and period. 0: what other"
    " sources say. all: both.",
    "all",
    default="1",
)
LIMIT = Parameter(
    "limit", IntegerParam(1, MOST), "How many rows at most.", "100", default=str(MOST)
)
OFFSET = Parameter(
    "offset", IntegerParam(0, 10**9 - 1), "How many rows to leave out first.", "100", default="0"
)


def format_of(names: Collection[str]) -> Parameter:
    """The choice between ways to write an answer, the first of them the usual one."""
    usual, *_ = names
    return Parameter(
        "format", EnumParam(lambda _: names), "How the answer is written.", "csv", default=usual
    )


def identity(of: Callable[[Report], Collection[str]], about: str, example: str) -> Parameter:
    """The id in a path."""
    return Parameter("id", EnumParam(of), about, example)


AREA_ID = identity(_areas, "The id of an area.", "transport")
INDICATOR_ID = identity(_indicators, "The id of an indicator.", "nev_stock")
