"""`python -m report site`: the report as files that any web server can serve."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path

from report.commands.export import dashboard_address
from report.data import served, store
from report.data.raw import DataError
from report.images.cache import BusyError
from report.images.chromium import PictureError
from report.settings import SettingError
from report.static.building import ForeignFolderError, build
from report.static.document import SiteOptions


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `site`."""
    parser = commands.add_parser(
        "site",
        help="write the report as a folder of web pages that need no scripts",
        description="OUT is made anew and published whole: what this command made there before is"
        " replaced, anything else refused.",
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    parser.add_argument(
        "--url",
        type=_site_address,
        required=True,
        metavar="BASE",
        help="where the site will be: https://report.example.org/",
    )
    parser.add_argument(
        "--app",
        type=dashboard_address,
        default="",
        metavar="BASE",
        help="where the dashboard is; the menu then leads to Explore and the slide show there",
    )
    parser.add_argument(
        "--documents", action="store_true", help="with PDF and slides, which take minutes"
    )
    parser.add_argument(
        "--data", type=Path, default=None, metavar="FOLDER", help="instead of the data in use"
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many processes share the work; default: one for each core",
    )
    parser.set_defaults(run=run)


def _site_address(text: str) -> str:
    """The argument of `--url`. Raises ArgumentTypeError for what is no address."""
    if not text:
        raise argparse.ArgumentTypeError("name where the site will be: https://report.example.org/")
    return dashboard_address(text)


def run(options: argparse.Namespace) -> int:
    """Write the site; 1 with the reason on stderr where that is not possible, else 0."""
    folder = options.data or store.folder()
    asked = SiteOptions(_ending(options.url), _ending(options.app), options.documents)
    try:
        served.sound_report(folder)
        count = build(folder, options.out, asked, max(1, options.jobs))
    except BrokenExecutor:
        wrong = "a process that made pages was ended from outside, for want of memory perhaps"
        print(f"{options.out} is not written: {wrong}; try fewer with --jobs", file=sys.stderr)
        return 1
    except (DataError, SettingError, ForeignFolderError, BusyError, PictureError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.out}: {count} files")
    return 0


def _ending(address: str) -> str:
    """An address with a slash at its end, so that names can follow; empty stays empty."""
    return f"{address.rstrip('/')}/" if address else ""
