"""A real mail server of this machine: it keeps what it accepts, and refuses what it is told to."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "office", "never-told"
ACCEPTED = "250 OK"


class Desk:
    """What was accepted; `refusals` has answers to addresses, `to_content` that to every mail.

    `on_content` is called with each mail before it is answered.
    """

    def __init__(self) -> None:
        self.accepted: list[tuple[str, EmailMessage]] = []
        self.refusals: dict[str, str] = {}
        self.to_sender = self.to_content = ACCEPTED
        self.on_content: Callable[[], None] = lambda: None
        self.logins: list[str] = []
        self.was_encrypted: list[bool] = []
        # That of the connection whose mail is read, to be cut.
        self.transport: asyncio.Transport | None = None

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if self.to_sender == ACCEPTED:
            envelope.mail_from = address
        return self.to_sender

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        answer = self.refusals.get(address, ACCEPTED)
        if answer == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        self.transport = server.transport
        self.on_content()
        if self.to_content == ACCEPTED:
            assert isinstance(envelope.content, bytes)
            mail = message_from_bytes(envelope.content, policy=SMTP)
            assert isinstance(mail, EmailMessage)
            self.accepted += [(address, mail) for address in envelope.rcpt_tos]
            self.was_encrypted.append(session.ssl is not None)
        return self.to_content

    @property
    def told(self) -> list[str]:
        """The addresses that have mail, in order."""
        return [address for address, _ in self.accepted]

    def let_in(self, *asked: Any) -> AuthResult:
        """Whether a login is right."""
        login = asked[-1]
        assert isinstance(login, LoginPassword)
        self.logins.append(login.login.decode())
        is_right = (login.login, login.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=is_right, handled=False)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(desk: Desk, **settings: Any) -> Iterator[int]:
    """A server that has this desk; its port."""
    port = free_port()
    controller = Controller(desk, hostname=HOST, port=port, **settings)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that was made by ourselves, and its key."""
    made, key = folder / "server.pem", folder / "server.key"
    command = [
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
        *("-keyout", str(key), "-out", str(made)),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


def encrypting(files: tuple[Path, Path]) -> ssl.SSLContext:
    """What a server encrypts by."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context
