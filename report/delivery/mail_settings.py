"""By which server mail is sent, and in whose name: settings of the environment."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from report.model.mail_address import LONGEST, is_mail_address
from report.settings import SettingError, number, whole_number

Security = Literal["starttls", "tls", "none"]
# The usual port of each.
_PORTS: Mapping[Security, int] = MappingProxyType({"starttls": 587, "tls": 465, "none": 25})
_HIGHEST_PORT = 65535
_HOST, _PORT, _SECURITY = "REPORT_MAIL_HOST", "REPORT_MAIL_PORT", "REPORT_MAIL_SECURITY"
_USER, _PASSWORD = "REPORT_MAIL_USER", "REPORT_MAIL_PASSWORD"
_PASSWORD_FILE, _TRUSTED = "REPORT_MAIL_PASSWORD_FILE", "REPORT_MAIL_CA"
_SENDER, _UNSUBSCRIBE = "REPORT_MAIL_FROM", "REPORT_MAIL_UNSUBSCRIBE"
_SECONDS = "REPORT_MAIL_SECONDS"
_NAMED = re.compile(r"(?:(?P<title>[^<>]*)<(?P<address>[^<>]+)>|(?P<bare>[^<>]+))")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. `user` is empty where nobody has to log in.

    `tls` says whose certificates are believed, None where nothing is encrypted. `seconds` is how
    long an answer is waited for.
    """

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    tls: ssl.SSLContext | None
    seconds: float


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The server, who mail is from, and by which address one asks for no more (else empty)."""

    server: MailServer
    sender: Address
    unsubscribe: str


def mail_settings(environment: Mapping[str, str] = os.environ) -> MailSettings:
    """The settings of an environment, of the process's own if no other is given.

    Raises SettingError for what is missing and for what cannot be.
    """
    return MailSettings(_server(environment), _sender(environment), _unsubscribe(environment))


def _server(environment: Mapping[str, str]) -> MailServer:
    security = _security(environment.get(_SECURITY) or "starttls")
    user, password = _login(environment)
    if user and security == "none":
        wrong = f"{_USER} is set, and {_SECURITY} is 'none': the password could be read on the way"
        raise SettingError(f"{wrong}. Set starttls or tls, or leave the user out")
    seconds = number(_SECONDS, environment.get(_SECONDS) or "30", "number of seconds", "30")
    host = _needed(_HOST, environment, "the mail server, as mail.example.org")
    tls = None if security == "none" else _tls(environment.get(_TRUSTED))
    return MailServer(host, _port(environment, security), security, user, password, tls, seconds)


def _needed(name: str, environment: Mapping[str, str], what: str) -> str:
    text = environment.get(name, "").strip()
    if not text:
        raise SettingError(f"{name} is not set. Set it to {what}")
    return text


def _security(text: str) -> Security:
    known = next((one for one in _PORTS if one == text), None)
    if known is None:
        raise SettingError(f"{_SECURITY} is {text!r}. Set one of: {', '.join(_PORTS)}")
    return known


def _port(environment: Mapping[str, str], security: Security) -> int:
    port = whole_number(_PORT, environment.get(_PORT) or str(_PORTS[security]))
    if port > _HIGHEST_PORT:
        raise SettingError(f"{_PORT} is {port}. Set a port from 1 to {_HIGHEST_PORT}")
    return port


def _login(environment: Mapping[str, str]) -> tuple[str, str]:
    """User and password, both empty where nobody logs in; no message has the password."""
    user = environment.get(_USER, "")
    given = [name for name in (_PASSWORD, _PASSWORD_FILE) if environment.get(name)]
    if len(given) > 1:
        raise SettingError(f"{_PASSWORD} and {_PASSWORD_FILE} are both set. Set one of them")
    if bool(user) != bool(given):
        missing = f"{_PASSWORD} or {_PASSWORD_FILE}" if user else _USER
        raise SettingError(f"{missing} is not set. Set user and password, or neither")
    if not user:
        return "", ""
    password = environment.get(_PASSWORD) or _read_password(environment[_PASSWORD_FILE])
    for name, text in ((_USER, user), (given[0], password)):
        if not (text.isascii() and text.isprintable()):
            wrong = f"{name} has characters that cannot be sent to a mail server"
            raise SettingError(f"{wrong}. Use letters, digits and signs of ASCII")
    return user, password


def _read_password(name: str) -> str:
    """The only line of a file."""
    try:
        password = Path(name).read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        wrong = f"{_PASSWORD_FILE} is {name!r}, which cannot be read ({why})"
        raise SettingError(f"{wrong}. Name a file that holds the password alone") from None
    if not password:
        wrong = f"{_PASSWORD_FILE} is {name!r}, which is empty"
        raise SettingError(f"{wrong}. Name a file that holds the password alone")
    return password


def _tls(trusted: str | None) -> ssl.SSLContext:
    """What says whose certificates are believed: those of the machine, or of a file."""
    try:
        return ssl.create_default_context(cafile=trusted or None)
    except OSError as error:
        wrong = f"{_TRUSTED} is {trusted!r}, which is no file of certificates ({error.strerror})"
        raise SettingError(f"{wrong}. Name one in PEM, or leave it out") from None


def _sender(environment: Mapping[str, str]) -> Address:
    text = _needed(_SENDER, environment, "who mail is from, as Report Office <report@example.org>")
    found = _NAMED.fullmatch(text)
    title = (found["title"] or "").strip().strip('"') if found else ""
    address = (found["address"] or found["bare"]).strip() if found else ""
    if not (is_mail_address(address) and title.isprintable() and len(title) <= LONGEST):
        wrong = f"{_SENDER} is {text!r}, which is no address"
        raise SettingError(f"{wrong}. Write it as Report Office <report@example.org>")
    return Address(title, addr_spec=address)


def _unsubscribe(environment: Mapping[str, str]) -> str:
    """An address on the web, or one of mail as a link."""
    text = environment.get(_UNSUBSCRIBE, "").strip()
    if not text:
        return ""
    if is_mail_address(text.removeprefix("mailto:")):
        return f"mailto:{text.removeprefix('mailto:')}"
    if not _is_web(text):
        wrong = f"{_UNSUBSCRIBE} is {text!r}, which is neither an address of mail nor of the web"
        raise SettingError(f"{wrong}. Set such an address, or leave it out")
    return text


def _is_web(text: str) -> bool:
    """Whether it may stand in a header as an address of the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = text.isascii() and text.isprintable() and not set(text) & set(" <>,")
    return is_plain and parts.scheme in {"http", "https"} and bool(parts.netloc)
