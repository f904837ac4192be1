"""One version: in the footer, in the API, in files, and at the head of the changelog."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from report.downloads.json_file import in_json
from report.downloads.workbook import in_xlsx
from report.model import LANGUAGES, VERSION, Language, Report
from report.slides.model import DeckOptions
from report.slides.pptx import pptx
from tests.api.asked import ask
from tests.downloads.samples import Sample
from tests.opened import opened

ROOT = Path(__file__).parents[2]
SAMPLE = Sample("area", "latest", "en")


def test_it_is_written_once() -> None:
    """Code, files and documents read it; only the changelog says it again, as history."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    sources = [*ROOT.glob("report/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "pyproject.toml"]
    saying = [file.name for file in sources if f'"{VERSION}"' in file.read_text("utf-8")]
    assert saying == ["version.py"]


def test_changelog_begins_with_it() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    released = [head for head in heads if head != "Unreleased"]
    assert released[0].startswith(f"{VERSION} "), released[0]
    assert heads in (released, ["Unreleased", *released])


@pytest.mark.parametrize("language", LANGUAGES)
def test_footer_says_it(language: Language) -> None:
    assert any(VERSION in text for text in opened("", language).texts)


def test_api_says_it(report: Report) -> None:
    assert ask(report, "/openapi.json").json["info"]["version"] == VERSION


def test_files_say_it(report: Report) -> None:
    written = json.loads(in_json(SAMPLE.selection, SAMPLE.fmt))
    assert written["metadata"]["dashboard_version"] == VERSION
    book = load_workbook(io.BytesIO(in_xlsx(SAMPLE.selection, SAMPLE.fmt)))
    assert VERSION in str(book.properties.keywords)
    with zipfile.ZipFile(io.BytesIO(pptx(report, DeckOptions(("energy",), ("en",))))) as slides:
        assert f"<cp:version>{VERSION}</cp:version>" in slides.read("docProps/core.xml").decode()
