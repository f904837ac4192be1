"""A watched folder: what is read, when, and what is served of it; the clock is the test's."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report.data import contents, served
from report.data.raw import Problem
from report.data.reading import Reading, ReadingError, reading
from report.data.watch import FolderWatch
from report.data.watch_settings import WatchSettings
from report.data.watched import WatchClock
from report.model import Report
from report.model.report_cache import report_cache
from tests.build import EXAMPLE
from tests.data.watched_city import REST, Seconds, Watched, name
from tests.workers.makers import until


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path / "city")
    yield watched
    watched.watch.stop()


def test_first_state_is_served_from_the_beginning(city: Watched) -> None:
    now = served.published(city.folder)
    assert now.report is not None
    assert now.mark == contents.files_mark(contents.read_files(city.folder))
    assert served.checked(city.folder) is now.report
    assert city.readings == 0


def test_sound_state_is_taken_when_it_has_rested(city: Watched) -> None:
    before = served.published(city.folder)
    city.name_anew()
    city.pass_over(REST - 0.1)
    assert served.published(city.folder).report is before.report
    assert served.published(city.folder).is_changing
    city.clock.now += 0.1
    city.watch.look()
    now = served.published(city.folder)
    assert name(city.report) == "Samplebury"
    assert name(before.report or city.report) == "Exampleton"
    assert now.mark != before.mark
    assert not now.is_changing


def test_what_was_worked_out_of_the_old_state_is_forgotten(city: Watched) -> None:
    @report_cache(4)
    def worked_out(report: Report) -> str:
        return name(report)

    before = city.report
    worked_out(before)
    city.spoil()
    city.pass_over()
    assert city.report is before
    assert worked_out.cache_info().currsize == 1
    city.mend()
    city.name_anew()
    city.pass_over()
    assert city.report is not before
    assert worked_out.cache_info().currsize == 0


def test_what_hinders_a_look_is_told_whatever_the_folder_holds(city: Watched) -> None:
    """Beside what is wrong there, and once it is mended or another state is taken."""
    lost = Problem("report", None, None, "the database cannot be read", "It is tried again")
    hindered: list[Problem | None] = [lost]
    city.watch.renewed_by(lambda: hindered[0])
    for change, wrong in ((city.spoil, 2), (city.mend, 1), (city.name_anew, 1)):
        change()
        city.pass_over()
        assert city.wrong[0] == lost.wrong
        assert len(city.wrong) == wrong
    assert name(city.report) == "Samplebury"
    hindered[0] = None
    city.watch.look()
    assert city.wrong == []


def test_end_of_looking_that_nobody_asked_for_is_told(city: Watched) -> None:
    """What is served goes on; who runs the server hears of it."""

    def fail() -> Problem | None:
        raise ZeroDivisionError

    city.watch.renewed_by(fail)
    with pytest.raises(ZeroDivisionError):
        city.watch._watch()
    assert "nobody looks at the data any more" in city.wrong
    assert name(city.report) == "Exampleton"


def test_state_that_is_half_written_is_not_read(city: Watched) -> None:
    for size in (100, 200, 300):
        content = (EXAMPLE / "observations.csv").read_bytes()
        (city.folder / "observations.csv").write_bytes(content[:size])
        city.pass_over(REST - 0.1)
    assert city.readings == 0
    assert city.wrong == []
    (city.folder / "observations.csv").write_bytes(content)
    city.pass_over()
    assert (city.readings, city.wrong) == (0, [])


def test_fault_is_read_and_told_once(city: Watched, caplog: pytest.LogCaptureFixture) -> None:
    before = city.report
    city.spoil()
    for _ in range(20):
        city.pass_over()
    assert city.report is before
    assert served.checked(city.folder) is before
    assert city.readings == 1
    (problem,) = served.published(city.folder).problems
    assert (problem.file, problem.row) == ("places.csv", 3)
    assert [record.message for record in caplog.records if str(problem) in record.message]
    assert caplog.text.count(str(problem)) == 1


def test_fault_that_is_touched_is_not_read_again(city: Watched) -> None:
    city.spoil()
    city.pass_over()
    (city.folder / "places.csv").touch()
    city.pass_over()
    assert city.readings == 1
    assert city.wrong


def test_what_is_served_and_lies_there_again_is_not_read(
    city: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    before = city.report
    city.spoil()
    city.pass_over()
    caplog.set_level(logging.INFO)
    city.mend()
    city.pass_over()
    assert city.report is before
    assert (city.readings, city.wrong) == (1, [])
    assert "again as it is served" in caplog.text


def test_mended_state_is_taken(city: Watched) -> None:
    city.spoil()
    city.pass_over()
    city.mend()
    city.name_anew()
    city.pass_over()
    assert name(city.report) == "Samplebury"
    assert city.wrong == []


def name_after_a_reading(city: Watched, read: Callable[[Path], Reading]) -> str:
    """That of the city which is named anew and read so, which does not count, and then again."""

    def once(folder: Path) -> Reading:
        city.read = reading
        return read(folder)

    city.read = once
    city.name_anew()
    city.pass_over()
    assert name(city.report) == "Exampleton"
    city.pass_over()
    return name(city.report)


def test_folder_that_is_written_to_while_it_is_read_is_read_again(city: Watched) -> None:
    def written_to(folder: Path) -> Reading:
        found = reading(folder)
        city.write("places.csv", "Samplebury", "Otherville")
        return found

    assert name_after_a_reading(city, written_to) == "Otherville"


def test_reading_of_other_files_than_those_that_rested_is_none(city: Watched) -> None:
    """A folder was renamed away and back while it was read: its files bear the same stamps."""
    assert name_after_a_reading(city, lambda _: reading(EXAMPLE)) == "Samplebury"


def test_link_is_read_where_it_leads_to(tmp_path: Path) -> None:
    target = Path(shutil.copytree(EXAMPLE, tmp_path / "first"))
    link = tmp_path / "link"
    link.symlink_to(target)
    read: list[Path] = []

    def noted(folder: Path, state: str | None = None) -> Reading:
        read.append(folder)
        return reading(folder, state)

    clock = Seconds()
    watch = FolderWatch(link, noted, clock=WatchClock(clock))
    watch.begin()
    second = Path(shutil.copytree(EXAMPLE, tmp_path / "second"))
    (second / "observations.csv").write_bytes((EXAMPLE / "observations.csv").read_bytes() + b"\n")
    link.unlink()
    link.symlink_to(second)
    watch.look()
    clock.now += REST
    watch.look()
    watch.stop()
    assert read == [second]


def test_reading_that_fails_is_told_and_tried_again(city: Watched) -> None:
    def failing(_: Path) -> Reading:
        raise ReadingError("no process could be started")

    city.read = failing
    city.name_anew()
    city.pass_over()
    assert city.wrong == ["it was not read (no process could be started)"]
    city.read = reading
    city.pass_over(50)
    assert city.readings == 1
    city.pass_over(10)
    assert name(city.report) == "Samplebury"
    assert city.wrong == []


def test_file_that_can_be_read_again_is_seen_though_its_stamps_are_the_same(
    city: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails for a while."""
    intact = contents.content_of
    failing = True

    def content_of(file: Path) -> contents.Content:
        failed = failing and file.name == "observations.csv"
        return OSError(5, "Input/output error") if failed else intact(file)

    monkeypatch.setattr(contents, "content_of", content_of)
    city.name_anew()
    city.pass_over()
    assert city.wrong == ["it cannot be read (Input/output error)"]
    failing = False
    city.pass_over()
    assert name(city.report) == "Samplebury"


def test_report_is_prepared_before_it_is_served(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
    found: list[Report | None] = []
    watch = FolderWatch(folder, prepare=lambda _: found.append(served.published(folder).report))
    watch.begin()
    watch.stop()
    assert found == [None]


def test_watch_that_ends_leaves_nothing_behind(city: Watched) -> None:
    city.watch.stop()
    assert served.published(city.folder).mark == ""


def test_watch_runs_by_itself(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
    quick = WatchSettings(look_seconds=0.01, rest_seconds=0.01)
    watch = FolderWatch(folder, settings=quick)
    watch.begin()
    watch.start()
    table = folder / "places.csv"
    table.write_text(table.read_text("utf-8").replace("Exampleton", "Samplebury"), "utf-8")
    until(lambda: name(published_report(folder)) == "Samplebury")
    watch.stop()


def published_report(folder: Path) -> Report:
    report = served.published(folder).report
    assert report is not None
    return report
