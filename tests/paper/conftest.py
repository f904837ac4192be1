"""Documents with a stand-in for each chart: what is said can be read without a browser."""

from __future__ import annotations

import pytest

from report.paper import drawings
from tests.paper.printed import stand_in


@pytest.fixture
def plain_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares a test the browser."""
    monkeypatch.setattr(drawings, "drawn", stand_in)
