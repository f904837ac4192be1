"""The journal of what was mailed: what was broken off, and what somebody else has written."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.data.raw import DataError
from report.delivery.journal import Journal, JournalEntry, entries
from tests.delivery.conftest import Office

ROW = JournalEntry("2026-11-26T09:00:00+08:00", "li@example.org", "energy", "latest", "ab", "<1@b>")


def write(file: Path, *rows: JournalEntry) -> None:
    with Journal(file) as journal:
        for row in rows:
            journal.add(row)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "sent"
    assert entries(file) == ()
    write(file, ROW)
    write(file, ROW)
    assert entries(file) == (ROW, ROW)
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("cut", [1, 20])
def test_line_that_was_broken_off_counts_as_not_written(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "sent"
    write(file, ROW, ROW)
    file.write_bytes(file.read_bytes()[:-cut])
    assert entries(file) == (ROW,)
    write(file, ROW)
    assert entries(file) == (ROW, ROW)


def test_first_line_that_was_broken_off_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "sent"
    file.write_bytes(b"sent_at\tadd")
    write(file, ROW)
    assert entries(file) == (ROW,)


def test_line_of_somebody_else_is_named(tmp_path: Path) -> None:
    file = tmp_path / "sent"
    write(file, ROW)
    file.write_bytes(file.read_bytes() + b"wang@example.org\n")
    with pytest.raises(DataError, match="row 3: it has 1 cells in place of 6"):
        write(file)


@pytest.mark.parametrize("held", [b"li@example.org\n", b"A letter", b"\n"])
def test_file_that_is_no_journal_is_left_alone(held: bytes, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(held)
    with pytest.raises(DataError, match="it is no journal"):
        write(file)
    assert file.read_bytes() == held


def test_journal_may_be_elsewhere(office: Office) -> None:
    file = office.folder / "journal"
    assert office.deliver("--journal", str(file)) == 0
    assert [row.address for row in entries(file)] == ["li@example.org"]
    assert office.deliver("--journal", str(office.folder / "none" / "journal")) == 1
    assert "none/journal" in office.said[0]
