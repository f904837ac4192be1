"""A synthetic folder is sound, the same for the same seed, and never to be taken for real."""

from __future__ import annotations

import csv
import tracemalloc
from collections import deque
from itertools import islice
from pathlib import Path

import pytest

from report.__main__ import main
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.data import served, store
from report.data.check import problems
from report.model import LANGUAGES, Language, Report
from report.screens.context import ScreenContext
from report.screens.front_screen import FrontScreen, front_screen
from report.screens.synthetic_notice import synthetic_notice
from report.static.addresses import SitePage
from report.static.contents.page import SiteContext
from report.static.frame import framed
from report.synthetic.folder import observation_rows
from report.text.edition import edition_note
from report.text.formatter import Formatter
from tests.data.checked import warnings_of
from tests.elements import texts
from tests.opened import fresh

COUNT, SEED = 10_000, 7


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of ten thousand figures."""
    return generated(tmp_path_factory.mktemp("synthetic") / "folder", SEED)


def generated(folder: Path, seed: int) -> Path:
    assert main(["generate", str(COUNT), "--seed", str(seed), "--into", str(folder)]) == 0
    return folder


def files(folder: Path) -> dict[str, bytes]:
    every = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in every}


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_it_passes_the_check_without_a_doubt(folder: Path) -> None:
    assert problems(folder) == ()
    found = warnings_of(folder)
    assert (found.open, found.answers) == ((), ())


def test_it_has_as_many_figures_as_were_asked_for(folder: Path) -> None:
    report = served.sound_report(folder)
    assert len(report.observations) == COUNT
    assert {row.indicator for row in report.observations} == set(report.indicators)
    assert {row.place for row in report.observations} == set(report.places)
    assert report.districts()
    assert {row.status for row in report.observations} >= {"A", "P", "E"}
    assert {row.vintage for row in report.observations} >= {"first_release", "revised", None}


def test_seed_decides_every_byte(folder: Path, tmp_path: Path) -> None:
    assert files(generated(tmp_path / "same", SEED)) == files(folder)
    other = files(generated(tmp_path / "other", SEED + 1))
    differing = {name for name, content in files(folder).items() if other[name] != content}
    assert differing == {"observations.csv", "sources.csv"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_is_of_names_that_say_so(folder: Path, language: Language) -> None:
    mark = {"en": "synthetic", "zh": "合成"}[language]
    named = {
        "indicators.csv": "name",
        "places.csv": "name",
        "sources.csv": "title",
        "publishers.csv": "name",
        "editions.csv": "title",
    }
    for file, column in named.items():
        found = [row[f"{column}_{language}"] for row in rows(folder, file)]
        assert found
        assert [name for name in found if mark not in name.casefold()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", "syn_air", "sources", "indicator", "chart", "explore"])
def test_every_page_says_so(
    folder: Path, page: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_DATA", str(folder))
    app = fresh(page, {"lang": language})
    assert [error.value for error in app.exception] == []
    assert said(store.shared(folder), language) in "\n".join(texts(app.main))


def said(report: Report, language: Language) -> str:
    mark = report.words["synthetic.mark"][language]
    return report.words["synthetic.about"][language].replace("{mark}", mark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_screens_and_the_site_without_an_app_say_so(folder: Path, language: Language) -> None:
    fmt = Formatter(store.shared(folder), language)
    for path in ("", "syn_air", "sources", "explore"):
        screen = FrontScreen(path, (), path, (), None)
        assert said(fmt.report, language) in words(front_screen(screen, fmt))
    ctx = SiteContext(fmt, LIGHT)
    page = framed(SitePage("sources"), [Node("h1", text="Sources")], ctx, "")
    assert said(fmt.report, language) in words(page)


def words(node: Node) -> str:
    return "\n".join(one.text for one in node.walk())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_stamped_with_a_title_that_says_so(folder: Path, language: Language) -> None:
    report = store.shared(folder)
    assert report.words["synthetic.mark"][language] in edition_note(report)[language]


def test_published_figures_are_not_called_synthetic(report: Report) -> None:
    assert not report.settings.synthetic
    assert list(synthetic_notice(ScreenContext(Formatter(report, "en"), LIGHT))) == []


@pytest.mark.long
def test_memory_does_not_grow_with_the_figures() -> None:
    peaks = [_peak(count) for count in (1_000, 200_000)]
    assert peaks[1] < peaks[0] + 100_000


def _peak(count: int) -> int:
    """The most bytes that are held while so many rows of a large folder are made."""
    tracemalloc.start()
    deque(islice(observation_rows(10_000_000, SEED), count), maxlen=0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("written", ["9999", "10000001", "1e6", "-10000", "many"])
def test_number_out_of_range_is_refused(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["generate", "--seed", "1", "--into", str(tmp_path / "new"), "--", written])
    assert "is no number from 10000 to 10000000" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert main(["generate", "10000", "--seed", "1", "--into", str(tmp_path)]) == 1
    assert "is not empty. Name an empty or a new folder by --into." in capsys.readouterr().err
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["generate", "10000", "--seed", "1", "--into", str(tmp_path / "file" / "in")]) == 1
    assert "cannot be written" in capsys.readouterr().err
