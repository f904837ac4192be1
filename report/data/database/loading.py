"""A data folder loaded into a database: what is served changes as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from report.data import contents, store
from report.data.check import problems_in
from report.data.database.opening import database_at
from report.data.partitions import manifest as manifests
from report.data.partitions.manifest import FOLDER, FilesProgress
from report.data.partitions.publishing import files_beside, partition
from report.data.raw import MANIFEST, DataError


@dataclass(frozen=True, slots=True)
class LoadedState:
    """What is served now: how many figures it has, in how many parts, of which some were there."""

    mark: str
    figures: int
    parts: int
    kept: int


def load(folder: Path, address: str, progress: FilesProgress) -> LoadedState:
    """Load a data folder, which is served from then on; a state that was loaded stays as it is.

    Only parts that are not there yet are sent. Raises DataError for a folder that is not sound, and
    DatabaseError; what was served still is then.
    """
    with _in_parts(folder) as home:
        manifest = manifests.parsed((home / MANIFEST).read_bytes())
        kept = replace(manifest, in_database=True)
        files = {**files_beside(home, contents.read_files(home)), MANIFEST: manifests.written(kept)}
        parts = manifest.partitions
        sent = database_at(address).load(home / FOLDER, parts, files, progress)
    return LoadedState(sent.mark, manifest.rows, len(parts), sent.kept)


@contextmanager
def _in_parts(folder: Path) -> Iterator[Path]:
    """A sound folder with its figures as files, which is its own where it has them so."""
    if (folder / MANIFEST).exists():
        if found := problems_in(store.read(folder)):
            raise DataError(*found)
        yield folder
        return
    with TemporaryDirectory(prefix="report-") as work:
        partition(folder, Path(work) / "folder", _untold)
        yield Path(work) / "folder"


def _untold(_done: int, _files: int) -> None:
    """What is sent is told of, and not what is made ready for that."""
