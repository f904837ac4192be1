"""Names of files: place, edition, selection, language, in letters that any system takes."""

from __future__ import annotations

import re

import pytest

from report.downloads.names import document_name, file_name, package_name, slides_name
from report.downloads.selection import Selection
from report.model import Text
from report.text.formatter import Formatter
from tests.build import example
from tests.downloads.samples import SAMPLES, Sample


def named(what: str) -> str:
    selection = Selection(what, Text("x", "x"))
    return file_name(selection, Formatter(example(), "zh"), "csv")


def test_name_says_place_edition_selection_and_language() -> None:
    sample = Sample("indicator", "2023", "zh")
    name = file_name(sample.selection, sample.fmt, "csv")
    assert name == "shenzhen_2023_nev_stock_zh.csv"
    assert package_name(sample.selection, sample.fmt) == "shenzhen_2023_nev_stock_zh"


def test_name_of_a_document_says_the_same() -> None:
    assert document_name("energy", Formatter(example(), "en")) == "exampleton_latest_energy_en.pdf"


def test_name_of_slides_says_their_length_areas_and_languages() -> None:
    name = slides_name("short", ["power", "air"], ["zh", "en"], example())
    assert name == "exampleton_latest_slides_short_power_air_zh_en.pptx"
    assert slides_name("full", [], ["en"], example()) == "exampleton_latest_slides_full_en.pptx"


def test_names_are_safe_and_no_two_are_the_same() -> None:
    names = [file_name(one.selection, one.fmt, "zip") for one in SAMPLES]
    assert len(set(names)) == len(SAMPLES) > 20
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9_-]+\.zip", name)] == []


@pytest.mark.parametrize(
    ("what", "safe"),
    [
        ("a/../../etc/passwd", "a-etc-passwd"),
        ('a"b\r\nc', "a-b-c"),
        ("绿色", "x"),
        ("../..", "x"),
        ("", "x"),
        ("a" * 500, "a" * 80),
        ("Map_Q1@2022-06", "Map_Q1-2022-06"),
    ],
)
def test_odd_selection_has_a_safe_name(what: str, safe: str) -> None:
    assert named(what) == f"exampleton_latest_{safe}_zh.csv"
