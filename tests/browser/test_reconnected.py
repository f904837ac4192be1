"""Choices of a reader whose page has just found another server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.browser.conftest import NewPage
from tests.browser.reader_choices import CHOICES, STARTS
from tests.browser.reconnected import Deed, Reader, Replicas, replicas
from tests.long import beyond
from tests.server import Server, serving

# In milliseconds: that server has begun to learn of the page, and has not ended.
SOON = 50


@pytest.fixture(scope="module")
def found(server: Server) -> Iterator[Replicas]:
    with serving() as other, replicas(server.url, other.url) as address:
        yield address
        assert "Traceback" not in other.said()


@pytest.mark.parametrize(
    ("kind", "choice"),
    beyond(
        1,
        [
            ("explore", "indicator"),
            ("area", "place added"),
            ("overview", "layer of the map"),
            ("present", "length"),
        ],
    ),
)
@pytest.mark.long
def test_page_that_came_back_says_what_its_address_does(
    kind: str, choice: str, found: Replicas, new_page: NewPage
) -> None:
    """A choice that comes before the server knows of the page is taken, or taken back: control,
    address and chart agree.
    """
    chosen = next(one for one in CHOICES[kind] if one.name == choice)
    with (
        closing(new_page("en-GB", "light", 1440)) as page,
        closing(new_page("en-GB", "light", 1440)) as fresh,
    ):
        reader = Reader(page, fresh, found)
        reader.open(STARTS[kind][0])
        assert reader.does(Deed(chosen, pick=0, delay=SOON)).wrong == ()
