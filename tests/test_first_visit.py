"""What is sent of a page when it is opened, and what when a reader opens a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from report.charts.captioned import captioned_chart
from report.data import store
from report.text.formatter import Formatter
from tests.blocks import Block, block
from tests.opened import AREAS, fresh

# Of what Streamlit mounts one by one, and of what it lays around that.
_MOST_ELEMENTS = {"": 40} | dict.fromkeys(AREAS, 60)
_MOST_CONTAINERS = 30
# Shorter cells may stand anywhere by chance.
_A_WORD = 4


def inside(node: Any) -> Iterator[Any]:
    """A node and all that it holds."""
    yield node
    for child in getattr(node, "children", {}).values():
        yield from inside(child)


def _table(read: Block) -> dict[str, Any]:
    (told,) = read.part("table")["tables"]
    return dict(told["table"])


@pytest.mark.parametrize(("page", "most"), _MOST_ELEMENTS.items())
def test_a_page_has_few_elements(page: str, most: int) -> None:
    holds_others = [hasattr(node, "children") for node in inside(fresh(page, {"lang": "en"}).main)]
    assert 10 < holds_others.count(False) <= most
    assert 10 < holds_others.count(True) <= _MOST_CONTAINERS


def test_table_and_sources_of_a_chart_are_sent_when_they_are_opened() -> None:
    """They are asked for by addresses of their own."""
    report = store.shared(store.SHIPPED)
    chart = report.area("energy").charts[0]
    app = fresh("energy", {"lang": "en"})

    node = app.get_by_key(f"block_{chart.id}")
    sheet = captioned_chart(chart, report.area("energy"), Formatter(report, "en")).sheet
    cells = {cell.text for row in sheet.rows for cell in row if len(cell.text) > _A_WORD}
    assert cells
    assert not [cell for cell in cells if cell in node.proto.bytes.decode()]
    read = block(node)
    assert {cell for row in _table(read)["rows"] for cell in row} >= cells
    assert read.nodes("about")
    assert read.nodes("files")
    assert len(read.part("share")) == 2
