"""Files of a folder written anew: all of them, or none, also where the program is killed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from report.data.raw import DataError, Problem

# While files are put in place it names each of them, and what stood there; it stays behind where
# that was broken off.
JOURNAL = ".replacing"
_NOTHING = ""
_KINDS = _NEW, _OLD = "new", "old"


def replace_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write these files of a folder. OSError where one cannot be; then all are as before.

    Everything is written beside its place first, with a second name for what stands there. Only
    then is one after the other put in its place, which takes no room and no time. Raises DataError
    where an earlier change was broken off.
    """
    refuse_broken_off(folder)
    drafts = {file: _beside(folder / file, _NEW) for file in contents}
    before = {file: _beside(folder / file, _OLD) for file in drafts if (folder / file).exists()}
    is_whole = False
    try:
        for file, draft in drafts.items():
            _write(draft, contents[file])
        for file, kept in before.items():
            _write(kept, (folder / file).read_bytes())
        journal = {file: before[file].name if file in before else _NOTHING for file in drafts}
        _write(folder / JOURNAL, json.dumps(journal).encode())
        for file, draft in drafts.items():
            os.replace(draft, folder / file)
        is_whole = True
        (folder / JOURNAL).unlink()
    finally:
        # Also where somebody ends the program meanwhile.
        if not is_whole:
            put_back(folder)
        for left in (*drafts.values(), *before.values()):
            left.unlink(missing_ok=True)


def is_broken_off(folder: Path) -> bool:
    """Whether some files of a folder may be of a change and others from before it."""
    return (folder / JOURNAL).exists()


def refuse_broken_off(folder: Path) -> None:
    """Raises DataError for a folder whose last change was broken off."""
    if is_broken_off(folder):
        wrong = "a change of the folder was broken off: files of two states may stand in it"
        remedy = "Run `python -m report restore` of the folder, which puts the files back"
        raise DataError(Problem(JOURNAL, None, None, wrong, remedy))


def put_back(folder: Path) -> tuple[str, ...]:
    """Put the files of a change that was broken off back as they were; which they are.

    Nothing is done where none was, or where that has been done. OSError where a file cannot be.
    """
    try:
        journal: dict[str, str] = json.loads((folder / JOURNAL).read_bytes())
    except FileNotFoundError:
        return ()
    except ValueError:
        # Broken off while it was written: no file was put in its place yet.
        journal = {}
    for file, kept in journal.items():
        _put_back(folder / file, kept)
    (folder / JOURNAL).unlink()
    for file in journal:
        _clear_away(folder / file)
    return tuple(journal)


def _put_back(file: Path, kept: str) -> None:
    if kept == _NOTHING:
        file.unlink(missing_ok=True)
    elif file.with_name(kept).exists():
        os.replace(file.with_name(kept), file)


def _clear_away(file: Path) -> None:
    """What stands beside the place of a file and was not put there, of any process."""
    for what in _KINDS:
        for left in file.parent.glob(f".{file.name}.*.{what}"):
            left.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    """Write a file so that it is on the disk, and not on the way there, when this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _beside(file: Path, what: str) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}.{what}")
