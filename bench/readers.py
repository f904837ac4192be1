"""A reader without a browser: asks what a browser would, and waits for the whole answer."""

from __future__ import annotations

from contextlib import ExitStack
from http.client import HTTPConnection
from socket import create_connection, socket
from typing import Any, Protocol
from urllib.parse import urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from bench.contender import Contender
from bench.errors import BenchError
from bench.window import Asked

_PATIENCE = 120
_OK = 200


class Reader(Protocol):
    """One who has opened a page, with the bytes `received` since then, packed as they came."""

    @property
    def received(self) -> int: ...

    def ask(self, asked: Asked) -> None:
        """Ask, and wait for all of the answer. Raises BenchError where it is an error."""

    def leave(self) -> None:
        """Close the page."""


class _CountedSocket(socket):
    """Knows how many bytes have come."""

    received = 0

    def recv(self, *size: int) -> bytes:
        content = super().recv(*size)
        self.received += len(content)
        return content


class StreamlitReader:
    """By Streamlit's own messages, which say when a script has run to its end."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        address = f"ws://{parts.netloc}/_stcore/stream"
        line = create_connection((parts.hostname or "", parts.port or 80), _PATIENCE)
        self._line = _CountedSocket(fileno=line.detach())
        self._opened = ExitStack()
        # A server with much to do does not answer to pings in time.
        options: dict[str, Any] = {"max_size": None, "ping_interval": None}
        connection = connect(address, sock=self._line, open_timeout=_PATIENCE, **options)
        self._socket = self._opened.enter_context(connection)

    @property
    def received(self) -> int:
        """Bytes of all messages."""
        return self._line.received

    def ask(self, asked: Asked) -> None:
        """Ask for a run; one that makes way for another is not the end."""
        self._socket.send(asked.body)
        while True:
            message = self._socket.recv(timeout=_PATIENCE)
            told = ForwardMsg.FromString(message if isinstance(message, bytes) else b"")
            if told.WhichOneof("type") != "script_finished":
                continue
            if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise BenchError(f"The script of {self._socket.remote_address} has an error")
            if told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def leave(self) -> None:
        """Close the page."""
        self._opened.close()


class DashReader:
    """By the callbacks of Dash, one after the other."""

    def __init__(self, url: str) -> None:
        self._connection = HTTPConnection(urlsplit(url).netloc, timeout=_PATIENCE)
        self._received = 0

    @property
    def received(self) -> int:
        """Bytes of all answers, without their heads."""
        return self._received

    def ask(self, asked: Asked) -> None:
        """Have one callback run."""
        parts = urlsplit(asked.address)
        headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
        self._connection.request("POST", f"{parts.path}?{parts.query}", asked.body, headers)
        with self._connection.getresponse() as answer:
            self._received += len(answer.read())
            # Nothing to update is an answer too.
            if answer.status not in {_OK, 204}:
                raise BenchError(f"{parts.path} answers with {answer.status}")

    def leave(self) -> None:
        """Close the page."""
        self._connection.close()


def reader_of(contender: Contender) -> Reader:
    """One who has just come."""
    url = contender.pages["overview"]
    return DashReader(url) if contender.name == "dash" else StreamlitReader(url)
