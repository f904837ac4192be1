"""A report → the files of its site, in a folder that is published whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

from report.analysis.editions import content_mark
from report.data import served, store
from report.model import LANGUAGES, VERSION, Language, Report
from report.site.calendar_feed import calendar
from report.site.feed import about_page, feed
from report.site.page_summary import summary
from report.site.preview import preview
from report.static import landing
from report.static.addresses import (
    NOT_FOUND,
    ROOT,
    SiteHome,
    SitePage,
    calendar_file,
    feed_file,
    pages,
    preview_file,
)
from report.static.assets import SiteAssets, kept_assets
from report.static.document import SiteOptions, document
from report.static.files import files_of
from report.text.formatter import Formatter

# Says of a folder that this command has made it, and what of.
MARKER = "site.json"
_MADE_BY = "python -m report site"
# Pages that are made one after another by one process.
_AT_ONCE = 24


class ForeignFolderError(Exception):
    """The folder holds something that this command has not made, and would be lost."""


@dataclass(frozen=True, slots=True)
class SitePart:
    """Some pages in one language, with all files that they offer."""

    pages: tuple[SitePage, ...]
    language: Language


def build(data: Path, out: Path, options: SiteOptions, jobs: int = 1) -> int:
    """Make the site of a data folder that is sound, and put it in the place of `out`.

    Several processes share the work where `jobs` is more than 1; each imports the program's main
    module anew. Returns how many files the site has. Raises ForeignFolderError, BrokenExecutor
    where one of the processes was ended, and OSError where a folder cannot be written.
    """
    refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        _fill(made, data, options, jobs)
        count = sum(1 for file in made.rglob("*") if file.is_file())
        _publish(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return count


def refuse_foreign(out: Path) -> None:
    """Raises ForeignFolderError where there is something else than a site or an empty folder."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not _is_ours(out / MARKER):
        wrong = f"{out} is not empty and was not made by `{_MADE_BY}`"
        raise ForeignFolderError(f"{wrong}: name another folder, or remove this one")


def _is_ours(marker: Path) -> bool:
    try:
        said = json.loads(marker.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("made_by") == _MADE_BY


def _publish(made: Path, out: Path) -> None:
    """Put a whole site in the place of another: by renaming, so that no half of one is served."""
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o777 & ~mask)
    before = made.with_name(f"{made.name}-before")
    if out.exists():
        out.rename(before)
    made.rename(out)
    shutil.rmtree(before, ignore_errors=True)


def _fill(folder: Path, data: Path, options: SiteOptions, jobs: int) -> None:
    report, (assets, kept) = _newest(data), kept_assets()
    for name, content in (*kept.items(), *_common(report, options, assets)):
        _write(folder / name, content)
    write = partial(_write_part, folder, data, options, assets)
    parts = list(_parts(report))
    if jobs == 1:
        for part in parts:
            write(part)
        return
    # Not forked: what other threads of this process hold would be held for ever.
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        for _ in pool.map(write, parts):
            pass


@lru_cache(maxsize=4)
def _newest(data: Path) -> Report:
    report = store.shared(data)
    return served.report_at(report, served.newest_edition(report))


def _parts(report: Report) -> Iterator[SitePart]:
    """First the pages whose files take long, one by one; then the indicators, many at once."""
    every = pages(report)
    named, own = ([p for p in every if bool(p.id) is is_own] for is_own in (False, True))
    for language in LANGUAGES:
        yield from (SitePart((page,), language) for page in named)
    for language in LANGUAGES:
        for first in range(0, len(own), _AT_ONCE):
            yield SitePart(tuple(own[first : first + _AT_ONCE]), language)


def _write_part(
    folder: Path, data: Path, options: SiteOptions, assets: SiteAssets, part: SitePart
) -> None:
    fmt = _reader(data, part.language)
    for page in part.pages:
        for name, content in _made(page, fmt, options, assets):
            _write(folder / name, content)


@lru_cache(maxsize=4)
def _reader(data: Path, language: Language) -> Formatter:
    return Formatter(_newest(data), language)


def _made(
    page: SitePage, fmt: Formatter, options: SiteOptions, assets: SiteAssets
) -> Iterator[tuple[str, bytes]]:
    """A page, its picture unless it has that of its area, what is new of it, and its files."""
    yield page.file(fmt.language), document(page, fmt, options, assets)
    told = summary(page.name, page.query, fmt)
    if told is not None and not page.id:
        yield preview_file(page.name, fmt.language), preview(told, fmt)
    about = about_page(page.name, page.query, fmt.report)
    if about or not page.name:
        home = SiteHome(options.url, fmt.report)
        yield feed_file(about, fmt.language), feed(about, home, fmt) or b""
        yield calendar_file(about, fmt.language), calendar(about, home, fmt) or b""
    for file in files_of(page, fmt, documents=options.documents):
        yield file.path, file.made.make()


def _common(
    report: Report, options: SiteOptions, assets: SiteAssets
) -> Iterator[tuple[str, bytes]]:
    """What belongs to no language."""
    yield ROOT, landing.root_page(report, options.url, assets)
    yield NOT_FOUND, landing.not_found_page(report, options.url, assets)
    yield "sitemap.xml", landing.sitemap(report, options.url)
    yield "robots.txt", landing.robots(options.url)
    yield MARKER, _marker(report, options)


def _marker(report: Report, options: SiteOptions) -> bytes:
    """What the site was made of, for who publishes it."""
    said = {
        "made_by": _MADE_BY,
        "url": options.url,
        "edition": report.edition,
        "content_mark": content_mark(report),
        "version": VERSION,
    }
    return json.dumps(said, indent=1, ensure_ascii=False).encode() + b"\n"


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
