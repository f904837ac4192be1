"""Tests of pages read all that stands on them, which is sent as readers open it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _with_every_tab(every_tab: None) -> None:
    """What is sent at first is tested in tests/test_first_visit.py."""
