"""`python -m report export`: files written, and what cannot be written refused in words."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from pptx import Presentation

from report.__main__ import main
from report.commands import export
from report.images.cache import BusyError
from report.images.chromium import PictureError
from report.text.formatter import Formatter


def told(fmt: Formatter, areas: tuple[str, ...], url: str | None) -> bytes:
    return f"{fmt.language} {fmt.report.edition} {','.join(areas)} {url}".encode()


@pytest.fixture
def format_(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that writes down what it was asked for."""
    monkeypatch.setattr(export, "FORMATS", MappingProxyType({"told": told}))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], "zh latest "),
        (["--lang", "en", "--area", "energy"], "en latest energy"),
        (
            ["--area", "energy", "--area", "transport", "--area", "energy"],
            "zh latest energy,transport",
        ),
        (["--edition", "2023"], "zh 2023 "),
    ],
)
@pytest.mark.usefixtures("format_")
def test_file_is_what_was_asked_for(asked: list[str], expected: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert main(["export", "told", *asked, "-o", str(file)]) == 0
    assert file.read_text("utf-8").startswith(expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], "https://a.example/b/?lang=zh"),
        (["--area", "energy"], "https://a.example/b/energy?lang=zh"),
        (["--area", "energy", "--area", "industry"], "https://a.example/b/?lang=zh"),
        (
            ["--area", "energy", "--edition", "2023"],
            "https://a.example/b/energy?lang=zh&edition=2023",
        ),
    ],
)
@pytest.mark.parametrize("base", ["https://a.example/b", "https://a.example/b/"])
@pytest.mark.usefixtures("format_")
def test_paper_leads_to_the_same_view(
    asked: list[str], expected: str, base: str, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    assert main(["export", "told", *asked, "--url", base, "-o", str(file)]) == 0
    assert file.read_text("utf-8").split()[-1] == expected


@pytest.mark.parametrize(
    "base",
    ["dashboard", "javascript:alert(1)", "file:///etc", "https://", "https://a.b/?x=1", "http://["],
)
@pytest.mark.usefixtures("format_")
def test_what_is_no_address_is_refused(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    with pytest.raises(SystemExit) as ended:
        main(["export", "told", "--url", base, "-o", str(file)])
    assert ended.value.code == 2
    assert f"argument --url: '{base}' is not the address" in capsys.readouterr().err
    assert not file.exists()


def test_help_names_the_formats(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "--help"])
    assert ended.value.code == 0
    assert "{pdf,pptx}" in capsys.readouterr().out


@pytest.mark.parametrize("failure", [PictureError("no picture"), BusyError("busy")])
def test_file_that_cannot_be_made_is_said_in_a_line(
    failure: Exception,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_fmt: Formatter, _areas: tuple[str, ...], _url: str | None) -> bytes:
        raise failure

    monkeypatch.setattr(export, "FORMATS", MappingProxyType({"told": fail}))
    file = tmp_path / "file"
    assert main(["export", "told", "-o", str(file)]) == 1
    assert capsys.readouterr().err == f"{file} is not written: {failure}\n"
    assert not file.exists()


@pytest.mark.parametrize(
    ("asked", "named"),
    [(["--area", "../x"], "transport"), (["--edition", "1999"], "2023")],
)
@pytest.mark.usefixtures("format_")
def test_unknown_name_is_refused_with_those_known(
    asked: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    assert main(["export", "told", *asked, "-o", str(file)]) == 1
    said = capsys.readouterr().err
    assert asked[1] in said
    assert named in said
    assert not file.exists()


def test_deck_from_the_shell(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    asked = ["--lang", "en", "--area", "transport", "-o", str(file)]
    assert main(["export", "pptx", *asked]) == 0
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(file)).slides]
    assert "DaChan Bay green terminal" in titles
    assert "Dapeng LNG terminal" not in titles


@pytest.mark.usefixtures("format_")
def test_folder_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "nowhere" / "file"
    assert main(["export", "told", "-o", str(file)]) == 1
    assert "nowhere" in capsys.readouterr().err
