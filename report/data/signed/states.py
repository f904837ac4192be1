"""The signed states of a data folder: each file's content once, under the mark of what it is.

A state is a list of files, by which it can be read again whatever has become of the folder.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.data import contents, store
from report.data.raw import WORDS, DataError, Problem, Raw
from report.data.signed.signatures import SIGNED

_REMEDY = "Take the folder `signed` back from a backup"
# An answer to a warning, by the columns of its table.
Answer = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SignedState:
    """The files of a folder as they were signed, by their paths in it, and the answers given to
    warnings.
    """

    files: Mapping[str, bytes]
    answers: Sequence[Answer]


def files_of_state(mark: str, state: SignedState) -> Mapping[str, bytes]:
    """What is written to keep a state, by paths in the data folder."""
    digests = {file: hashlib.sha256(content).hexdigest() for file, content in state.files.items()}
    listed = {"files": digests, "answers": [dict(answer) for answer in state.answers]}
    text = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    kept = {_content_path(digests[file]): content for file, content in state.files.items()}
    # The same content gives the same bytes on any day.
    packed = {path: gzip.compress(content, mtime=0) for path, content in kept.items()}
    return packed | {_list_path(mark): text.encode()}


def state(folder: Path, mark: str) -> SignedState:
    """A state that was signed. Raises DataError where it, or a part of it, is not whole."""
    path = _list_path(mark)
    try:
        listed = json.loads((folder / path).read_bytes())
        files = {file: _content(folder, digest) for file, digest in listed["files"].items()}
        return SignedState(files, listed["answers"])
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError) as error:
        wrong = f"the signed state {mark} cannot be read ({error})"
        raise DataError(Problem(path, None, None, wrong, _REMEDY)) from error


def raw_state(folder: Path, mark: str) -> Raw:
    """The files of a signed state, read as those of a folder. Raises DataError."""
    files: dict[str, contents.Content] = dict(state(folder, mark).files)
    return store.raw_of({WORDS: contents.our_words()} | files, folder)


def _content(folder: Path, digest: str) -> bytes:
    """Raises ValueError where it is not what it was."""
    content = gzip.decompress((folder / _content_path(digest)).read_bytes())
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"{_content_path(digest)} is not what was signed")
    return content


def _content_path(digest: str) -> str:
    return f"{SIGNED}/content/{digest}.gz"


def _list_path(mark: str) -> str:
    return f"{SIGNED}/states/{mark}.json"
