"""The list of readers: which addresses are on it, and what happens when it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report.settings import SettingError
from report.web.readers import ReaderList


def listed(folder: Path, text: str) -> ReaderList:
    file = folder / "readers.txt"
    file.write_text(text, "utf-8")
    return ReaderList(file)


@pytest.mark.parametrize(
    "address", ["reader@example.org", "READER@Example.ORG", "second@example.org"]
)
def test_address_is_listed_however_it_is_written(tmp_path: Path, address: str) -> None:
    text = "# Readers\n\n  Reader@example.org  # the mayor's office\nsecond@example.org"
    assert listed(tmp_path, text).has(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "other@example.org",
        # The small letter of the sign of kelvin is a `k`.
        "\u212areader@example.org",
        "\u212a@example.org",
        "reader@example.org ",
        " reader@example.org",
        "reader@example.org\n",
        "reader@example.org\0",
        "reader@example.org,other@example.org",
        "ｒeader@example.org",
        "reader@example.orɡ",
        "reader@EXAMPLE.org.",
        "# k@example.org",
        "ﬁ@example.org",
    ],
)
def test_another_address_is_not_listed(tmp_path: Path, address: str) -> None:
    names = ("reader", "kreader", "k", "fi")
    readers = listed(tmp_path, "".join(f"{name}@example.org\n" for name in names))
    assert not readers.has(address)


def test_change_holds_at_once_and_a_list_that_is_gone_admits_nobody(tmp_path: Path) -> None:
    readers = listed(tmp_path, "reader@example.org\n")
    assert readers.has("reader@example.org")
    listed(tmp_path, "second@example.org\n")
    assert not readers.has("reader@example.org")
    assert readers.has("second@example.org")
    readers.file.unlink()
    assert not readers.has("second@example.org")
    listed(tmp_path, "second@example.org\n")
    assert readers.has("second@example.org")


def test_list_of_the_same_length_and_time_that_took_the_place_is_read(tmp_path: Path) -> None:
    readers = listed(tmp_path, "reader@example.org\n")
    assert readers.has("reader@example.org")
    before = readers.file.stat()
    new = tmp_path / "new"
    new.write_text("readex@example.org\n")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(readers.file)
    assert not readers.has("reader@example.org")


def test_line_that_is_no_address_admits_nobody_and_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    readers = listed(tmp_path, "reader@example.org\n*\n@example.org\nreader\na@b,c@d\n")
    assert readers.has("reader@example.org")
    for wrong in ("*", "@example.org", "reader", "a@b,c@d", "a@b"):
        assert not readers.has(wrong)
    told = "line 2: '*' is no address. Write one address a line, as reader@example.org"
    assert f"{readers.file}, {told}" in caplog.text
    with pytest.raises(SettingError, match="line 2: '\\*' is no address"):
        readers.check()


def test_list_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    for file in (tmp_path / "none", tmp_path):
        with pytest.raises(SettingError, match="Name a text file in UTF-8 with one address a line"):
            ReaderList(file).check()
    (tmp_path / "latin").write_bytes("Bürger@example.org".encode("latin-1"))
    with pytest.raises(SettingError, match="Name a text file in UTF-8"):
        ReaderList(tmp_path / "latin").check()
    assert not ReaderList(tmp_path / "latin").has("reader@example.org")
