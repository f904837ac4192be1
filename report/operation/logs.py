"""The log of a process: a line for each thing that is told, for people or for programs.

No line names a reader: none has an address, a query or what browser asks. What belongs together is
found by the id of a request, and by a name of a session that means nothing outside of the process.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Literal

LogForm = Literal["text", "json"]
FieldValue = str | int | float

# The id of the request that is answered; empty outside of one.
REQUEST: ContextVar[str] = ContextVar("request", default="")
# An event that is no more than what its message says.
_MESSAGE = "message"
# Those that JSON lets stand in a text, and some who read lines do not.
_ENDS_OF_LINES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x7f\x85\u2028\u2029"}
# What the server below the application tells of each connection, with its reader's address.
_OF_READERS = ('%s - "', "connection open", "connection closed", "connection rejected")


def _no_session() -> str:
    return ""


def begin(form: LogForm, session: Callable[[], str] = _no_session) -> None:
    """Have all that this process logs go to its standard error in one form.

    `session` tells the name of the session that a line belongs to, asked in the thread that logs.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_Json() if form == "json" else _Text())
    handler.addFilter(_is_of_no_reader)
    handler.addFilter(_Context(session))
    logging.root.handlers = [handler]
    logging.getLogger("report").setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    threading.excepthook = _thread_failed


def tell(log: logging.Logger, event: str, **fields: FieldValue) -> None:
    """Log an event by its name, with what is known of it."""
    log.info(event, extra={"fields": fields})


def _thread_failed(failure: threading.ExceptHookArgs) -> None:
    error = failure.exc_value
    if error is not None:
        logging.getLogger("report").error("A thread failed", exc_info=error)


def _is_of_no_reader(record: logging.LogRecord) -> bool:
    is_below = record.name.startswith(("uvicorn", "websockets"))
    return not (is_below and str(record.msg).startswith(_OF_READERS))


class _Context(logging.Filter):
    """Notes on each record what it belongs to."""

    def __init__(self, session: Callable[[], str]) -> None:
        super().__init__()
        self.session = session

    def filter(self, record: logging.LogRecord) -> bool:
        known = {"request": REQUEST.get(), "session": self.session()}
        record.context = {name: value for name, value in known.items() if value}
        return True


class _Json(logging.Formatter):
    """One JSON object a line, whatever is told."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, FieldValue] | None = getattr(record, "fields", None)
        told = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "event": _MESSAGE if fields is None else record.getMessage(),
            "log": record.name,
            **({"message": record.getMessage()} if fields is None else fields),
            **getattr(record, "context", {}),
        }
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str).translate(_ENDS_OF_LINES)


class _Text(logging.Formatter):
    """The same for people: time, level, what is told, and the rest as `name=value`."""

    def format(self, record: logging.LogRecord) -> str:
        more = {**getattr(record, "fields", {}), **getattr(record, "context", {})}
        told = " ".join([record.getMessage(), *(f"{name}={value}" for name, value in more.items())])
        line = f"{_time(record)} {record.levelname} {told}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _time(record: logging.LogRecord) -> str:
    """In UTC, to the millisecond."""
    time = dt.datetime.fromtimestamp(record.created, dt.UTC)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
