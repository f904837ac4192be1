"""Documents with a stand-in for each chart: what is said can be read without a browser."""

from __future__ import annotations

import pytest

from report.pdf import charts
from tests.pdf.printed import stand_in


@pytest.fixture
def plain_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares a test the browser."""
    monkeypatch.setattr(charts, "drawn", stand_in)
