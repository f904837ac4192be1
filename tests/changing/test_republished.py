"""Pages run while a writer writes one state over another: the short form of `republished`."""

from __future__ import annotations

from pathlib import Path

from tests.changing.published import FIRST, publishing
from tests.changing.republished import tally

RUNS = 60
# A busy machine may serve no other state for so many runs.
_TRIES = 5


def test_no_run_fails_and_none_mixes_two_states(tmp_path: Path) -> None:
    with publishing(tmp_path, FIRST) as city:
        for _ in range(_TRIES):
            found = tally(city, RUNS)
            assert found.runs == RUNS
            assert found.mixed == []
            if len(found.states) > 1:
                break
    assert len(found.states) > 1
