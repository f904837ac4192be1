"""The address of a file, which says all that the file holds; no session has to remember it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args
from urllib.parse import quote, urlencode

from report.analysis.editions import content_mark
from report.explore import ExploreSelection, query
from report.model import Chart
from report.screens import parameters
from report.slides.model import DeckOptions
from report.text.formatter import Formatter

# Below the server's own address.
FOLDER = "files"
FileKind = Literal[
    "area", "changes", "chart", "events", "indicator", "map", "report", "slides", "view"
]
KINDS: tuple[FileKind, ...] = get_args(FileKind)
MARK, HOME, STATE = "mark", "home", "state"
AREAS, DRAFT, PLACES, SECOND = "areas", "draft", "places", "second"


@dataclass(frozen=True, slots=True)
class FileSubject:
    """What a file is of: its kind, its id among those of the kind, and what else was chosen."""

    kind: FileKind
    id: str
    query: Mapping[str, str] = field(default_factory=dict)


def of_chart(chart: Chart) -> FileSubject:
    """A chart as it is shown, with the places that a reader has added."""
    return FileSubject("chart", chart.id, {PLACES: ",".join(chart.places)})


def of_view(chosen: ExploreSelection) -> FileSubject:
    """A view of the explore page."""
    return FileSubject("view", "explore", query.serialize(chosen))


def of_slides(options: DeckOptions) -> FileSubject:
    """A deck; its first language is that of the address."""
    areas = {AREAS: ",".join(options.areas)} if options.areas else {}
    second = {SECOND: options.languages[1]} if len(options.languages) > 1 else {}
    return FileSubject("slides", options.length, areas | second)


def of_draft(name: str, mark: str) -> FileSubject:
    """What a draft changes; `mark` stands for what its files hold."""
    return FileSubject("changes", name, {DRAFT: mark})


REPORT = FileSubject("report", "everything")


def address(subject: FileSubject, ending: str, fmt: Formatter, home: str = "") -> str:
    """The address of a file, relative to any page.

    The mark of the content lets a server that has another content say so. `home` is where the
    report is for this reader: a document names the page that it is of.
    """
    report = fmt.report
    said = {
        parameters.LANGUAGE: fmt.language,
        parameters.EDITION: report.edition,
        MARK: content_mark(report),
    }
    kept = {STATE: report.kept} if report.kept else {}
    asked = dict(subject.query) | said | ({HOME: home} if home else {}) | kept
    return f"{FOLDER}/{subject.kind}/{quote(subject.id, safe='@')}.{ending}?{urlencode(asked)}"
