"""The report's fonts: whole, named, licensed, and with every character that is written."""

from __future__ import annotations

import io
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from report import fonts
from report.data import store
from report.text.verdicts import SHAPES

CHINESE = ("ReportSansSC-Regular", "ReportSansSC-Bold")
LATIN = ("ReportSans-Regular", "ReportSans-Bold")
_MOST_BYTES = 6_000_000


@cache
def face(name: str) -> TTFont:
    """A font, read whole, so that its file is closed again."""
    return TTFont(io.BytesIO(fonts.FOLDER.joinpath(f"{name}.otf").read_bytes()))


def widths(name: str, signs: str) -> set[int]:
    opened = face(name)
    cmap = opened.getBestCmap()
    return {opened["hmtx"][cmap[ord(sign)]][0] for sign in signs}


@pytest.mark.parametrize("name", CHINESE)
def test_list_of_characters_is_the_fonts_own(name: str) -> None:
    assert set(map(chr, face(name).getBestCmap())) == fonts.characters() - {"\n"}
    assert len(fonts.characters()) > 7000


def test_every_character_of_the_data_can_be_written() -> None:
    files = [file for file in store.SHIPPED.rglob("*") if file.is_file()]
    assert len(files) > 15
    lacking = {
        f"{file.name}: {character} (U+{ord(character):04X})"
        for file in files
        for character in set(file.read_text("utf-8")) - fonts.characters()
    }
    assert not lacking, "Run `make fonts`"


def test_marks_of_verdicts_can_be_written() -> None:
    assert set("".join(SHAPES.values())) <= fonts.characters()


@pytest.mark.parametrize(("name", "family"), [(n, fonts.CHINESE) for n in CHINESE])
def test_font_bears_its_own_name(name: str, family: str) -> None:
    assert face(name)["name"].getDebugName(1) == family
    assert "Open Font License" in str(face(name)["name"].getDebugName(13))


@pytest.mark.parametrize("name", LATIN)
def test_latin_signs_are_narrow(name: str) -> None:
    """An apostrophe as wide as a Chinese character would tear an English word apart."""
    assert max(widths(name, "‘’“”·")) < 600
    assert face(name)["name"].getDebugName(1) == fonts.LATIN


def test_chinese_signs_are_wide() -> None:
    assert widths("ReportSansSC-Regular", "“”，。《》") == {1000}


def test_fonts_are_small_and_come_with_their_licence() -> None:
    sizes = [file.stat().st_size for file in fonts.FOLDER.glob("*.otf")]
    assert len(sizes) == 4
    assert sum(sizes) < _MOST_BYTES
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("name", [*LATIN, *CHINESE])
def test_negative_figures_can_be_written(name: str) -> None:
    assert ord("\N{MINUS SIGN}") in face(name).getBestCmap()
