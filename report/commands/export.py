"""`python -m report export`: the report, or areas of it, as a file to hand out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode, urljoin, urlsplit

from report.analysis.editions import report_at
from report.data import served, store
from report.data.raw import DataError, Problem
from report.images.cache import BusyError
from report.images.chromium import PictureError
from report.model import LANGUAGES, Report
from report.text.formatter import Formatter

# What writes a file of one format, of these areas (of the whole report, where none is named). The
# last is the address of the same in the dashboard, if it is known.
MakeFile = Callable[[Formatter, tuple[str, ...], str | None], bytes]


def _pptx(fmt: Formatter, areas: tuple[str, ...], _: str | None) -> bytes:
    """The deck, with native charts. Its slides have no address."""
    from report.slides.deck import DeckOptions  # noqa: PLC0415
    from report.slides.pptx import pptx  # noqa: PLC0415

    return pptx(fmt.report, DeckOptions(areas=areas, languages=(fmt.language,)))


def _pdf(fmt: Formatter, areas: tuple[str, ...], url: str | None) -> bytes:
    """The whole report, or the briefs of areas."""
    from report.pdf import printing  # noqa: PLC0415

    return printing.areas_pdf(areas, fmt, url) if areas else printing.report_pdf(fmt, url)


# By the name that is asked for. Each imports what it needs when it is called.
FORMATS: Mapping[str, MakeFile] = MappingProxyType({"pdf": _pdf, "pptx": _pptx})


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `export`."""
    parser = commands.add_parser("export", help="write the report, or areas of it, to a file")
    parser.add_argument(
        "format", choices=sorted(FORMATS), help="pdf: pages to print; pptx: slides to present"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="default: zh")
    parser.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="ID",
        help="an area instead of the whole report; may be given several times",
    )
    parser.add_argument(
        "--edition", default=None, metavar="ID", help="an edition instead of the newest figures"
    )
    parser.add_argument(
        "--url",
        type=dashboard_address,
        default=None,
        metavar="BASE",
        help="where the dashboard is, for PDF",
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write"
    )
    parser.set_defaults(run=run)


def dashboard_address(text: str) -> str:
    """The argument of `--url`, as it is given. Raises ArgumentTypeError for what is no address."""
    if text and not _is_base(text):
        wrong = f"{text!r} is not the address of a dashboard, as https://dashboard.example.org/ is"
        raise argparse.ArgumentTypeError(wrong)
    return text


def _is_base(text: str) -> bool:
    """Whether pages of a dashboard can be below this address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    return is_web and not (parts.query or parts.fragment)


def run(options: argparse.Namespace) -> int:
    """Write the file; 1 with the reason on stderr where that is not possible, else 0."""
    try:
        report = _report(options.edition)
        areas = _areas(options.area, report)
        fmt = Formatter(report, options.lang)
        url = _address(options.url, areas, fmt) if options.url else None
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        content = FORMATS[options.format](fmt, areas, url)
    except (BusyError, PictureError) as error:
        print(f"{options.output} is not written: {error}", file=sys.stderr)
        return 1
    try:
        options.output.write_bytes(content)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _report(edition: str | None) -> Report:
    """The report of the folder in use, as an edition shows it. Raises DataError."""
    whole = served.sound_report(store.folder())
    if edition is None:
        return whole
    if edition not in whole.editions:
        raise _unknown("editions.csv", edition, whole.editions)
    return report_at(whole, edition)


def _areas(asked: list[str], report: Report) -> tuple[str, ...]:
    """The areas asked for, each once. Raises DataError."""
    known = [area.id for area in report.areas]
    for area in asked:
        if area not in known:
            raise _unknown("areas", area, known)
    return tuple(dict.fromkeys(asked))


def _address(base: str, areas: tuple[str, ...], fmt: Formatter) -> str:
    """Where the same is shown: an area on its page, all else on the overview."""
    edition = fmt.report.edition
    newest = served.newest_edition(fmt.report)
    query = {"lang": fmt.language} | ({"edition": edition} if edition != newest else {})
    page = areas[0] if len(areas) == 1 else ""
    return f"{urljoin(base.rstrip('/') + '/', page)}?{urlencode(query)}"


def _unknown(file: str, name: str, known: Iterable[str]) -> DataError:
    names = ", ".join(known)
    return DataError(Problem(file, None, "id", f"there is no {name!r}", f"Name one of: {names}"))
