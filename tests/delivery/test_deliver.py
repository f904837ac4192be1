"""`python -m report deliver`: what is mailed, to whom, and once."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from pypdf import PdfReader

from report.analysis.editions import content_mark
from report.data import store
from report.delivery.published import published_state
from report.model import Language
from tests.delivery.conftest import Office
from tests.spoilt import edit

PLAN = {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"}


def part(mail: EmailMessage, kind: str) -> str:
    """The text of a part of a mail."""
    body = mail.get_body([kind])
    assert body is not None
    text = body.get_content()
    assert isinstance(text, str)
    return text


def document(mail: EmailMessage) -> tuple[str, str]:
    """The name of the document, and what its first page says."""
    (attached,) = mail.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    page = PdfReader(io.BytesIO(attached.get_content())).pages[0]
    return attached.get_filename() or "", page.extract_text()


@pytest.mark.parametrize(
    ("language", "subject", "file_name", "said"),
    [
        (
            "en",
            "Exampleton’s green report: Power",
            "Exampleton’s green report_Power_",
            "Main points",
        ),
        ("zh", "《示例市绿色报告》：电力", "示例市绿色报告_电力_", "要点"),
    ],
)
@pytest.mark.usefixtures("printed")
def test_brief_of_an_area_is_mailed(
    language: Language, subject: str, file_name: str, said: str, office: Office
) -> None:
    office.list(f"li@example.org {language} power")
    assert office.deliver("--url", "https://report.example.org/green") == 0
    ((address, mail),) = office.desk.accepted
    assert address == mail["To"] == "li@example.org"
    assert mail["Subject"].startswith(subject)
    name, page = document(mail)
    assert (name.startswith(file_name), name.endswith(".pdf")) == (True, True)
    link = f"https://report.example.org/green/power?lang={language}"
    for kind in ("plain", "html"):
        text = part(mail, kind)
        assert said in text
        assert content_mark(store.load(office.city)) in text
    assert link in part(mail, "plain").splitlines()
    assert f'<a href="{link}">' in part(mail, "html")
    assert "2024" in page or "2022" in page


def test_changes_are_mailed_to_who_asks_for_nothing_else(office: Office) -> None:
    office.list("li@example.org en")
    assert office.deliver() == 0
    ((_, mail),) = office.desk.accepted
    assert "What has changed" in mail["Subject"]
    _, page = document(mail)
    assert "Published before" in page
    # Nothing of what only signers see.
    assert "signed off" not in page
    assert "Signature" not in page


def test_headers_are_those_of_such_mail(office: Office) -> None:
    office.setting(FROM="示例市统计局 <report@example.org>", UNSUBSCRIBE="stop@example.org")
    office.deliver()
    ((_, mail),) = office.desk.accepted
    (sender,) = mail["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("示例市统计局", "report@example.org")
    assert mail["List-Unsubscribe"] == "<mailto:stop@example.org>"
    assert "mailto:stop@example.org" in part(mail, "plain").splitlines()
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime is not None
    assert mail["Content-Language"] == "en"
    assert mail["Message-ID"].endswith("@example.org>")


def test_nobody_gets_the_same_twice(office: Office) -> None:
    office.list("li@example.org en power,changes", "wang@example.org zh power")
    assert office.deliver() == 0
    assert office.said == ["sent 3, refused 0, left for the next run 0"]
    assert office.deliver() == 0
    assert office.said == []
    assert office.desk.told == ["li@example.org", "li@example.org", "wang@example.org"]
    mark = content_mark(published_state(office.city, signed_only=False).report)
    assert [row[1:5] for row in office.journal] == [
        ["li@example.org", "power", "latest", mark],
        ["li@example.org", "changes", "latest", mark],
        ["wang@example.org", "power", "latest", mark],
    ]
    ids = [mail["Message-ID"] for _, mail in office.desk.accepted]
    assert len(set(ids)) == 3
    assert [row[5] for row in office.journal] == ids


def test_new_address_gets_it_alone(office: Office) -> None:
    office.deliver()
    office.list("LI@example.org en", "wang@example.org en")
    office.deliver()
    assert office.desk.told == ["li@example.org", "wang@example.org"]


def test_another_state_of_an_edition_that_goes_on_is_mailed(office: Office) -> None:
    office.list("li@example.org en power")
    office.deliver()
    edit(office.city, PLAN)
    office.deliver()
    assert office.desk.told == ["li@example.org", "li@example.org"]
    first, second = (mail["Message-ID"] for _, mail in office.desk.accepted)
    assert first != second


def test_closed_edition_is_mailed_once_whatever_is_corrected(office: Office) -> None:
    edit(office.city, {"file": "editions.csv", "replace": "latest,Latest", "to": "x,Latest"})
    edit(office.city, {"file": "editions.csv", "replace": "数据,", "to": "数据,2024-01-31"})
    office.list("li@example.org en power")
    assert office.deliver() == 0, office.said
    edit(office.city, PLAN)
    assert office.deliver() == 0, office.said
    assert office.desk.told == ["li@example.org"]


def test_dry_run_sends_nothing_and_needs_no_server(office: Office) -> None:
    office.list("li@example.org en power", "wang@example.org zh")
    office.setting(HOST="", FROM="")
    assert office.deliver("--dry-run") == 0
    assert [line.split("\t")[:3] for line in office.said] == [
        ["li@example.org", "power", "en"],
        ["wang@example.org", "changes", "zh"],
    ]
    assert "示例市" in office.said[1]
    assert office.desk.told == []
    assert not (office.folder / "addresses.txt.sent").exists()


def test_data_cannot_write_headers_or_markup(office: Office) -> None:
    evil = r"""name = { en = "Power\r\nBcc: all@example.org\r\n<img src=x>", zh = "电力" }"""
    edit(
        office.city,
        {"file": "areas/power.toml", "replace": 'name = { en = "Power", zh = "电力" }', "to": evil},
    )
    office.list("li@example.org en power")
    code = office.deliver()
    if code == 0:
        ((_, mail),) = office.desk.accepted
        assert mail["Bcc"] is None
        assert "<img" not in part(mail, "html")
    else:
        assert "areas/power.toml" in office.said[0]


def test_name_of_a_file_is_one_for_every_system(office: Office) -> None:
    edit(
        office.city,
        {
            "file": "areas/power.toml",
            "replace": 'name = { en = "Power"',
            "to": 'name = { en = "Power/Heat: ‘A’ & B"',
        },
    )
    office.list("li@example.org en power")
    assert office.deliver() == 0
    ((_, mail),) = office.desk.accepted
    (attached,) = mail.iter_attachments()
    name = attached.get_filename() or ""
    assert name.startswith("Exampleton’s green report_Power-Heat")
    assert not set(name) & set('/\\:*?"<>|')
    assert "Power/Heat: ‘A’ &amp; B" in part(mail, "html")
