"""The fonts are only made anew where those that they are cut from are installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from report import fonts
from tests import make_fonts


def test_without_the_fonts_to_cut_from_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_fonts, "NOTO", tmp_path)
    monkeypatch.setattr(fonts, "FOLDER", tmp_path / "untouched")
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    assert make_fonts.main() == 1
    said = capsys.readouterr()
    assert said.err == (
        f"Not found: {tmp_path}/NotoSansCJK-Bold.ttc. Install Debian's package fonts-noto-cjk.\n"
    )
    assert not fonts.FOLDER.exists()
