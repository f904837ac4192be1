"""A file that is no workbook, or none that is safe to open, gets one sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from report.workbook import opening
from tests.data.checked import EXAMPLE
from tests.workbook.edited import files_of, imported

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def half(book: Path) -> None:
    content = book.read_bytes()
    book.write_bytes(content[: len(content) // 2])


def empty(book: Path) -> None:
    book.write_bytes(b"")


def missing(book: Path) -> None:
    book.unlink()


def page(book: Path) -> None:
    book.write_text("<html><table></table></html>")


def old_form(book: Path) -> None:
    book.write_bytes(OLE)


def encrypted(book: Path) -> None:
    book.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))


def added(name: str, content: bytes = b"x") -> Callable[[Path], None]:
    def add(book: Path) -> None:
        with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(name, content)

    return add


def of_parts(*names: str) -> Callable[[Path], None]:
    def write(book: Path) -> None:
        with zipfile.ZipFile(book, "w") as packed:
            for name in names:
                packed.writestr(name, b"<x/>")

    return write


def huge_styles(book: Path) -> None:
    """200 MB of styles, in 200 KB."""
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/styles2.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(bytes(1_000_000))


def entities(book: Path) -> None:
    content = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    added("xl/worksheets/sheet99.xml", content)(book)


def broken_part(book: Path) -> None:
    with zipfile.ZipFile(book) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:500]
    with zipfile.ZipFile(book, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


FILES = {
    "half": (half, "the file is cut off or damaged. Save it again, or copy it again in full."),
    "empty": (empty, "the file is empty."),
    "missing": (missing, "it cannot be read (No such file or directory)."),
    "page": (page, "it is not a workbook. Save it as an Excel workbook (.xlsx)."),
    "old": (old_form, "it is a workbook of an old form (.xls). Save it as an Excel workbook"),
    "password": (encrypted, "it is protected by a password. Save it without the password."),
    "macros": (added("xl/vbaProject.bin"), "it has macros. Save it as an Excel workbook (.xlsx)"),
    "binary": (of_parts("xl/workbook.bin"), "it is a binary workbook (.xlsb)."),
    "ods": (of_parts("mimetype", "content.xml"), "it is an OpenDocument file."),
    "docx": (of_parts("word/document.xml"), "it is not a workbook."),
    "styles": (huge_styles, "MB, more than 64."),
    "entities": (entities, "declares entities."),
    "broken": (broken_part, "a part of the workbook is broken. Save it again, or copy it again"),
    "hollow": (of_parts("xl/workbook.xml"), "a part of the workbook is broken."),
}


@pytest.mark.parametrize("name", FILES)
def test_file_gets_one_sentence_and_nothing_changes(
    name: str, city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, said = FILES[name]
    spoil(book)
    assert imported(city, book) == 1
    printed = capsys.readouterr()
    first, second = printed.err.splitlines()
    assert first.startswith("data.xlsx: ")
    assert said in first
    assert second == f"{city} is as it was"
    assert printed.out == ""
    assert files_of(city) == files_of(EXAMPLE)


def test_shipped_report_is_far_from_the_limit() -> None:
    assert 40 * sum(len(one) for one in files_of(EXAMPLE).values()) < opening.LARGEST_UNPACKED
