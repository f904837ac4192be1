"""What tests of readers before release share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.changing.early import Early, early_server


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Early]:
    """State A is published, state B waits for its release, a folder C is only drafted."""
    with early_server(tmp_path_factory.mktemp("early")) as early:
        yield early
