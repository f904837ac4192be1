"""Settings of mail: what they may be, and what is said of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.delivery.mail_settings import mail_settings
from report.settings import SettingError
from tests.delivery.conftest import Office

GIVEN = {"HOST": "mail.example.org", "FROM": "Report <report@example.org>"}


def read(**more: str) -> object:
    return mail_settings({f"REPORT_MAIL_{name}": text for name, text in (GIVEN | more).items()})


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_port_is_the_usual_one(security: str, port: int) -> None:
    settings = mail_settings(
        {f"REPORT_MAIL_{name}": text for name, text in (GIVEN | {"SECURITY": security}).items()}
    )
    assert settings.server.port == port
    assert settings.server.user == settings.unsubscribe == ""
    assert settings.sender.display_name == "Report"


def test_mail_is_encrypted_where_nothing_is_said() -> None:
    settings = mail_settings({f"REPORT_MAIL_{name}": text for name, text in GIVEN.items()})
    assert settings.server.security == "starttls"
    assert settings.server.tls is not None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"HOST": ""}, "REPORT_MAIL_HOST is not set. Set it to the mail server"),
        ({"FROM": " "}, "REPORT_MAIL_FROM is not set. Set it to who mail is from"),
        ({"FROM": "nobody"}, "REPORT_MAIL_FROM is 'nobody', which is no address"),
        ({"FROM": "A <a@b.org>\r\nBcc: c@d.org"}, "which is no address"),
        ({"FROM": "A\r\nBcc: c@d.org <a@b.org>"}, "which is no address"),
        ({"PORT": "0"}, "REPORT_MAIL_PORT is '0', which is no whole number from 1 on"),
        ({"PORT": "70000"}, "REPORT_MAIL_PORT is 70000. Set a port from 1 to 65535"),
        ({"SECURITY": "ssl"}, "REPORT_MAIL_SECURITY is 'ssl'. Set one of: starttls, tls, none"),
        ({"SECONDS": "soon"}, "REPORT_MAIL_SECONDS is 'soon', which is no number of seconds"),
        ({"CA": "/nowhere.pem"}, "REPORT_MAIL_CA is '/nowhere.pem', which is no file"),
        ({"USER": "a"}, "REPORT_MAIL_PASSWORD or REPORT_MAIL_PASSWORD_FILE is not set"),
        ({"PASSWORD": "s3cret"}, "REPORT_MAIL_USER is not set"),
        ({"USER": "a", "PASSWORD": "s3cret", "SECURITY": "none"}, "could be read on the way"),
        ({"USER": "a", "PASSWORD": "密码s3cret"}, "REPORT_MAIL_PASSWORD has characters"),
        ({"USER": "a", "PASSWORD_FILE": "/nowhere"}, "'/nowhere', which cannot be read"),
        ({"USER": "a", "PASSWORD": "s3cret", "PASSWORD_FILE": "/x"}, "are both set"),
        ({"UNSUBSCRIBE": "stop"}, "REPORT_MAIL_UNSUBSCRIBE is 'stop', which is neither"),
        ({"UNSUBSCRIBE": "https://a.org/>\nX: y"}, "which is neither"),
        ({"UNSUBSCRIBE": "javascript:x"}, "which is neither"),
    ],
)
def test_what_cannot_be_is_told_without_a_password(more: dict[str, str], said: str) -> None:
    with pytest.raises(SettingError) as refused:
        read(**more)
    assert said in str(refused.value)
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(("content", "said"), [(b"", "is empty"), (b"\xff\xfe", "is no text")])
def test_file_of_the_password_is_looked_at(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "password").write_bytes(content)
    with pytest.raises(SettingError, match=said):
        read(USER="a", PASSWORD_FILE=str(tmp_path / "password"))


def test_nobody_sees_the_password_in_what_is_printed() -> None:
    assert "s3cret" not in repr(read(USER="a", PASSWORD="s3cret"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("stop@example.org", "mailto:stop@example.org"),
        ("mailto:stop@example.org", "mailto:stop@example.org"),
        ("https://example.org/stop?list=1", "https://example.org/stop?list=1"),
    ],
)
def test_one_can_ask_for_no_more(given: str, expected: str) -> None:
    settings = mail_settings(
        {f"REPORT_MAIL_{name}": text for name, text in (GIVEN | {"UNSUBSCRIBE": given}).items()}
    )
    assert settings.unsubscribe == expected


def test_missing_setting_ends_the_run_before_anything_is_sent(office: Office) -> None:
    office.setting(HOST="")
    assert office.deliver() == 1
    assert office.said == [
        "REPORT_MAIL_HOST is not set. Set it to the mail server, as mail.example.org"
    ]
