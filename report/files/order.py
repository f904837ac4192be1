"""A file as it is asked for, apart from any server or request: what a worker needs of it."""

from __future__ import annotations

from dataclasses import dataclass

from report.data import served
from report.files.addresses import FileSubject
from report.files.contents import found
from report.files.making import MadeFile, file_of
from report.model import Language, Report
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class FileOrder:
    """What a file is of, how its name ends, in which language and edition, and where its reader has
    the report, if that is known.
    """

    subject: FileSubject
    ending: str
    language: Language
    edition: str
    home: str | None


def ordered(report: Report, order: FileOrder) -> MadeFile | None:
    """The file of the whole report that is asked for; None where there is none."""
    fmt = Formatter(served.report_at(report, order.edition), order.language)
    content = found(order.subject, fmt)
    return file_of(content, order.ending, fmt, order.home) if content else None


def made(report: Report, order: FileOrder) -> bytes:
    """The same file, made. ValueError where there is none."""
    file = ordered(report, order)
    if file is None:
        raise ValueError(f"there is no {order.ending} of {order.subject}")
    return file.make()
