"""`python -m report migrate`: give a folder of an earlier form its table of publishers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from report.data import migration
from report.data.migration import MadePublisher, Migration
from report.data.raw import DataError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `migrate`."""
    parser = commands.add_parser(
        "migrate",
        help="bring a data folder of an earlier form into the present one",
        description="Make publishers.csv from the names in sources.csv, which then names their"
        " ids. Both are written, or nothing; what an editor has to look at is printed.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the tables; 1 where the folder cannot be read or written, else 0."""
    try:
        migrated = migration.migration(options.folder)
        if migrated is not None:
            migration.write(migrated, options.folder)
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    lines = ["Nothing to do: sources.csv is of the present form."]
    print("\n".join(lines if migrated is None else _lines(migrated)))
    return 0


def _lines(migrated: Migration) -> Iterator[str]:
    """What was written, and what an editor has to look at."""
    yield f"publishers.csv: {len(migrated.publishers)} rows"
    yield f"sources.csv: {len(migrated.sources)} rows, each title in both columns"
    for publisher in migrated.publishers:
        yield from _remarks(publisher)
    unnamed = [row["id"] for row in migrated.sources if not row["publisher"]]
    yield from (f"sources.csv, {id_}: the publisher is not named" for id_ in unnamed)


def _remarks(publisher: MadePublisher) -> Iterator[str]:
    where = f"publishers.csv, {publisher.id}"
    if publisher.is_in_one_language:
        yield f"{where}: {publisher.name.en!r} stands in both columns; write the other language"
    else:
        written = next(name for name in publisher.written if _is_in_both(name, publisher))
        name = publisher.name
        yield f"{where}: {written!r} was parted into {name.en!r} and {name.zh!r}"
    if len(publisher.written) > 1:
        yield f"{where}: taken as one: {', '.join(map(repr, publisher.written))}"
    for row in publisher.unfitting:
        yield (
            f"sources.csv, {row['id']}: its kind {row['kind']!r} does not fit its publisher"
            f" {publisher.id}, which is taken for {publisher.kind!r}"
        )


def _is_in_both(written: str, publisher: MadePublisher) -> bool:
    """Whether a name was written in both languages, and not in one of them only."""
    return publisher.name.en in written and publisher.name.zh in written
