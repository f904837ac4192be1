"""What tests of the workbook share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report.workbook.writing import workbook_of
from tests.data.checked import EXAMPLE


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the example city, to import into."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "city"))


@pytest.fixture(scope="session")
def written() -> bytes:
    """The workbook of the example city, with English headings."""
    return workbook_of(EXAMPLE, "en")


@pytest.fixture
def book(tmp_path: Path, written: bytes) -> Path:
    """The same as a file, to be edited."""
    file = tmp_path / "data.xlsx"
    file.write_bytes(written)
    return file
