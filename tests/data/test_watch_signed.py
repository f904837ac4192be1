"""A watched folder with signatures: what is served before, at and after a release."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.data import served
from report.data.raw import SIGNATURES
from report.data.reading import Reading, ReadingError, reading
from report.data.watch import FolderWatch
from report.data.watch_settings import WatchSettings
from report.data.watched import WatchClock
from report.signing.signing import Signing, read_state, signed, withdrawn
from tests.build import EXAMPLE
from tests.spoilt import edit

PLAN = {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"}
FAULT = {"file": "places.csv", "replace": ",district,", "to": ",quarter,"}
START = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
RELEASE = dt.datetime(2026, 11, 26, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NOTHING = f"{SIGNATURES}: nothing that was signed of the folder is released yet"


class Office:
    """A copy of the example city, a clock, and what is served of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(shutil.copytree(EXAMPLE, folder))
        self.now, self.states = START, list[str | None]()
        self.watch: FolderWatch | None = None
        self.fails = False

    def _reading(self, folder: Path, state: str | None = None) -> Reading:
        self.states.append(state)
        if self.fails:
            raise ReadingError("the process was killed")
        return reading(folder, state)

    def _seconds(self) -> float:
        return self.now.timestamp()

    def begin(self, *, signed_only: bool = True, early: bool = False) -> None:
        self.watch = FolderWatch(
            self.folder,
            self._reading,
            settings=WatchSettings(signed_only=signed_only, early=early),
            clock=WatchClock(self._seconds, lambda: self.now),
        )
        self.watch.begin()

    def look(self, at: dt.datetime | None = None) -> None:
        """At this time, else so much later that what was changed has rested."""
        assert self.watch is not None
        if at is None:
            self.watch.look()
        self.now = at or self.now + dt.timedelta(seconds=5)
        self.watch.look()

    def sign(self, release_at: dt.datetime | None = None) -> None:
        by = Signing("A. Deputy", "The year", self.now, release_at)
        signed(self.folder, read_state(self.folder), by)

    def withdraw(self) -> None:
        withdrawn(self.folder, Signing("A. Deputy", "Too early", self.now))

    @property
    def told(self) -> str:
        """The verb of the sentence on the plan."""
        report = served.published(self.folder).report
        return report.areas[0].lead[0].en.split(" ")[6] if report else "nothing"

    @property
    def wrong(self) -> list[str]:
        return [f"{one.file}: {one.wrong}" for one in served.published(self.folder).problems]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "city")
    yield office
    if office.watch is not None:
        office.watch.stop()


def test_draft_is_not_served_until_it_is_signed(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.look()
    assert (office.told, office.wrong) == ("asks", [])
    office.sign()
    office.look()
    assert (office.told, office.wrong) == ("calls", [])


def test_state_appears_at_its_minute(office: Office) -> None:
    """Not a second before, and without being read only then."""
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    second = dt.timedelta(seconds=1)
    office.look()
    assert (office.told, office.states) == ("asks", [])
    office.look(RELEASE - 100 * second)
    assert len(office.states) == 1
    office.look(RELEASE - second)
    assert office.told == "asks"
    office.look(RELEASE)
    assert (office.told, office.wrong) == ("calls", [])
    assert len(office.states) == 1


def test_part_of_a_second_is_waited_for(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    half = RELEASE + dt.timedelta(seconds=0.5)
    office.sign(half)
    office.look()
    office.look(RELEASE + dt.timedelta(seconds=0.4))
    assert office.told == "asks"
    office.look(half)
    assert office.told == "calls"


def test_state_that_nobody_foresaw_appears_too(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    office.look(RELEASE + dt.timedelta(hours=1))
    assert office.told == "calls"


def test_state_that_cannot_be_read_ahead_is_tried_once(office: Office) -> None:
    """And once more at its minute."""
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    office.fails = True
    for seconds in (90, 60, 30):
        office.look(RELEASE - dt.timedelta(seconds=seconds))
    assert len(office.states) == 1
    office.fails = False
    office.look(RELEASE)
    assert (office.told, len(office.states)) == ("calls", 2)


def test_server_that_starts_later_serves_what_is_released(office: Office) -> None:
    office.sign()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.begin()
    assert office.told == "asks"
    served.forget(office.folder)
    office.now = RELEASE
    office.begin()
    assert office.told == "calls"


@pytest.mark.parametrize("is_released", [False, True])
def test_withdrawn_state_is_gone(office: Office, is_released: bool) -> None:
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    if is_released:
        office.look(RELEASE)
        assert office.told == "calls"
    read = len(office.states)
    office.withdraw()
    office.look()
    assert office.told == "asks"
    office.look(RELEASE + dt.timedelta(days=1))
    assert office.told == "asks"
    assert len(office.states) == read, "what was served before is still at hand"


def test_correction_meanwhile_gives_way_to_what_waited(office: Office) -> None:
    """Readers see what has the later time, not what was signed last."""
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    edit(office.folder, PLAN | {"replace": "calls for", "to": "wants"})
    office.look()
    office.sign()
    office.look()
    assert office.told == "wants"
    office.look(RELEASE)
    assert office.told == "calls"


def test_another_time_takes_the_place_of_the_first(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    office.look()
    office.sign(RELEASE + dt.timedelta(days=1))
    office.look(RELEASE + dt.timedelta(hours=1))
    assert office.told == "asks"
    office.look(RELEASE + dt.timedelta(days=1))
    assert office.told == "calls"


def test_faults_of_a_draft_are_nobody_s_concern(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, FAULT)
    office.look()
    assert (office.told, office.wrong) == ("asks", [])


def test_draft_alone_is_never_served(office: Office) -> None:
    office.begin()
    assert (office.told, office.wrong) == ("nothing", [NOTHING])
    office.sign()
    office.look()
    assert (office.told, office.wrong) == ("asks", [])


def test_broken_signatures_are_a_fault_and_what_is_served_goes_on(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, {"file": SIGNATURES, "replace": "signed_at", "to": "at"})
    office.look()
    assert office.told == "asks"
    assert {one.partition(":")[0] for one in office.wrong} == {SIGNATURES}
    edit(office.folder, {"file": SIGNATURES, "replace": "at,kind", "to": "signed_at,kind"})
    office.look()
    assert (office.told, office.wrong) == ("asks", [])


def test_damaged_state_is_a_fault_until_it_is_mended(office: Office) -> None:
    office.sign()
    office.begin()
    edit(office.folder, PLAN)
    office.sign()
    whole = {one: one.read_bytes() for one in (office.folder / "signed" / "content").iterdir()}
    for one in whole:
        one.write_bytes(b"")
    office.look()
    assert office.told == "asks"
    assert "cannot be read" in office.wrong[0]
    for one, content in whole.items():
        one.write_bytes(content)
    office.look(office.now + dt.timedelta(minutes=2))
    assert (office.told, office.wrong) == ("calls", [])


def test_signatures_hinder_no_server_that_does_not_ask_for_them(office: Office) -> None:
    office.begin(signed_only=False)
    edit(office.folder, PLAN)
    office.look()
    assert (office.told, office.wrong) == ("calls", [])


def test_start_with_faults_goes_on_with_what_was_signed(office: Office) -> None:
    """Of what is released: never with what waits for its time."""
    office.sign()
    edit(office.folder, PLAN)
    office.sign(RELEASE)
    edit(office.folder, FAULT)
    office.begin(signed_only=False)
    assert office.told == "asks"
    assert [one.partition(":")[0] for one in office.wrong] == ["places.csv"]
    shutil.copyfile(EXAMPLE / "places.csv", office.folder / "places.csv")
    office.look()
    assert (office.told, office.wrong) == ("calls", [])
