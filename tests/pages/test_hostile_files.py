"""A folder that means harm, in every file and answer: no text makes a link or a formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from pypdf import PdfReader
from starlette.applications import Starlette

from report.data import store
from report.files import addresses, routes
from report.model import LANGUAGES, Report
from report.pdf import charts
from report.slides.model import DeckOptions
from report.static.building import build
from report.static.document import SiteOptions
from report.text.formatter import Formatter
from tests import hostile
from tests.api.asked import answer, ask
from tests.pages.test_other_cities import replies, subjects
from tests.pdf.printed import stand_in

# What a spreadsheet takes for a formula.
_FORMULAS = ("=", "+", "@", "\t", "\r")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.written(tmp_path_factory.mktemp("harm") / "data")


@pytest.fixture(scope="module")
def harmful(folder: Path) -> Report:
    return store.shared(folder)


def links(content: bytes, ending: str) -> Iterator[str]:
    """Where the links of a file lead, and what it would have a program load or run."""
    if ending == "pdf":
        marks = [
            one.get_object()
            for page in PdfReader(io.BytesIO(content)).pages
            for one in page.get("/Annots") or ()
        ]
        yield from (str(one["/A"]) for one in marks if "/A" in one)
    elif ending in {"xlsx", "pptx", "zip"}:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from _of_part(package.read(name), name)
    elif ending == "csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        yield from (cell for row in rows for cell in row if cell.startswith(_FORMULAS))
    elif ending == "json":
        json.loads(content)


def _of_part(content: bytes, name: str) -> Iterator[str]:
    if name.endswith(".rels"):
        targets = etree.fromstring(content).iter("{*}Relationship")
        yield from (one.get("Target", "") for one in targets if one.get("TargetMode"))
    elif name.endswith(".xml"):
        yield from (str(one.text) for one in etree.fromstring(content).iter("{*}f") if one.text)
    elif name.endswith(".csv"):
        yield from links(content, "csv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_no_link_and_no_formula_of_a_text(
    language: Any, harmful: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "drawn", stand_in)
    fmt = Formatter(harmful, language)
    app = Starlette(routes=routes.routes(lambda: harmful))
    deck = addresses.of_slides(DeckOptions(languages=(language,)))
    for subject, endings in [*subjects(harmful), (deck, ("pptx",))]:
        for ending in endings:
            path, _, query = addresses.address(subject, ending, fmt).partition("?")
            reply = answer(app, f"/{path}", query)
            assert reply.status == 200, (subject, ending)
            found = [*links(reply.body, ending)]
            assert [one for one in found if hostile.HOST in one] == [], (subject, ending)
            assert [one for one in found if one.startswith(_FORMULAS)] == [], (subject, ending)


def test_answers_have_no_formula_and_are_read_as_they_are(harmful: Report) -> None:
    for path, reply in replies(harmful):
        assert reply.status == 200, path
        json.loads(reply.body)
        table = ask(harmful, path, "format=csv")
        if table.headers["content-type"].startswith("text/csv"):
            assert [*links(table.body, "csv")] == [], path


def test_pages_of_the_site_have_only_texts_of_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "drawn", stand_in)
    build(folder, tmp_path / "out", SiteOptions("https://report.example/"))
    pages = [*(tmp_path / "out").rglob("*.html")]
    assert len(pages) > 20
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        attributes = [
            (one.tag, name, value)
            for one in tree.iter()
            for name, value in getattr(one, "attrib", {}).items()
            if hostile.HOST in value
        ]
        told = {(tag, name) for tag, name, _ in attributes}
        assert not {name for _, name in told} & {"href", "src", "style", "srcset"}, page.name
        assert not [*tree.iter("script", "iframe", "object")], page.name
        assert "evil" not in "".join(one.tag for one in tree.iter() if isinstance(one.tag, str))
