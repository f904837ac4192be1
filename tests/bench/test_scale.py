"""The sizes that are named, and how what was measured is shown."""

from __future__ import annotations

import pytest

from bench.scale import ScaleRow, measured, shown, size_of


@pytest.mark.parametrize(
    ("written", "size"), [("10000", 10_000), ("10^4", 10_000), ("10^5", 100_000), ("3^2", 9)]
)
def test_sizes_may_be_powers(written: str, size: int) -> None:
    assert size_of(written) == size


def test_what_was_not_measured_has_a_dash() -> None:
    row = ScaleRow(1.0, 1.0, 1.0, 1.0, 200.0)
    assert [shown(value) for value in (row.publish_s, row.check_mb, row.start_s)] == [
        "1.0",
        "200",
        "–",
    ]


def test_without_sizes_there_are_only_heads() -> None:
    head, line = measured([])
    assert head.count("|") == line.count("|")
    assert head.startswith("| figures | kept as | publish s |")
