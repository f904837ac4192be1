"""What a run does where a server refuses, hangs up, is not there or not safe: nothing is lost."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from report.delivery import journal
from report.images.cache import BusyError
from report.pdf import printing
from tests.delivery.conftest import Office
from tests.delivery.mail_server import (
    HOST,
    PASSWORD,
    USER,
    certificate,
    encrypting,
    free_port,
    mail_server,
)

THREE = ("li@example.org en", "wang@example.org en", "zhao@example.org en")
LATER = 75


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate and its key."""
    return certificate(tmp_path_factory.mktemp("certificate"))


def test_refused_address_is_told_and_stops_nobody(office: Office) -> None:
    office.list(*THREE)
    office.desk.refusals["wang@example.org"] = "550 No such user here"
    assert office.deliver() == 1
    assert office.said == [
        "sent 2, refused 1, left for the next run 0",
        "wang@example.org, changes: refused: 550 No such user here",
    ]
    assert office.desk.told == ["li@example.org", "zhao@example.org"]


def test_what_is_refused_for_now_is_sent_by_the_next_run(office: Office) -> None:
    office.list(*THREE)
    office.desk.refusals["wang@example.org"] = "451 Greylisted"
    assert office.deliver() == LATER
    assert office.said[0] == "sent 2, refused 0, left for the next run 1"
    assert office.said[1].startswith("wang@example.org, changes: left for the next run: 451")
    office.desk.refusals.clear()
    assert office.deliver() == 0
    assert office.desk.told == ["li@example.org", "zhao@example.org", "wang@example.org"]


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("552 Too large", 1, "refused: 552 Too large"),
        ("452 No room", LATER, "left for the next run: 452 No room"),
        ("421 Closing", LATER, "left for the next run: 421 Closing"),
    ],
)
def test_content_that_is_not_taken(answer: str, code: int, said: str, office: Office) -> None:
    office.desk.to_content = answer
    assert office.deliver() == code
    assert said in office.said[1]
    assert office.journal == []


@pytest.mark.parametrize(("answer", "code"), [("553 Not yours", 1), ("451 Wait", LATER)])
def test_sender_that_is_not_taken_ends_the_run(answer: str, code: int, office: Office) -> None:
    office.list(*THREE)
    office.desk.to_sender = answer
    assert office.deliver() == code
    assert office.said == [
        "sent 0, refused 0, left for the next run 3",
        f"the server does not take mail from report@example.org: {answer}",
    ]


def test_server_that_is_down_is_waited_for(office: Office) -> None:
    port = office.port
    office.setting(PORT=str(free_port()))
    assert office.deliver() == LATER
    assert "does not answer" in office.said[1]
    office.setting(PORT=port)
    assert office.deliver() == 0
    assert office.desk.told == ["li@example.org"]


def test_server_that_says_nothing_is_left_after_a_while(office: Office) -> None:
    with socket.create_server((HOST, 0)) as silent:
        office.setting(PORT=str(silent.getsockname()[1]), SECONDS="0.3")
        assert office.deliver() == LATER
    assert "does not answer" in office.said[1]
    assert "timed out" in office.said[1]


def test_connection_that_is_lost_is_made_anew(office: Office) -> None:
    """A server that hangs up while it reads the second of three mails."""
    office.list(*THREE)
    hung_up = list[None]()

    def hang_up() -> None:
        if len(office.desk.accepted) == 1 and not hung_up:
            hung_up.append(None)
            assert office.desk.transport is not None
            office.desk.transport.abort()

    office.desk.on_content = hang_up
    assert office.deliver() == LATER
    assert (
        "wang@example.org, changes: left for the next run: the connection was lost"
        in (office.said[1])
    )
    # It had been read before: a server that has both may drop the second by its name.
    assert office.deliver() == 0
    assert office.desk.told[-1] == "wang@example.org"
    twice = [mail["Message-ID"] for to, mail in office.desk.accepted if to == "wang@example.org"]
    assert len(set(twice)) == 1


def test_server_that_hangs_up_again_and_again_is_left(office: Office) -> None:
    office.list(*THREE, "qian@example.org en")

    def hang_up() -> None:
        assert office.desk.transport is not None
        office.desk.transport.abort()

    office.desk.on_content = hang_up
    assert office.deliver() == LATER
    assert office.said[0] == "sent 0, refused 0, left for the next run 4"
    assert "the connection was lost 3 times one after another" in office.said[-1]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mail_is_encrypted_and_the_office_logs_in(
    security: str, made: tuple[Path, Path], office: Office
) -> None:
    key = {"starttls": "tls_context", "tls": "ssl_context"}[security]
    # What is encrypted from the first byte on is not seen by this server to be so.
    needed = {"starttls": "auth_required", "tls": "auth_require_tls"}[security]
    options = {
        key: encrypting(made),
        "authenticator": office.desk.let_in,
        needed: security == "starttls",
    }
    secret = office.folder / "password"
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    with mail_server(office.desk, **options) as port:
        office.setting(PORT=str(port), SECURITY=security, CA=str(made[0]))
        office.setting(USER=USER, PASSWORD_FILE=str(secret))
        assert office.deliver() == 0, office.said
    assert office.desk.told == ["li@example.org"]
    assert office.desk.logins == [USER]
    (was_encrypted,) = office.desk.was_encrypted
    assert was_encrypted or security == "tls"


def test_wrong_password_is_told_and_not_shown(made: tuple[Path, Path], office: Office) -> None:
    options = {"tls_context": encrypting(made), "authenticator": office.desk.let_in}
    with mail_server(office.desk, **options) as port:
        office.setting(PORT=str(port), SECURITY="starttls", CA=str(made[0]))
        office.setting(USER=USER, PASSWORD="a-wrong-one")
        assert office.deliver() == 1
    assert "does not take the login: 535" in office.said[1]
    assert "a-wrong-one" not in "".join(office.said)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_certificate_of_somebody_else_is_not_believed(
    security: str, made: tuple[Path, Path], office: Office
) -> None:
    key = {"starttls": "tls_context", "tls": "ssl_context"}[security]
    with mail_server(office.desk, **{key: encrypting(made)}) as port:
        office.setting(PORT=str(port), SECURITY=security)
        assert office.deliver() == 1
    assert "no safe connection" in office.said[1]
    assert office.desk.told == []


def test_nothing_is_sent_in_the_open_where_that_was_not_asked_for(office: Office) -> None:
    office.setting(SECURITY="starttls")
    assert office.deliver() == 1
    assert "cannot do what the settings ask for (STARTTLS" in office.said[1]
    assert office.desk.told == []


def test_second_run_at_once_is_sent_away(office: Office) -> None:
    office.deliver()
    with (office.folder / "addresses.txt.sent").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert office.deliver() == LATER
    assert office.said[0].startswith("another run is sending by ")


def test_run_that_is_killed_goes_on_where_it_was(office: Office) -> None:
    """By SIGKILL, while the server reads the second mail."""
    office.list(*THREE)
    running: list[subprocess.Popen[bytes]] = []
    started = threading.Event()

    def kill() -> None:
        if len(office.desk.accepted) == 1:
            assert started.wait(30)
            os.kill(running[0].pid, signal.SIGKILL)
            running[0].wait()

    office.desk.on_content = kill
    command = [sys.executable, "-m", "report", "deliver", "--to", str(office.addresses)]
    running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
    started.set()
    assert running[0].wait(120) == -signal.SIGKILL
    assert [row[1] for row in office.journal] == ["li@example.org"]
    office.desk.on_content = lambda: None
    assert office.deliver() == 0
    # It was accepted when the run was killed, and not written down yet: the same mail again.
    assert office.desk.told == [
        *("li@example.org", "wang@example.org"),
        *("wang@example.org", "zhao@example.org"),
    ]
    _, first, second, _ = (mail["Message-ID"] for _, mail in office.desk.accepted)
    assert first == second


def test_journal_that_cannot_be_written_ends_the_run(office: Office) -> None:
    """At most one mail is sent again."""
    office.list(*THREE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    office.environment.setattr(journal.Journal, "add", full)
    assert office.deliver() == 1
    assert office.desk.told == ["li@example.org"]
    assert office.said[1] == (
        "the mail to li@example.org was sent and could not be written down"
        " ([Errno 28] No space left on device)"
    )


def test_document_that_cannot_be_made_is_left_for_the_next_run(office: Office) -> None:
    office.list("li@example.org en power", "wang@example.org en changes")

    def busy(*_: object) -> bytes:
        raise BusyError("too many wait")

    with office.environment.context() as patched:
        patched.setattr(printing, "areas_pdf", busy)
        assert office.deliver() == LATER
    assert office.desk.told == ["wang@example.org"]
    assert "li@example.org, power: left for the next run: too many wait" in office.said[1]
    assert office.deliver() == 0
    assert office.desk.told == ["wang@example.org", "li@example.org"]


def test_answers_of_a_server_are_told_on_one_line(office: Office) -> None:
    office.desk.refusals["li@example.org"] = "550-No\r\n550 \x1b[31mSuch\tuser"
    assert office.deliver() == 1
    assert len(office.said) == 2
    assert office.said[1].isprintable()
