"""A folder read by a process of its own says what one reads that asks for it here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from report.analysis.editions import content_hash
from report.data.reading import ReadingError, reading
from report.workers.reading import read_apart
from tests.build import EXAMPLE


def test_sound_folder_is_read() -> None:
    apart, here = read_apart(EXAMPLE), reading(EXAMPLE)
    assert apart.report is not None
    assert here.report is not None
    assert content_hash(apart.report) == content_hash(here.report)
    assert apart.report.words == here.report.words
    assert (apart.mark, apart.problems) == (here.mark, ())


def test_folder_with_faults_is_refused(tmp_path: Path) -> None:
    apart, here = read_apart(tmp_path), reading(tmp_path)
    assert apart.report is None
    assert apart.problems == here.problems
    assert apart.mark == here.mark


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true", "/nowhere/python"])
def test_process_that_tells_nothing_is_an_error(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with pytest.raises(ReadingError):
        read_apart(EXAMPLE)
