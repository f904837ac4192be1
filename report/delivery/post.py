"""Mail handed over to a server by SMTP, and what it says where it does not take it."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import ExitStack, closing, suppress
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from report.delivery.mail_settings import MailServer

# From this code on a refusal is for good (RFC 5321, 4.2.1).
_FOR_GOOD = 500
# After so many lost connections one after another the server is left alone.
_MOST_LOST = 3
_LONGEST_ANSWER = 200


class RefusedMailError(RuntimeError):
    """A mail was refused for good. Says what the server said."""


class DelayedMailError(RuntimeError):
    """A mail was not accepted now, and may be later. Says why."""


class PostError(RuntimeError):
    """No mail can be handed over. Says why, and in `may_pass` whether waiting may help."""

    def __init__(self, said: str, *, may_pass: bool) -> None:
        super().__init__(said)
        self.may_pass = may_pass


class Post:
    """A server, connected with the first mail, and anew after each fault."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._opened: smtplib.SMTP | None = None
        self._lost = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        if self._opened is not None:
            # What was accepted is accepted, whatever becomes of the farewell.
            with suppress(OSError):
                self._opened.quit()

    def send(self, message: EmailMessage, sender: str, address: str) -> None:
        """Hand a mail over; when this returns, the server has accepted it.

        Raises RefusedMailError, DelayedMailError and PostError.
        """
        if self._opened is None:
            self._opened = self._connected()
        try:
            self._opened.send_message(message, sender, [address])
        except smtplib.SMTPException as error:
            self._close()
            self._fail(error, address)
        except OSError as error:
            self._close()
            self._lose(error)
        self._lost = 0

    def _fail(self, error: smtplib.SMTPException, address: str) -> None:
        """Raise what an answer of the server means for this mail, or for all."""
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            raise _refusal(*error.recipients[address])
        if isinstance(error, smtplib.SMTPSenderRefused):
            said = f"the server does not take mail from {error.sender}: {_said(error)}"
            raise PostError(said, may_pass=error.smtp_code < _FOR_GOOD)
        if isinstance(error, smtplib.SMTPResponseException):
            raise _refusal(error.smtp_code, error.smtp_error)
        if isinstance(error, smtplib.SMTPServerDisconnected):
            self._lose(error)
        raise RefusedMailError(str(error))

    def _lose(self, error: OSError) -> None:
        self._lost += 1
        if self._lost >= _MOST_LOST:
            said = f"the connection was lost {self._lost} times one after another ({error})"
            raise PostError(said, may_pass=True)
        raise DelayedMailError(f"the connection was lost ({error})")

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _connected(self) -> smtplib.SMTP:
        """A connection, encrypted and logged in as the settings say. Raises PostError."""
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(closing(self._called()))
                self._enter(connection)
            except (smtplib.SMTPException, OSError) as error:
                raise self._no_connection(error) from None
            stack.pop_all()
        return connection

    def _called(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            return smtplib.SMTP_SSL(
                server.host, server.port, timeout=server.seconds, context=server.tls
            )
        return smtplib.SMTP(server.host, server.port, timeout=server.seconds)

    def _enter(self, connection: smtplib.SMTP) -> None:
        """Encrypt, and log in."""
        if self._server.security == "starttls":
            connection.starttls(context=self._server.tls)
        if self._server.user:
            connection.login(self._server.user, self._server.password)

    def _no_connection(self, error: OSError) -> PostError:
        """Why there is none, and whether waiting may help."""
        if isinstance(error, ssl.SSLError):
            return self._unsafe(error)
        if isinstance(error, smtplib.SMTPResponseException):
            return self._turned_away(error)
        if isinstance(error, smtplib.SMTPException) and not isinstance(
            error, smtplib.SMTPServerDisconnected
        ):
            said = f"{self._name} cannot do what the settings ask for ({error})"
            return PostError(said, may_pass=False)
        return PostError(f"{self._name} does not answer ({error})", may_pass=True)

    def _unsafe(self, error: ssl.SSLError) -> PostError:
        said = f"no safe connection to {self._name} ({error}); nothing is sent without one"
        return PostError(said, may_pass=False)

    def _turned_away(self, error: smtplib.SMTPResponseException) -> PostError:
        what = "the login" if isinstance(error, smtplib.SMTPAuthenticationError) else "mail"
        said = f"{self._name} does not take {what}: {_said(error)}"
        return PostError(said, may_pass=error.smtp_code < _FOR_GOOD)

    @property
    def _name(self) -> str:
        return f"{self._server.host}:{self._server.port}"


def _refusal(code: int, said: bytes | str) -> RuntimeError:
    text = f"{code} {_plain(said)}"
    return RefusedMailError(text) if code >= _FOR_GOOD else DelayedMailError(text)


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_plain(error.smtp_error)}"


def _plain(said: bytes | str) -> str:
    """What a server said, on one line of letters."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return "".join(c if c.isprintable() else " " for c in text)[:_LONGEST_ANSWER]
