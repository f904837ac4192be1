"""The page of changes shows a draft to those inside the office, and its sheet to sign."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report.data import store
from report.data.reading import Reading, ReadingError
from report.files.addresses import FileSubject
from report.files.contents import found
from report.files.making import file_of
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from report.workers import drafts
from tests.build import shipped
from tests.elements import links, texts
from tests.opened import fresh
from tests.pdf.printed import Printed
from tests.spoilt import edit

ROW = "metro_length,shenzhen,2031,700,,A,1,"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where drafts lie: one with an event less, one with a fault, and what is none."""
    for name in ("next", "faulty"):
        shutil.copytree(store.SHIPPED, tmp_path / name)
    events = tmp_path / "next" / "practices.csv"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    events.write_text("".join(lines[:-1]), "utf-8")
    edit(tmp_path / "faulty", {"file": "places.csv", "replace": ",city,", "to": ",town,"})
    (tmp_path / "empty").mkdir()
    (tmp_path / ".hidden").mkdir()
    monkeypatch.setenv(drafts.DRAFTS, str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("language", LANGUAGES)
def test_draft_is_compared_with_what_is_published(language: Language) -> None:
    assert drafts.names() == ("faulty", "next")
    fmt = Formatter(shipped(), language)
    page = fresh("changes", {"lang": language, "draft": "next"})
    assert not page.exception
    said = texts(page.main)
    assert fmt.word("changes.draft", draft="next") in said
    begin = fmt.word("changes.draft.beside", figures="|", revised="", verdicts="").split("|")[0]
    assert any(text.startswith(begin) for text in said)
    removed = fmt.word("changes.content")
    assert any(removed in text for text in said)
    assert any(address.startswith("files/changes/next.pdf?") for _, address in links(page))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_of_a_draft_are_listed(language: Language) -> None:
    page = fresh("changes", {"lang": language, "draft": "faulty"})
    assert not page.exception
    said = texts(page.main)
    assert Formatter(shipped(), language).word("changes.draft.refused") in said
    assert any(text.startswith("places.csv, row ") for text in said)


@pytest.mark.parametrize("name", ["next", "../next", "nothing", "empty", ".hidden", ""])
def test_no_other_folder_is_a_draft(home: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "next":
        monkeypatch.delenv(drafts.DRAFTS)
    page = fresh("changes", {"lang": "en", "draft": name})
    assert not page.exception
    assert not any("not published" in text for text in texts(page.main))
    subject = FileSubject("changes", name, {"draft": "x"})
    assert found(subject, Formatter(shipped(), "en")) is None
    assert (home / "next").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_tells_all_in_both_languages(home: Path, language: Language) -> None:
    fmt = Formatter(shipped(), language)
    mark = drafts.draft("next").mark
    content = found(FileSubject("changes", "next", {"draft": mark}), fmt)
    assert content is not None
    file = file_of(content, "pdf", fmt, None)
    assert file is not None
    read = Printed(file.make())
    both = (language, *(one for one in LANGUAGES if one != language))
    titles = [Formatter(shipped(), one).word("changes.sheet") for one in both]
    assert read.bookmarks == titles
    assert titles[0] in read.pages[0]
    last = (home / "faulty" / "practices.csv").read_text("utf-8").splitlines()[-1].split(",")[0]
    whole = "".join(read.pages)
    assert whole.count(last) == 2
    assert fmt.word("changes.sheet.signature") in whole


def test_sheet_of_another_state_of_the_draft_is_not_there(home: Path) -> None:
    fmt = Formatter(shipped(), "en")
    mark = drafts.draft("next").mark
    shutil.copyfile(store.SHIPPED / "practices.csv", home / "next" / "practices.csv")
    assert found(FileSubject("changes", "next", {"draft": mark}), fmt) is None


@pytest.mark.usefixtures("home")
def test_sheet_is_of_what_the_page_compares_whichever_edition_is_shown() -> None:
    page = fresh("changes", {"lang": "en", "draft": "next", "edition": "2023"})
    [address] = [address for _, address in links(page) if address.startswith("files/changes/")]
    assert "edition=latest" in address


@pytest.mark.usefixtures("home")
def test_draft_that_cannot_be_read_now_has_no_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> Reading:
        raise ReadingError("the process was killed")

    monkeypatch.setattr(drafts, "draft", fails)
    assert found(FileSubject("changes", "next", {"draft": "x"}), Formatter(shipped(), "en")) is None
    page = fresh("changes", {"lang": "en", "draft": "next"})
    assert not page.exception
    assert Formatter(shipped(), "en").word("changes.draft.failed") in texts(page.main)
