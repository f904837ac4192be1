"""What tests of charts share."""

from __future__ import annotations

import pytest

from tests.build import pictures
from tests.charts.strands import Strand, strands


@pytest.fixture(scope="module")
def woven() -> list[Strand]:
    """Every series of every chart that draws lines."""
    found = [strand for one in pictures() for strand in strands(one)]
    assert len(found) > 500
    return found
