"""Files of a folder written anew: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def replace_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write these files of a folder. OSError where one cannot be; then all are as before.

    Everything is written beside its place first, with a second name for what stands there. Only
    then is one after the other put in its place, which takes no room and no time.
    """
    drafts = {folder / file: _beside(folder / file, "new") for file in contents}
    before = {file: _beside(file, "old") for file in drafts if file.exists()}
    done: list[Path] = []
    is_whole = False
    try:
        for file, draft in drafts.items():
            _write(draft, contents[file.relative_to(folder).as_posix()])
        for file, kept in before.items():
            _write(kept, file.read_bytes())
        for file, draft in drafts.items():
            done.append(file)
            os.replace(draft, file)
        is_whole = True
    finally:
        # Also where somebody ends the program meanwhile.
        if not is_whole:
            _put_back(done, before)
        for left in (*drafts.values(), *before.values()):
            left.unlink(missing_ok=True)


def _put_back(done: list[Path], before: Mapping[Path, Path]) -> None:
    for file in done:
        if file in before:
            os.replace(before[file], file)
        else:
            file.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    """Write a file so that it is on the disk, and not on the way there, when this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _beside(file: Path, what: str) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}.{what}")
