"""What tests of the check share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.data.checked import EXAMPLE


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the example city, to be spoilt."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
