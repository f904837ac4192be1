"""Whatever becomes of the folder of a running server, its last sound state is served."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from report.data.check import problems
from report.model import LANGUAGES
from tests.changing.published import (
    FIRST,
    PublishedCity,
    empty,
    files_of,
    publishing,
    write,
)
from tests.long import beyond
from tests.workers.makers import until

FIGURES = "observations.csv"
AREA = "areas/power.toml"


def truncated(folder: Path) -> str:
    content = files_of(FIRST)[FIGURES]
    (folder / FIGURES).write_text(content[: len(content) // 2], "utf-8")
    return FIGURES


def half_written(folder: Path) -> str:
    content = files_of(FIRST)[AREA]
    (folder / AREA).write_text(content[: content.index("]")] + "\n", "utf-8")
    return AREA


def deleted(folder: Path) -> str:
    (folder / FIGURES).unlink()
    return FIGURES


def folder_deleted(folder: Path) -> str:
    empty(folder)
    return "report.toml"


def link_to_nothing(folder: Path) -> str:
    (folder / FIGURES).unlink()
    (folder / FIGURES).symlink_to(folder / "nowhere.csv")
    return FIGURES


def no_file(folder: Path) -> str:
    """What an operating system refuses to read, whoever asks."""
    (folder / FIGURES).unlink()
    (folder / FIGURES).mkdir()
    return FIGURES


def failing_disk(folder: Path) -> str:
    """A file that is there, and can be opened, but not be read: an input or output error."""
    (folder / FIGURES).unlink()
    (folder / FIGURES).symlink_to("/proc/self/mem")
    return FIGURES


def wrong_encoding(folder: Path) -> str:
    (folder / "places.csv").write_text(files_of(FIRST)["places.csv"], "gbk")
    return "places.csv"


def full_disk(folder: Path) -> str:
    """What a writer leaves behind that found no room: files of no length."""
    (folder / FIGURES).write_bytes(b"")
    return FIGURES


FAULTS = (
    *(truncated, deleted, wrong_encoding, failing_disk),
    *(half_written, folder_deleted, link_to_nothing, no_file, full_disk),
)


@pytest.mark.parametrize("fault", beyond(2, FAULTS), ids=lambda fault: fault.__name__)
def test_last_sound_state_goes_on(city: PublishedCity, fault: Callable[[Path], str]) -> None:
    file = fault(city.folder)
    until(lambda: file in city.files_told_of)
    told = city.health
    assert (told["ready"], told["status"]) == (True, "outdated")
    for language in LANGUAGES:
        assert city.states_shown(language=language) == {FIRST}
    assert city.server.get("/api/v1/report")[0] == 200
    said = city.server.said()
    wrong = [f"{row['wrong']}. {row['remedy']}." for row in told["problems"]]
    assert wrong
    assert all(line in said for line in wrong)


def test_fault_is_told_once(city: PublishedCity) -> None:
    file = deleted(city.folder)
    until(lambda: file in city.files_told_of)
    (city.folder / "note.txt").write_text("of no concern", "utf-8")
    found = [str(problem) for problem in problems(city.folder)]
    before = [city.server.said().count(problem) for problem in found]
    until(lambda: not city.health["changing"])
    (city.folder / "places.csv").touch()
    until(lambda: city.health["changing"])
    until(lambda: not city.health["changing"])
    assert [city.server.said().count(problem) for problem in found] == before


def test_sound_state_is_taken(city: PublishedCity) -> None:
    before = city.health
    write(city.folder, "B")
    until(lambda: city.is_served("B"))
    assert city.health["data"] != before["data"]
    assert city.health["content_mark"] != before["content_mark"]
    for language in LANGUAGES:
        assert city.states_shown("", language) == {"B"}


def test_mended_state_is_taken(city: PublishedCity) -> None:
    write(city.folder, "C")
    file = half_written(city.folder)
    until(lambda: file in city.files_told_of)
    assert city.states_shown() == {FIRST}
    (city.folder / file).write_text(files_of("C")[file], "utf-8")
    until(lambda: city.is_served("C"))


def test_folder_is_put_in_the_place_of_another(city: PublishedCity, tmp_path: Path) -> None:
    """As the guide of editors has it: the old one is renamed, then the new one."""
    write(tmp_path / "draft", "D")
    city.folder.rename(tmp_path / "before")
    (tmp_path / "draft").rename(city.folder)
    until(lambda: city.is_served("D"))


def test_link_to_the_folder_is_turned(city: PublishedCity, tmp_path: Path) -> None:
    write(tmp_path / "next", "E")
    empty(city.folder)
    city.folder.symlink_to(tmp_path / "next")
    until(lambda: city.is_served("E"))


def test_file_that_can_be_read_again_is_taken(city: PublishedCity) -> None:
    file = no_file(city.folder)
    until(lambda: file in city.files_told_of)
    (city.folder / file).rmdir()
    (city.folder / file).write_text(files_of(FIRST)[file], "utf-8")
    until(lambda: city.is_served(FIRST))


@pytest.mark.long
def test_full_disk_of_the_server_ends_nothing(city: PublishedCity) -> None:
    """No file can be written: neither its log nor a temporary one."""
    with no_file_written(city.server.pid):
        file = truncated(city.folder)
        until(lambda: file in city.files_told_of)
        write(city.folder, "F")
        until(lambda: city.is_served("F"))


@contextmanager
def no_file_written(pid: int) -> Iterator[None]:
    """Each write of a process to a file fails, as on a disk without room; sockets go on."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.long
def test_server_that_began_with_a_fault_takes_the_mended_state(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    half_written(tmp_path)
    with publishing(tmp_path) as city:
        status, _ = city.server.get("/api/v1/health")
        assert status == 503
        assert city.files_told_of == {AREA}
        (tmp_path / AREA).write_text(files_of(FIRST)[AREA], "utf-8")
        until(lambda: city.is_served(FIRST))
