"""The files of a data folder: their bytes, and what tells that one was changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from report.data.raw import (
    COLUMNS,
    MANIFEST,
    MAP,
    OBSERVATIONS,
    OPTIONAL,
    SETTINGS,
    SIGNATURES,
    WORDS,
)

SHIPPED = Path(__file__).parent.parent.parent / "data"

# What a file holds, or why it cannot be read.
Content = bytes | OSError
# When each file of a folder was changed last and its entry, in nanoseconds, and its size; None for
# one that is not there.
FileStamps = tuple[tuple[str, tuple[int, int, int] | None], ...]


def read_files(path: Path) -> Mapping[str, Content]:
    """Every file of a folder, all read now; those that a report may lack only if they are there."""
    found = {file: _content(path, file) for file in _files(path)}
    absent = {file for file in (*OPTIONAL, MAP) if isinstance(found[file], FileNotFoundError)}
    if MANIFEST not in absent and isinstance(found[OBSERVATIONS], FileNotFoundError):
        absent.add(OBSERVATIONS)
    return {file: content for file, content in found.items() if file not in absent}


def own_files(path: Path) -> Mapping[str, Content]:
    """Every file of a folder that says something of its city: what is signed, and how it is kept.

    Words of the interface that the folder has none of are the product's, and change with it.
    """
    found = dict(read_files(path))
    found.pop(SIGNATURES, None)
    if not (path / WORDS).exists():
        found.pop(WORDS, None)
    return found


def content_of(file: Path) -> Content:
    """What a file holds, or why it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        return error


def _content(path: Path, file: str) -> Content:
    content = content_of(path / file)
    is_ours = file == WORDS and isinstance(content, FileNotFoundError)
    return our_words() if is_ours else content


def our_words() -> Content:
    """Interface words belong to the product: a city that brings none of its own gets these."""
    return content_of(SHIPPED / WORDS)


def _files(path: Path) -> Iterator[str]:
    yield from COLUMNS
    yield SETTINGS
    yield from _area_files(path)
    yield MAP
    yield MANIFEST
    yield SIGNATURES


def _area_files(path: Path) -> list[str]:
    try:
        names = os.listdir(path / "areas")
    except OSError:
        names = []
    files = sorted(f"areas/{name}" for name in names if name.endswith(".toml"))
    return files or ["areas/*.toml"]


def files_mark(files: Mapping[str, Content]) -> str:
    """Stands for all that the files hold, and for why some cannot be read: 16 digits."""
    digest = hashlib.sha256()
    for file, content in files.items():
        held = content if isinstance(content, bytes) else repr(content.errno).encode()
        kind = "held" if isinstance(content, bytes) else "failed"
        digest.update(f"{file} {kind} {len(held)}\n".encode("utf-8", "surrogateescape"))
        digest.update(held)
    return digest.hexdigest()[:16]


def file_stamps(path: Path) -> FileStamps:
    """What tells whether a file of a folder was changed since, or who may read it."""
    return tuple((file, _stamp(path / file)) for file in _files(path))


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size
