"""A view by the mark of its content stays as it was; nothing else than what readers saw is kept."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette

from report.data import served, store
from report.files import addresses, routes
from report.files.addresses import FileSubject
from report.model import LANGUAGES, Language
from report.signing.signing import Signing, read_state, signed, withdrawn
from report.text.formatter import Formatter
from report.workers.kept_states import kept_state
from tests.api.asked import Reply, answer
from tests.build import EXAMPLE
from tests.elements import links, texts
from tests.opened import fresh
from tests.spoilt import edit

_FIGURE = {"file": "observations.csv", "replace": ",2021,46,", "to": ",2021,47,"}
_PLAN = {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"}
_HOUR = dt.timedelta(hours=1)


class Kept:
    """A city that was signed twice, and what is published of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(shutil.copytree(EXAMPLE, folder))
        self.first = self.sign()
        edit(folder, _FIGURE)
        edit(folder, _PLAN)
        self.second = self.sign()

    def sign(self, release_at: dt.datetime | None = None) -> str:
        """The mark of the content that was signed."""
        signing = Signing("A. Deputy", "The year", dt.datetime.now(dt.UTC), release_at)
        return signed(self.folder, read_state(self.folder), signing).content_mark

    def withdraw(self) -> None:
        withdrawn(self.folder, Signing("A. Deputy", "A slip", dt.datetime.now(dt.UTC)))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    found = Kept(tmp_path / "city")
    monkeypatch.setenv("REPORT_DATA", str(found.folder))
    return found


def said(**query: str) -> list[str]:
    page = fresh("power", {"lang": "en"} | query)
    assert not page.exception
    return texts(page.main)


def tells(verb: str, texts: list[str]) -> bool:
    return any(f"{verb} for" in text for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_state_stays_as_it_was(kept: Kept, language: Language) -> None:
    page = fresh("power", {"lang": language, "mark": kept.first})
    assert not page.exception
    told = texts(page.main)
    fmt = Formatter(store.shared(EXAMPLE), language)
    assert any(text.startswith(fmt.word("kept.shown", mark=kept.first)) for text in told)
    assert fmt.say(fmt.report.areas[0].lead[0]).split("{")[0].strip() in " ".join(told)
    inside = [address for _, address in links(page) if "lang=" in address and "#" not in address]
    assert len(inside) > 5
    marked = [address for address in inside if not address.startswith(("?", "feed.xml"))]
    assert all(kept.first in address for address in marked)


def test_what_is_published_needs_no_mark(kept: Kept) -> None:
    assert tells("calls", said())
    assert tells("asks", said(mark=kept.first))
    newest = said(mark=kept.second)
    assert tells("calls", newest)
    assert not any(kept.second in text and "kept" in text for text in newest)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("mark", ["000000000000", "<b>x</b>", "../x", "x" * 60])
def test_state_that_is_not_kept_is_told(mark: str) -> None:
    told = said(mark=mark)
    assert tells("calls", told)
    assert any(mark in text and "what is published now" in text for text in told)
    assert kept_state(mark) is None


def test_draft_and_what_waits_or_was_withdrawn_are_not_kept(kept: Kept) -> None:
    edit(kept.folder, _PLAN | {"replace": "calls for", "to": "wants for"})
    waiting = kept.sign(dt.datetime.now(dt.UTC) + _HOUR)
    assert kept_state(waiting) is None
    kept.withdraw()
    assert kept_state(waiting) is None
    kept.withdraw()
    assert kept_state(kept.second) is None
    assert kept_state(kept.first) is not None


def ask(kept: Kept, address: str) -> Reply:
    report = store.load(kept.folder)
    app = Starlette(routes=routes.routes(lambda: report))
    parts = urlsplit(address)
    return answer(app, f"/{parts.path}", parts.query, host="host.example")


def values(reply: Reply) -> set[str]:
    return {row["value"] for row in reply.rows if row["period"] == "2021"}


def test_files_of_a_state_stay_too(kept: Kept) -> None:
    report = kept_state(kept.first)
    assert report is not None
    fmt = Formatter(served.report_at(report, "latest"), "en")
    address = addresses.address(FileSubject("indicator", "solar_capacity"), "csv", fmt)
    assert parse_qs(urlsplit(address).query)["state"] == [kept.first]
    before, now = ask(kept, address), ask(kept, address.split("?")[0] + "?lang=en")
    assert (before.status, now.status) == (200, 200)
    assert (values(before), values(now)) == ({"46"}, {"47"})
    assert ask(kept, address.replace(kept.first, "000000000000")).status == 404


def test_broken_signatures_keep_nothing_and_break_nothing(kept: Kept) -> None:
    edit(kept.folder, {"file": "signed/signatures.csv", "replace": "signed_at", "to": "at"})
    assert kept_state(kept.first) is None
    assert tells("calls", said(mark=kept.first))
