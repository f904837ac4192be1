"""The same selection gives the same bytes, whenever and by whomever it is asked for."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from report.downloads.formats import FORMATS, Format
from tests.downloads.samples import SAMPLES, Sample, edition_of

ONE = {format_.ending: format_ for format_ in FORMATS}


@pytest.mark.parametrize("ending", ONE)
def test_same_selection_gives_the_same_bytes(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also years later, and from a report that was read anew."""
    sample = Sample("area", "2023", "zh")
    first = ONE[ending].write(sample.selection, sample.fmt)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 1e8)
    again = replace(sample.fmt, report=replace(edition_of("2023")))
    assert ONE[ending].write(sample.selection, again) == first


@pytest.mark.parametrize("ending", ONE)
def test_another_edition_or_selection_gives_others(ending: str) -> None:
    one: Format = ONE[ending]
    english = [sample for sample in SAMPLES if sample.language == "en"]
    assert len({one.write(s.selection, s.fmt) for s in english}) == len(english) > 10
