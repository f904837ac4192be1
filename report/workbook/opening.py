"""A file → a workbook that is safe to read; each kind of file that is none is told by name."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl  # type: ignore[import-untyped]

from report.workbook.spots import BookSpot, Refusal, WorkbookError

# The shipped report is 7 MB as LibreOffice saves it; a workbook in memory takes fifty times more.
LARGEST_UNPACKED = 64_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# The namespaces of the strict form of ISO/IEC 29500, which openpyxl does not read.
_STRICT = b"http://purl.oclc.org/ooxml/"
_SAVE_AS = "Save it as an Excel workbook (.xlsx)"
_CUT_OFF = "Save it again, or copy it again in full"
# What openpyxl raises for parts that are missing or of another form than the standard's.
_BROKEN = (
    *(zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError),
    *(ParseError, EOFError, SyntaxError, OSError, OverflowError, NotImplementedError),
)


def open_book(file: Path, *, formulas: bool = True) -> Any:
    """The workbook in a file; with its formulas, or with what they came to when it was saved.

    Raises WorkbookError with one sentence about a file that is not one to read.
    """
    check_file(file)
    try:
        with warnings.catch_warnings():
            # Of what a program has in its files and nobody asks for here.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(file, data_only=not formulas, keep_links=False)
    except _BROKEN:
        raise _refused(file, "a part of the workbook is broken", _CUT_OFF) from None


def check_file(file: Path) -> None:
    """Raises WorkbookError for a file that is no workbook, or none that is safe to open."""
    try:
        with file.open("rb") as content:
            begins = content.read(len(_OLE))
    except OSError as error:
        wrong = f"it cannot be read ({error.strerror})"
        raise _refused(file, wrong, "Name the file of a workbook") from None
    if begins == _OLE:
        raise _of_ole(file)
    if not begins.startswith(b"PK"):
        is_empty = not begins
        wrong = "the file is empty" if is_empty else "it is not a workbook"
        raise _refused(file, wrong, _CUT_OFF if is_empty else _SAVE_AS)
    try:
        with zipfile.ZipFile(file) as packed:
            _check_parts(file, packed)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError):
        raise _refused(file, "the file is cut off or damaged", _CUT_OFF) from None


def _of_ole(file: Path) -> WorkbookError:
    """A container of old Office: an encrypted workbook, or one of before 2007."""
    if _ENCRYPTED in file.read_bytes():
        return _refused(file, "it is protected by a password", "Save it without the password")
    return _refused(file, "it is a workbook of an old form (.xls)", _SAVE_AS)


def _check_parts(file: Path, packed: zipfile.ZipFile) -> None:
    names = set(packed.namelist())
    size = sum(part.file_size for part in packed.infolist())
    if size > LARGEST_UNPACKED:
        wrong = f"unpacked it is {size // 1_000_000} MB, more than {LARGEST_UNPACKED // 1_000_000}"
        remedy = "Copy the cells, by values only, into a workbook newly written by this program"
        raise _refused(file, wrong, remedy)
    if any(part.flag_bits & 1 for part in packed.infolist()):
        raise _refused(file, "it is protected by a password", "Save it without the password")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused(file, "it has macros", f"{_SAVE_AS}, without macros")
    if "xl/workbook.bin" in names:
        raise _refused(file, "it is a binary workbook (.xlsb)", _SAVE_AS)
    if "mimetype" in names:
        raise _refused(file, "it is an OpenDocument file", _SAVE_AS)
    if not any(name.lower() == "xl/workbook.xml" for name in names):
        raise _refused(file, "it is not a workbook", _SAVE_AS)
    _check_documents(file, packed)


def _check_documents(file: Path, packed: zipfile.ZipFile) -> None:
    """It is of the form that all programs write, and no part declares a type of document: none of a
    workbook does, and entities could grow.
    """
    for name in packed.namelist():
        if name.lower() == "xl/workbook.xml" and _STRICT in packed.read(name):
            wrong = "it is a workbook of the strict form (Strict Open XML)"
            raise _refused(file, wrong, _SAVE_AS)
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(name):
            raise _refused(file, f"its part {name} declares entities", _SAVE_AS)


def _refused(file: Path, wrong: str, remedy: str) -> WorkbookError:
    return WorkbookError(Refusal(BookSpot(file.name), wrong, remedy))
