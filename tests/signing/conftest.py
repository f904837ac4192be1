"""What tests of signing share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build import EXAMPLE


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the example city, to be changed and signed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
