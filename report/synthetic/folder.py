"""A synthetic data folder, written row by row: its memory does not grow with its figures."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from itertools import islice
from pathlib import Path

from report.data.raw import COLUMNS, OPTIONAL, SETTINGS, WORDS
from report.synthetic.figures import ROWS_A_SERIES, made_series
from report.synthetic.places import made_places
from report.synthetic.sources import made_sources

FEWEST, MOST = 10_000, 10_000_000
TEMPLATE = Path(__file__).with_name("template")
_A_STEP = 1_000_000

# Told how many figures are written, now and then.
Progress = Callable[[int], None]


class OccupiedFolderError(ValueError):
    """The folder to be written has something in it already."""


def write_synthetic(folder: Path, figures: int, seed: int, progress: Progress) -> None:
    """Write a folder with so many made-up figures, which `report check` finds sound.

    The same number and seed make the same bytes. `report.toml` is written last: without it a folder
    that was broken off is none. Raises OccupiedFolderError where the folder is not empty, OSError
    where it cannot be written, and ValueError for a number that is out of range.
    """
    if not FEWEST <= figures <= MOST:
        raise ValueError(f"{figures} is not from {FEWEST} to {MOST}")
    if folder.exists() and any(folder.iterdir()):
        raise OccupiedFolderError(f"{folder} is not empty")
    (folder / "areas").mkdir(parents=True, exist_ok=True)
    rows = observation_rows(figures, seed)
    _write(folder, "observations.csv", _told(rows, progress))
    _write(folder, "places.csv", map(astuple, made_places(places_for(figures))))
    _write(folder, "sources.csv", made_sources(seed))
    for file in sorted(set(COLUMNS) - {"observations.csv", "places.csv", "sources.csv", WORDS}):
        if not (TEMPLATE / file).exists() and file not in OPTIONAL:
            _write(folder, file, ())
    last = TEMPLATE / SETTINGS
    for fixed in sorted(TEMPLATE.rglob("*.*")):
        if fixed != last:
            shutil.copyfile(fixed, folder / fixed.relative_to(TEMPLATE))
    shutil.copyfile(last, folder / SETTINGS)


def places_for(figures: int) -> int:
    """How many places are needed for so many figures."""
    return -(-figures // (ROWS_A_SERIES * len(_kinds())))


def observation_rows(figures: int, seed: int) -> Iterator[tuple[str, ...]]:
    """So many rows of `observations.csv`: indicator by indicator, place by place, in time order."""
    return islice(_every_row(places_for(figures), seed), figures)


def _every_row(places: int, seed: int) -> Iterator[tuple[str, ...]]:
    for indicator, kind in _kinds():
        for place in made_places(places):
            for one in made_series(kind, f"{indicator}|{place.id}", seed):
                yield (
                    *(indicator, place.id, one.period, one.value, one.qualifier, one.status),
                    *("1" if one.is_preferred else "0", one.source, "", ""),
                )


def _kinds() -> tuple[tuple[str, str], ...]:
    """The indicators of the template and their kinds, in its order."""
    with (TEMPLATE / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["id"], row["kind"]) for row in csv.DictReader(file))


def _told(rows: Iterable[tuple[str, ...]], progress: Progress) -> Iterator[tuple[str, ...]]:
    count = 0
    for count, row in enumerate(rows, start=1):
        yield row
        if count % _A_STEP == 0:
            progress(count)


def _write(folder: Path, file: str, rows: Iterable[tuple[str, ...]]) -> None:
    with (folder / file).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS[file])
        writer.writerows(rows)
