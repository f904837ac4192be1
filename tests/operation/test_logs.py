"""The log of a process, as people and as programs read it."""

from __future__ import annotations

import json
import logging
import threading
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from report.operation import logs

_LOG = logging.getLogger("report.tests")


@pytest.fixture(autouse=True)
def _of_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test before has said where those of the server's own parts log."""
    for name in ("uvicorn", "uvicorn.error", "websockets", "websockets.server"):
        for setting, value in (("propagate", True), ("disabled", False), ("level", 0)):
            monkeypatch.setattr(logging.getLogger(name), setting, value)
        monkeypatch.setattr(logging.getLogger(name), "handlers", [])


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """What belongs to the whole process is as it was, for the tests after these."""
    handlers, hook, level = logging.root.handlers, threading.excepthook, _LOG.parent
    yield
    logging.root.handlers, threading.excepthook = handlers, hook
    logging.captureWarnings(capture=False)
    assert level is not None
    level.setLevel(logging.NOTSET)


def begin() -> None:
    """Have the log go to what is standard error now, as JSON."""
    logs.begin("json", lambda: "5e55")


def told_in(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What stands there, line by line."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_event_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    logs.tell(_LOG, "run", page="energy", milliseconds=12)
    (told,) = told_in(capsys)
    assert told.pop("time").endswith("Z")
    assert told == {
        "level": "info",
        "event": "run",
        "log": "report.tests",
        "page": "energy",
        "milliseconds": 12,
        "session": "5e55",
    }


def test_message_of_any_text_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    _LOG.warning("First %s", 'line\nand "another" \u2028 一')
    (told,) = told_in(capsys)
    assert told["message"] == 'First line\nand "another" \u2028 一'
    assert (told["event"], told["level"]) == ("message", "warning")


def test_error_is_told_with_its_traceback_in_the_same_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    begin()
    try:
        _ = 1 // 0
    except ZeroDivisionError:
        _LOG.exception("A fault")
    (told,) = told_in(capsys)
    assert told["error"].startswith("Traceback")
    assert told["error"].endswith("ZeroDivisionError: integer division or modulo by zero")


def test_line_names_the_request_that_it_belongs_to(capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    token = logs.REQUEST.set("abc-1")
    _LOG.info("inside")
    logs.REQUEST.reset(token)
    _LOG.info("outside")
    inside, outside = told_in(capsys)
    assert inside["request"] == "abc-1"
    assert "request" not in outside


def test_warnings_and_failed_threads_stand_in_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    begin()

    def fail() -> None:
        raise ValueError("in a thread")

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("it is old", stacklevel=1)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    old, failed = told_in(capsys)
    assert "it is old" in old["message"]
    assert "in a thread" in failed["error"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("uvicorn.error", '%s - "WebSocket %s" [accepted]'),
        ("uvicorn.error", '%s - "WebSocket %s" 403'),
        ("websockets.server", "connection open"),
    ],
)
def test_what_the_server_tells_of_a_reader_is_left_out(
    capsys: pytest.CaptureFixture[str], name: str, message: str
) -> None:
    begin()
    arguments = ("192.0.2.7:4711", "/?q=somebody")[: message.count("%s")]
    logging.getLogger(name).error(message, *arguments)
    logging.getLogger("uvicorn.error").error("Something else")
    assert [told["message"] for told in told_in(capsys)] == ["Something else"]


def test_people_read_it_without_signs_of_programs(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin("text", lambda: "5e55")
    logs.tell(_LOG, "run", page="energy")
    _LOG.error("A fault of %s", "one")
    first, second = capsys.readouterr().err.splitlines()
    assert first.partition(" ")[2] == "INFO run page=energy session=5e55"
    assert second.partition(" ")[2] == "ERROR A fault of one session=5e55"


def test_nothing_is_told_twice(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin("text")
    logs.begin("text")
    _LOG.info("once")
    assert capsys.readouterr().err.count("once") == 1
