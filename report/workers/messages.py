"""What the server and its workers say to each other, as pickles one after another.

A worker gets the report itself, not the folder: that may have been changed since the server read
it, and a file must be of the data that the page shows.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from report.model import Report

# A function of a module, given the whole report and what is asked for → the bytes of a file.
Maker = Callable[[Report, Any], bytes]


@dataclass(frozen=True, slots=True)
class Prepare:
    """A file with charts comes next: the browser may start while that is read. It has no answer."""


@dataclass(frozen=True, slots=True)
class Load:
    """The report that the files from now on are of. It has no answer."""

    report: Report


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made: by which function, of the report with which mark, and what is asked for.

    A worker imports the module of the function when it has its first file to make.
    """

    make: Maker
    mark: str
    asked: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a job: the file, or the error that its maker tells readers of."""

    content: bytes = b""
    error: Exception | None = None


class OtherContentError(RuntimeError):
    """A file was asked for of another report than the worker has."""


class MakerFaultError(RuntimeError):
    """A maker failed in a way that it tells nobody of; the worker has written the traceback."""


def packed(message: object) -> bytes:
    """A message for the other side. Of a report its rows, without what was looked up in them."""
    content = io.BytesIO()
    _Pickler(content, pickle.HIGHEST_PROTOCOL).dump(message)
    return content.getvalue()


def _mapping(rows: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(rows)


def _packed_mapping(rows: Mapping[Any, Any]) -> tuple[Any, ...]:
    return _mapping, (dict(rows),)


def _packed_report(report: Report) -> tuple[Any, ...]:
    return Report, tuple(getattr(report, field.name) for field in fields(report))


class _Pickler(pickle.Pickler):
    """Python's own, which also packs mappings that nobody can change."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: _packed_mapping,
        Report: _packed_report,
    }
