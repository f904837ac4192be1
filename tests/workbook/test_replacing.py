"""Files of a folder change all together, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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


def test_folder_that_was_changed_meanwhile_is_left_alone(city: Path, book: Path) -> None:
    with opened(book) as edited:
        add_row(edited["Synonyms"], indicator="solar_capacity", en="panels", zh="光伏板")
    found = folder_import([book], city)
    (city / "places.csv").write_bytes((city / "places.csv").read_bytes() + b"a,A,B,city,\n")
    before = files_of(city)
    with pytest.raises(ChangedMeanwhileError, match="was changed meanwhile; nothing is imported"):
        found.write()
    assert files_of(city) == before
