"""Who has signed in, what they may do, and when that ends; with a clock that is set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from report.settings import SettingError
from report.web.signed_in import SignIns, SignInSettings, check_secrets, is_on, settings_of

READER = {"email": "reader@example.org", "email_verified": True, "is_logged_in": True}
HOUR = 3600.0


class Clock:
    """The time that it is, in seconds."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sign_ins(tmp_path: Path, clock: Clock) -> SignIns:
    """Cookies are signed by an exclamation mark, at the time of the beginning."""
    file = tmp_path / "readers.txt"
    file.write_text("reader@example.org\n", "utf-8")
    begun = clock.now

    def read(cookie: str, seconds: float) -> tuple[bytes, float] | None:
        is_signed = cookie.endswith("!") and clock.now - begun <= seconds
        return (cookie.strip(" !").encode(), begun) if is_signed else None

    return SignIns(SignInSettings(file, 8), read, clock)


def cookie_of(claims: Any) -> str:
    return f"{json.dumps(claims)}!"


def standing(sign_ins: SignIns, claims: Any) -> str:
    return sign_ins.standing(sign_ins.who(cookie_of(claims)))


def test_listed_and_confirmed_address_reads(sign_ins: SignIns) -> None:
    assert standing(sign_ins, READER) == "reader"
    assert standing(sign_ins, READER | {"email": "Reader@Example.ORG"}) == "reader"


@pytest.mark.parametrize("said", [False, None, "true", 1, "True", [True]])
def test_address_that_is_not_confirmed_does_not(sign_ins: SignIns, said: object) -> None:
    assert standing(sign_ins, READER | {"email_verified": said}) == "unconfirmed"


def test_address_that_is_not_listed_does_not(sign_ins: SignIns) -> None:
    assert standing(sign_ins, READER | {"email": "other@example.org"}) == "unlisted"


@pytest.mark.parametrize(
    "claims",
    [
        {},
        [],
        "reader@example.org",
        READER | {"email": None},
        READER | {"email": ""},
        READER | {"email": ["reader@example.org"]},
        READER | {"is_logged_in": "yes"},
        {name: value for name, value in READER.items() if name != "is_logged_in"},
    ],
)
def test_other_claims_name_nobody(sign_ins: SignIns, claims: Any) -> None:
    assert standing(sign_ins, claims) == "nobody"


@pytest.mark.parametrize("cookie", [None, "", json.dumps(READER), "{!", "chunks-2!"])
def test_other_cookies_name_nobody(sign_ins: SignIns, cookie: str | None) -> None:
    assert sign_ins.standing(sign_ins.who(cookie)) == "nobody"


def test_it_ends_with_its_hours(sign_ins: SignIns, clock: Clock) -> None:
    person = sign_ins.who(cookie_of(READER))
    clock.now += 8 * HOUR - 1
    assert sign_ins.standing(person) == "reader"
    clock.now += 1
    assert sign_ins.standing(person) == "nobody", "also of a page that was open before"
    clock.now += 1
    assert standing(sign_ins, READER) == "nobody"


def test_who_signs_out_is_nobody_whatever_copy_of_the_cookie_is_sent(sign_ins: SignIns) -> None:
    person = sign_ins.who(cookie_of(READER))
    assert person is not None
    sign_ins.end(person)
    assert sign_ins.standing(person) == "nobody"
    # The same, written in another way that is taken too.
    assert sign_ins.standing(sign_ins.who(f"{json.dumps(READER)} !")) == "nobody"
    assert standing(sign_ins, READER | {"iat": 2}) == "reader", "who signs in anew reads"


def test_address_that_leaves_the_list_loses_what_it_had(sign_ins: SignIns) -> None:
    person = sign_ins.who(cookie_of(READER))
    sign_ins.readers.file.write_text("another@example.org\n", "utf-8")
    assert sign_ins.standing(person) == "unlisted"


def test_nothing_is_asked_for_without_a_list() -> None:
    assert settings_of({}) is None
    assert settings_of({"REPORT_READERS": ""}) is None
    assert (is_on({}), is_on({"REPORT_READERS": "x"})) == (False, True)


def test_settings_are_read_and_refused(tmp_path: Path) -> None:
    file = tmp_path / "readers.txt"
    with pytest.raises(SettingError, match="REPORT_READERS is"):
        settings_of({"REPORT_READERS": str(file)})
    file.write_text("reader@example.org\n", "utf-8")
    assert settings_of({"REPORT_READERS": str(file)}) == SignInSettings(file, 12)
    given = {"REPORT_READERS": str(file), "REPORT_READERS_HOURS": "0.5"}
    assert settings_of(given) == SignInSettings(file, 0.5)
    with pytest.raises(SettingError, match="REPORT_READERS_HOURS is 'long'"):
        settings_of(given | {"REPORT_READERS_HOURS": "long"})


def test_secret_that_could_be_guessed_is_refused() -> None:
    check_secrets("s" * 32, "https://report.example.org/oauth2callback", "")
    check_secrets("s" * 32, "https://report.example.org/green/oauth2callback", "green")
    with pytest.raises(SettingError, match="fewer than 32 characters"):
        check_secrets("s" * 31, "https://report.example.org/oauth2callback", "")


@pytest.mark.parametrize("address", [None, "https://report.example.org/oauth2callback", "x"])
def test_way_back_to_another_address_is_refused(address: str | None) -> None:
    with pytest.raises(SettingError, match="has to end at the host in /green/oauth2callback"):
        check_secrets("s" * 32, address, "green")
