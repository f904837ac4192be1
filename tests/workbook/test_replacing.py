"""Files of a folder change all together, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report.__main__ import main
from report.data.raw import DataError
from report.data.replacing import replace_files
from report.workbook.importing import ChangedMeanwhileError, folder_import
from tests.data.checked import EXAMPLE
from tests.workbook.edited import add_row, files_of, opened

NEW = {"units.csv": b"new\n", "words.csv": b"added\n", "places.csv": b"other\n"}


def test_all_files_are_written_and_nothing_is_left_beside_them(city: Path) -> None:
    replace_files(city, NEW)
    assert files_of(city) == files_of(EXAMPLE) | NEW


@pytest.mark.parametrize("last", [1, 2, 3])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_folder_is_as_it_was_where_one_cannot_be_put_in_its_place(
    city: Path, monkeypatch: pytest.MonkeyPatch, last: int, error: type[BaseException]
) -> None:
    replace, done = os.replace, []

    def fails(old: Path, new: Path) -> None:
        done.append(new)
        if len(done) == last:
            raise error
        replace(old, new)

    monkeypatch.setattr("report.data.replacing.os.replace", fails)
    with pytest.raises(error):
        replace_files(city, NEW)
    assert files_of(city) == files_of(EXAMPLE)


KILLED = """
import os, signal, sys
from pathlib import Path
from report.data import replacing

def killed(*_, call=os.{call}):
    killed.left -= 1
    if not killed.left:
        os.kill(os.getpid(), signal.SIGKILL)
    return call(*_)

killed.left = {last}
replacing.os.{call} = killed
replacing.replace_files(Path(sys.argv[1]), {new})
"""


def kill(city: Path, call: str, last: int) -> None:
    """Write the new files, and be killed when something is called for the last time."""
    script = KILLED.format(call=call, last=last, new=NEW)
    ended = subprocess.run([sys.executable, "-c", script, str(city)], check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("last", [1, 2, 3])
def test_change_that_was_killed_is_told_and_put_back(
    city: Path, last: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """While one file after the other was put in its place."""
    kill(city, "replace", last)
    assert main(["check", str(city)]) == 1
    assert ".replacing: a change of the folder was broken off" in capsys.readouterr().out
    with pytest.raises(DataError, match="broken off"):
        replace_files(city, NEW)
    assert main(["restore", str(city)]) == 0
    assert "units.csv is as it was" in capsys.readouterr().out
    assert files_of(city) == files_of(EXAMPLE)
    assert main(["check", str(city)]) == 0
    assert main(["restore", str(city)]) == 0
    assert "no change was broken off" in capsys.readouterr().out


@pytest.mark.parametrize("last", [1, 3, 5, 6])
def test_change_that_was_killed_before_has_changed_nothing(city: Path, last: int) -> None:
    """While the new files, what stood there and the list of both were written."""
    kill(city, "fsync", last)
    main(["restore", str(city)])
    assert files_of(EXAMPLE).items() <= files_of(city).items()
    replace_files(city, NEW)
    assert files_of(city).items() >= (files_of(EXAMPLE) | NEW).items()


def test_folder_that_was_changed_meanwhile_is_left_alone(city: Path, book: Path) -> None:
    with opened(book) as edited:
        add_row(edited["Synonyms"], indicator="solar_capacity", en="panels", zh="光伏板")
    found = folder_import([book], city)
    (city / "places.csv").write_bytes((city / "places.csv").read_bytes() + b"a,A,B,city,\n")
    before = files_of(city)
    with pytest.raises(ChangedMeanwhileError, match="was changed meanwhile; nothing is imported"):
        found.write()
    assert files_of(city) == before
