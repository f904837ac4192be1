"""The list of addresses: what a line may say, and which line is named where one says it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.data.raw import DataError
from report.delivery.address_list import CHANGES, Recipient, recipients
from report.model.mail_address import is_mail_address
from tests.delivery.conftest import Office

AREAS = ("energy", "transport")


def read(text: str, folder: Path) -> tuple[Recipient, ...]:
    file = folder / "addresses.txt"
    file.write_bytes(text.encode())
    return recipients(file, "zh", AREAS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("li@example.org", Recipient("li@example.org", "zh", (CHANGES,))),
        ("li@example.org en", Recipient("li@example.org", "en", (CHANGES,))),
        ("li@example.org energy", Recipient("li@example.org", "zh", ("energy",))),
        (
            "  li@example.org\ten  energy, transport,changes energy # Mr Li",
            Recipient("li@example.org", "en", ("energy", "transport", CHANGES)),
        ),
        ("# all of them\n\r\nli@example.org", Recipient("li@example.org", "zh", (CHANGES,))),
        ("\ufeffli@example.org", Recipient("li@example.org", "zh", (CHANGES,))),
        ("a#b@example.org#c", None),
    ],
)
def test_line_says_who_gets_what(line: str, expected: Recipient | None, tmp_path: Path) -> None:
    if expected is None:
        with pytest.raises(DataError, match=r"'a#b@example\.org#c' is no address"):
            read(line, tmp_path)
    else:
        assert read(line, tmp_path) == (expected,)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nobody", "'nobody' is no address of mail. Write it as: name@example.org zh"),
        ("a@b@c.org", "no address of mail"),
        ("a@-b.org", "no address of mail"),
        ("<a@b.org>", "no address of mail"),
        ("李@example.org", "no address of mail"),
        ("li@example.org energie", "there is no area 'energie'. Name any of: en, zh, energy"),
        ("li@example.org zh en", "it names two languages. Name one"),
        ("ok@example.org\nOK@example.org en", "stands in line 2 already"),
        ("a@b.org,c@d.org", "there is no area 'c@d.org'"),
    ],
)
def test_wrong_line_is_named(line: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        read(f"first@example.org\n{line}\n", tmp_path)
    assert f"{tmp_path / 'addresses.txt'}, row {2 + line.count(chr(10))}: " in str(refused.value)
    assert said in str(refused.value)


def test_all_wrong_lines_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        read("a\nli@example.org\nb\n", tmp_path)
    assert [problem.row for problem in refused.value.problems] == [1, 3]


@pytest.mark.parametrize(("content", "said"), [(b"#\n", "has no address"), (b"\xff", "not UTF-8")])
def test_file_without_an_address_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "addresses.txt").write_bytes(content)
    with pytest.raises(DataError, match=said):
        recipients(tmp_path / "addresses.txt", "zh", AREAS)


@pytest.mark.parametrize("text", ["a@b.org\r\nBcc: c@d.org", "a@b.org\n", "a b@c.org", "a\x00@b.c"])
def test_nothing_can_be_slipped_into_a_header(text: str) -> None:
    assert not is_mail_address(text)


def test_one_wrong_line_hinders_the_run(office: Office) -> None:
    office.list("li@example.org", "wang@example")
    office.list("li@example.org", "wang.example.org")
    assert office.deliver() == 1
    assert office.said[0].startswith(f"{office.addresses}, row 2: 'wang.example.org' is no address")
    assert office.desk.told == []


def test_missing_list_is_told(office: Office) -> None:
    office.addresses.unlink()
    assert office.deliver() == 1
    assert "addresses.txt" in office.said[0]
