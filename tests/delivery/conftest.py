"""An office that mails: a city, a list of addresses, a server, and the command."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from report.__main__ import main
from report.data import served
from report.pdf import printing
from report.text.formatter import Formatter
from tests.build import EXAMPLE
from tests.delivery.mail_server import HOST, Desk, mail_server


def named(areas: Sequence[str], fmt: Formatter, url: str | None) -> bytes:
    """In place of briefs, which take long to be drawn."""
    return f"{fmt.language} {','.join(areas)} {url}".encode()


@dataclass(frozen=True)
class Office:
    """A folder with the data and the list; what the command printed, and what was mailed."""

    folder: Path
    desk: Desk
    environment: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    said: list[str] = field(default_factory=list)

    @property
    def city(self) -> Path:
        return self.folder / "city"

    @property
    def addresses(self) -> Path:
        return self.folder / "addresses.txt"

    @property
    def journal(self) -> list[list[str]]:
        """The cells of each line after the first."""
        text = (self.folder / "addresses.txt.sent").read_text("utf-8")
        return [line.split("\t") for line in text.splitlines()[1:]]

    @property
    def port(self) -> str:
        return os.environ["REPORT_MAIL_PORT"]

    def list(self, *lines: str) -> None:
        self.addresses.write_text("\n".join(lines) + "\n", "utf-8")

    def setting(self, **settings: str) -> None:
        """Settings without their `REPORT_MAIL_`; an empty one is none."""
        for name, text in settings.items():
            self.environment.setenv(f"REPORT_MAIL_{name}", text)

    def deliver(self, *options: str) -> int:
        """Run the command; its exit code. What it said is kept, errors after the rest."""
        served.sound_report.cache_clear()
        code = main(["deliver", "--to", str(self.addresses), *options])
        told = self.capsys.readouterr()
        self.said[:] = [*told.out.splitlines(), *told.err.splitlines()]
        return code


@pytest.fixture
def printed() -> bool:
    """Briefs are printed, with charts; elsewhere they are only named."""
    return True


@pytest.fixture
def office(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> Iterator[Office]:
    """An office beside a server without encryption, whose list has one address."""
    shutil.copytree(EXAMPLE, tmp_path / "city")
    monkeypatch.setenv("REPORT_DATA", str(tmp_path / "city"))
    office = Office(tmp_path, Desk(), monkeypatch, capsys)
    if "printed" not in request.fixturenames:
        monkeypatch.setattr(printing, "areas_pdf", named)
    office.list("li@example.org en")
    with mail_server(office.desk) as port:
        office.setting(HOST=HOST, PORT=str(port), SECURITY="none", FROM="report@example.org")
        yield office
