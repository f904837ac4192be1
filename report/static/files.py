"""The files that the site offers for download: which, where they are, and how they are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report.files import addresses
from report.files.addresses import FileSubject
from report.files.contents import found
from report.files.making import MadeFile, file_of
from report.slides.model import DeckOptions
from report.static.addresses import SitePage, relative
from report.text.formatter import Formatter

_TABLES = ("xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file: what it says, and where it leads from its page."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: where it is below the site's folder, its name in words, its content."""

    path: str
    word: str
    made: MadeFile


def files_of(page: SitePage, fmt: Formatter, *, documents: bool) -> tuple[SiteFile, ...]:
    """What a page offers: of the report and of areas tables and, where `documents` are wanted, a
    document and slides; of an indicator its figures as CSV.
    """
    return tuple(_offered(page, fmt, documents=documents))


def _offered(page: SitePage, fmt: Formatter, *, documents: bool) -> Iterator[SiteFile]:
    subject = _subject(page, fmt)
    if subject is None:
        return
    for ending in ("csv",) if page.id else _TABLES:
        yield from _file(subject, ending, f"download.{ending}", fmt)
    if documents and not page.id:
        yield from _file(subject, "pdf", f"download.pdf.{subject.kind}", fmt)
        areas = (page.name,) if page.name else ()
        deck = addresses.of_slides(DeckOptions(areas, (fmt.language,)))
        yield from _file(deck, "pptx", "download.pptx", fmt)


def _subject(page: SitePage, fmt: Formatter) -> FileSubject | None:
    """What the files of a page hold; None of a page that offers none."""
    if page.id:
        return FileSubject("indicator", page.id)
    if not page.name:
        return addresses.REPORT
    is_area = any(area.id == page.name for area in fmt.report.areas)
    return FileSubject("area", page.name) if is_area else None


def _file(subject: FileSubject, ending: str, word: str, fmt: Formatter) -> Iterator[SiteFile]:
    content = found(subject, fmt)
    made = file_of(content, ending, fmt, None) if content else None
    if made is not None:
        yield SiteFile(f"{fmt.language}/files/{made.name}", word, made)


def links_to(page: SitePage, fmt: Formatter, *, documents: bool) -> tuple[FileLink, ...]:
    """The links of a page to its files."""
    here = page.file(fmt.language)
    return tuple(
        FileLink(fmt.word(file.word), relative(file.path, here))
        for file in files_of(page, fmt, documents=documents)
    )
