"""A watched folder on a server for readers before release: what is a draft, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.analysis.editions import content_mark
from report.data import served
from tests.data.test_watch_signed import PLAN, RELEASE, Office
from tests.spoilt import edit

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A server of a city whose first state is seen by all."""
    office = Office(tmp_path / "city")
    office.sign()
    office.begin(early=True)
    yield office
    if office.watch is not None:
        office.watch.stop()


def release_of(office: Office) -> dt.datetime | None:
    report = served.published(office.folder).report
    assert report is not None
    assert content_mark(report).startswith("draft-") is (report.release_at is not None)
    return report.release_at


def test_what_is_released_is_no_draft(office: Office) -> None:
    assert (office.told, release_of(office)) == ("asks", None)


def test_signed_state_is_a_draft_until_its_minute(office: Office) -> None:
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    assert (office.told, release_of(office)) == ("calls", RELEASE)
    office.look(RELEASE - SECOND)
    assert release_of(office) == RELEASE
    read = len(office.states)
    office.look(RELEASE)
    assert (office.told, release_of(office), office.wrong) == ("calls", None, [])
    assert len(office.states) == read, "it is at hand"


def test_what_nobody_has_signed_is_no_draft_of_these_readers(office: Office) -> None:
    edit(office.folder, PLAN)
    office.look()
    assert (office.told, release_of(office)) == ("asks", None)


def test_draft_that_is_withdrawn_is_gone(office: Office) -> None:
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    office.withdraw()
    office.look()
    assert (office.told, release_of(office)) == ("asks", None)


def test_release_that_is_put_off_is_told(office: Office) -> None:
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    office.sign(RELEASE + 60 * SECOND)
    office.look()
    assert release_of(office) == RELEASE + 60 * SECOND


def test_of_several_drafts_that_is_read_which_was_signed_last(office: Office) -> None:
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    edit(office.folder, PLAN | {"replace": "calls for", "to": "longs for"})
    office.sign(RELEASE - 3600 * SECOND)
    office.look()
    assert (office.told, release_of(office)) == ("longs", RELEASE - 3600 * SECOND)
    office.look(RELEASE - 3600 * SECOND)
    assert (office.told, release_of(office)) == ("calls", RELEASE)


def test_draft_is_there_when_the_server_begins(tmp_path: Path) -> None:
    office = Office(tmp_path / "city")
    office.sign(RELEASE)
    office.begin(early=True)
    assert release_of(office) == RELEASE
    assert office.watch is not None
    office.watch.stop()
