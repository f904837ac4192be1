"""What is sent of a page when it is opened, and what when a reader opens a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from report.data import store
from tests.elements import charts, tables
from tests.opened import AREAS, fresh

# Of what Streamlit mounts one by one; containers are not counted.
_MOST_ELEMENTS = {"": 40} | dict.fromkeys(AREAS, 60)


def elements(node: Any) -> Iterator[Any]:
    """The elements inside of a node that hold no others."""
    if not hasattr(node, "children"):
        yield node
    else:
        for child in node.children.values():
            yield from elements(child)


@pytest.mark.parametrize(("page", "most"), _MOST_ELEMENTS.items())
def test_a_page_has_few_elements(page: str, most: int) -> None:
    assert 10 < len(list(elements(fresh(page, {"lang": "en"}).main))) <= most


def test_table_and_sources_of_a_chart_are_sent_when_they_are_opened() -> None:
    """The picture stays, so that whoever comes back from its table has it at once."""
    chart = store.shared(store.SHIPPED).area("energy").charts[0]
    app = fresh("energy", {"lang": "en"})

    def block() -> Any:
        return app.get_by_key(f"block_{chart.id}")

    def sent() -> tuple[int, int, int]:
        _, table, about = block().tabs
        return len(charts(block())), len(tables(table)), len(list(elements(about)))

    assert sent() == (1, 0, 0)
    app.session_state[f"tabs_{chart.id}_opened"] = "table"
    app.run()
    assert sent() == (1, 1, 0)
    app.session_state[f"tabs_{chart.id}_opened"] = "about"
    app.run()
    assert sent()[:2] == (1, 0)
    assert sent()[2]
