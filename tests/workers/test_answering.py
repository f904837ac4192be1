"""What is said between a server and a worker, and how the worker answers; in one process."""

from __future__ import annotations

import pickle
from dataclasses import fields

import pytest

from report.analysis.editions import content_mark
from report.images.cache import BusyError
from report.images.chromium import PictureError
from report.model import Report
from report.workers.answering import Answering
from report.workers.messages import (
    Job,
    Load,
    Maker,
    MakerFaultError,
    OtherContentError,
    Outcome,
    packed,
)
from tests.build import example, shipped
from tests.workers import makers


def busy(_: Report, __: object) -> bytes:
    raise BusyError("others are drawn")


def unpacked(report: Report) -> Report:
    said = pickle.loads(packed(Load(report)))
    assert isinstance(said, Load)
    return said.report


def test_report_arrives_as_it_is() -> None:
    arrived = unpacked(shipped())
    for name in (field.name for field in fields(Report) if field.name != "observations"):
        assert getattr(arrived, name) == getattr(shipped(), name), name
    assert tuple(arrived.observations) == tuple(shipped().observations)
    assert content_mark(arrived) == content_mark(shipped())
    assert arrived.series("gdp") == shipped().series("gdp")
    vintages = [(row.vintage, row.new_vintage, row.known_by) for row in shipped().observations]
    assert [
        (row.vintage, row.new_vintage, row.known_by) for row in arrived.observations
    ] == vintages


def test_report_that_arrived_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        unpacked(example()).indicators["new"] = None  # type: ignore[index]


def test_what_was_looked_up_is_not_sent() -> None:
    fresh = packed(Load(unpacked(example())))
    read = unpacked(example())
    read.series("power_per_person")
    assert packed(Load(read)) == fresh


def answering(report: Report) -> Answering:
    asked = Answering()
    assert asked.answer(packed(Load(report))) is None
    return asked


def test_file_of_the_report_is_made() -> None:
    job = Job(makers.title, content_mark(example()), "x")
    made = answering(example()).answer(packed(job))
    assert made == Outcome(makers.title(example(), "x"))


@pytest.mark.parametrize("maker", [busy, makers.undrawn])
def test_failure_for_readers_arrives_as_it_is(maker: Maker) -> None:
    outcome = answering(example()).answer(packed(Job(maker, content_mark(example()), None)))
    assert outcome is not None
    assert isinstance(outcome.error, (BusyError, PictureError))
    assert repr(pickle.loads(packed(outcome)).error) == repr(outcome.error)


def test_fault_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    job = Job(makers.faulty, content_mark(example()), 1)
    outcome = answering(example()).answer(packed(job))
    assert outcome is not None
    assert isinstance(outcome.error, MakerFaultError)
    assert "in faulty" in caplog.text


def test_other_content_is_refused() -> None:
    job = packed(Job(makers.title, content_mark(example()), "x"))
    for asked in (Answering(), answering(shipped())):
        outcome = asked.answer(job)
        assert outcome is not None
        assert isinstance(outcome.error, OtherContentError)
        assert outcome.content == b""
