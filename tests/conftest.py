"""What tests of several folders share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from report.data import served, store
from report.model import Report
from tests.server import Server, serving

# No test is timed: how long an example takes says something of the machine only.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def report() -> Report:
    """The report that is shipped."""
    return store.shared(store.SHIPPED)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of the shipped report for the whole session; it may not have failed inside."""
    with serving() as running:
        yield running
        assert "Traceback" not in running.said()


@pytest.fixture
def no_cache() -> Iterator[None]:
    """Whatever pages keep for the process is forgotten, before and after."""
    served.sound_report.cache_clear()
    yield
    served.sound_report.cache_clear()
