"""What tests of several folders share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from report.data import served, store
from report.model import Report
from tests.server import Server, serving

_TESTS = Path(__file__).parent
# They run whole pages, documents and servers: counting lines there takes minutes and tells little.
_WHOLE_PAGES = tuple(_TESTS / name for name in ("browser", "pages", "pdf", "docs"))

# No test is timed: how long an example takes says something of the machine only.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is of the library's own tests."""
    for item in items:
        if item.path.parent in _WHOLE_PAGES:
            item.add_marker("no_cover")


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
