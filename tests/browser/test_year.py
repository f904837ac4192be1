"""The office's year: a form filled in with a spreadsheet, signed, released at its minute, mailed.

Each step is the command that docs/year.md names, and what readers see of it on two servers.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page

from report.data.store import SHIPPED
from report.model import LANGUAGES
from tests.browser.conftest import Visit
from tests.browser.spreadsheet import filled_in
from tests.delivery.mail_server import HOST, Desk, mail_server
from tests.server import ROOT, Server, serving
from tests.workers.makers import until

pytestmark = pytest.mark.long

# Made up. The second one is ten times what it was, as a slip of the unit would be.
FIGURE, DOUBTFUL = "651.2", "975.3"
SOURCE = {
    "id": "example_2026",
    "title_en": "Transport of 2026 (example)",
    "title_zh": "2026年交通（示例）",
    "publisher": "shenzhen_metro_group",
    "published": str(dt.date.today()),
    "language": "zh",
    "kind": "institution",
    "url": "https://example.org/2026",
}
_TOMORROW, _SOON = dt.timedelta(days=1), dt.timedelta(seconds=30)


@dataclass(frozen=True)
class Office:
    """A folder with the report's data, what is written beside it, and the language spoken."""

    home: Path
    language: str
    mail_port: int
    desk: Desk

    @property
    def data(self) -> Path:
        return self.home / "data"

    def run(self, *command: str, code: int = 0) -> str:
        """What `python -m report …` prints; AssertionError where it ends with another code."""
        done = subprocess.run(
            [sys.executable, "-m", "report", *command],
            cwd=ROOT,
            env={**os.environ, **self._settings()},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def _settings(self) -> Mapping[str, str]:
        mail = {"HOST": HOST, "PORT": str(self.mail_port), "SECURITY": "none"}
        mail |= {"FROM": "office@example.org"}
        named = {f"REPORT_MAIL_{name}": value for name, value in mail.items()}
        return {**named, "REPORT_DATA": str(self.data), "REPORT_SIGNED_ONLY": "yes"}

    def workbook(self, name: str, *options: str) -> Path:
        """A workbook that the report writes."""
        file = self.home / name
        self.run("workbook", str(file), *options, "--lang", self.language)
        return file

    def sign(self, *options: str, code: int = 0) -> str:
        who = ("--by", "A. Deputy", "--note", "2026")
        return self.run("sign", str(self.data), *who, *options, code=code)

    def deliver(self) -> None:
        self.run("deliver", "--to", str(self.home / "addresses.txt"))


@pytest.fixture(params=LANGUAGES)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The office, whose shipped data are signed, beside its mail server."""
    language, desk = request.param, Desk()
    shutil.copytree(SHIPPED, tmp_path / "data")
    (tmp_path / "addresses.txt").write_text(f"li@example.org {language} transport\n", "utf-8")
    with mail_server(desk) as port:
        office = Office(tmp_path, language, port, desk)
        office.sign()
        yield office


@pytest.fixture
def replicas(office: Office) -> Iterator[list[Server]]:
    """Two servers that show what is signed and released."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(serving(office.data, REPORT_SIGNED_ONLY="yes")) for _ in range(2)
        ]


def cells_of(form: Path, head: str, key: str, filled: Mapping[str, str]) -> dict[str, str]:
    """The cells, by their names, of the row whose first column below a head says the key."""
    sheet: Any = openpyxl.load_workbook(form).worksheets[0]
    rows = list(sheet.iter_rows())
    start = next(place for place, row in enumerate(rows) if row[0].value == head)
    names = [cell.value for cell in rows[start]]
    row = next(row for row in rows[start + 1 :] if key in {row[0].value, row[1].value})
    return {row[names.index(name)].coordinate: text for name, text in filled.items()}


def filled_form(office: Office) -> Path:
    """A department's form with two figures and their source, typed in LibreOffice."""
    form = office.workbook("form.xlsx", "--area", "transport", "--period", "2026")
    named = {"source": SOURCE["id"]}
    length, stock = ({"value": value, **named} for value in (FIGURE, DOUBTFUL))
    cells = cells_of(form, "+sources", "1", SOURCE)
    cells |= cells_of(form, "+observations", "rail_transit_length", length)
    cells |= cells_of(form, "+observations", "nev_stock", stock)
    filled = office.home / "filled.xlsx"
    filled_in(form, filled, cells)
    return filled


def answer_warnings(office: Office) -> None:
    """Say in LibreOffice why the doubtful figure is right, and take the answer over."""
    form = office.workbook("answers.xlsx", "--answers")
    filled = office.home / "answered.xlsx"
    cells = cells_of(form, "+answers", "1", {"why": "已与部门核对", "who": "张三"})
    filled_in(form, filled, cells)
    office.run("import", str(filled), "--into", str(office.data))


def told(server: Server, language: str) -> tuple[str, str]:
    """What the data API says of the figure, and the text of the area's page."""
    rows = server.get("/api/v1/observations?indicator=rail_transit_length&format=csv")[1]
    return rows, server.get(f"/transport?lang={language}")[1]


def is_told(server: Server, language: str) -> bool:
    return all(FIGURE in answer for answer in told(server, language))


def shown(page: Page) -> str:
    return page.locator("body").inner_text()


def test_year(office: Office, replicas: list[Server], visit: Visit) -> None:
    page = f"{{}}/indicator?id=rail_transit_length&lang={office.language}"
    assert "634.5" in shown(visit(page.format(replicas[0].url)))
    office.deliver()
    assert office.desk.told == ["li@example.org"]
    mark = take_figures_in(office)
    assert mark in office.sign("--release", in_time(_TOMORROW))
    for one in replicas:
        assert not any(FIGURE in answer for answer in told(one, office.language))
        assert FIGURE not in shown(visit(page.format(one.url)))
    office.deliver()
    assert len(office.desk.accepted) == 1
    # It is put forward.
    release = in_time(_SOON)
    assert mark in office.sign("--release", release)
    until_past(release)
    for one in replicas:
        until(partial(is_told, one, office.language))
        released = shown(visit(page.format(one.url)))
        assert FIGURE in released
        assert mark in released
    for _ in range(2):
        office.deliver()
    assert office.desk.told == ["li@example.org"] * 2
    letter = office.desk.accepted[-1][1].get_body(("plain",))
    assert letter
    assert mark in letter.get_content()


def in_time(ahead: dt.timedelta) -> str:
    return (dt.datetime.now().astimezone() + ahead).isoformat()


def until_past(moment: str) -> None:
    left = dt.datetime.fromisoformat(moment) - dt.datetime.now().astimezone()
    time.sleep(max(0, left.total_seconds()))


def take_figures_in(office: Office) -> str:
    """Import the form and the answers, and look at the changes; the mark of the content."""
    as_of = ("--as-of", str(dt.date.today()))
    taken = ("import", str(filled_form(office)), "--into", str(office.data), *as_of)
    assert "observations.csv: 2 new or changed" in office.run(*taken)
    assert "value_off_by_powers_of_ten" in office.sign(code=1)
    answer_warnings(office)
    sheet = office.home / "changes.pdf"
    changes = office.run("diff", "released", str(office.data), "--sheet", str(sheet))
    assert FIGURE in changes
    assert sheet.read_bytes().startswith(b"%PDF")
    mark: str = re.findall(r"\[(\w+)\]", changes)[1]
    return mark
