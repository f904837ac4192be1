"""What readers open tab by tab, sent at once: for tests that read whole pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from pages.parts import tabs


@contextmanager
def every_tab_opened() -> Iterator[None]:
    """Pages that run meanwhile send what stands in each of their tabs."""
    with patch.object(tabs, "is_open", return_value=True):
        yield
