"""A reader without a browser: a session over a WebSocket, as Streamlit's own page has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

_PATIENCE = 60


class RunError(AssertionError):
    """A run of a page ended with an error."""


@dataclass
class Session:
    """A page that stands open: `run` has it run as an address says, again and again."""

    connection: ClientConnection
    # What the server has sent once, by its hash: it does not send that again.
    kept: dict[str, ForwardMsg] = field(default_factory=dict)

    def run(self, page: str = "", query: Mapping[str, str] | None = None, theme: str = "") -> str:
        """All that the server sends of a page, in the order in which it comes, as text.

        Raises RunError where the run fails.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(query or {})
        asked.rerun_script.page_name = page
        if theme:
            asked.rerun_script.context_info.color_scheme = theme
        self.connection.send(asked.SerializeToString())
        return "\n".join(_text(message) for message in self._sent())

    def _sent(self) -> Iterator[ForwardMsg]:
        while True:
            message = ForwardMsg.FromString(self._received())
            if message.WhichOneof("type") == "ref_hash":
                message = self.kept[message.ref_hash]
            self.kept[message.hash] = message
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RunError(f"the run ended as {message.script_finished}")
                return
            if message.WhichOneof("type") == "delta":
                if message.delta.new_element.WhichOneof("type") == "exception":
                    raise RunError(message.delta.new_element.exception.message)
                yield message

    def _received(self) -> bytes:
        received = self.connection.recv(_PATIENCE)
        assert isinstance(received, bytes)
        return received


def _text(message: ForwardMsg) -> str:
    """What a message says: texts stand in it as they are."""
    written: bytes = message.delta.SerializeToString()
    return written.decode("utf-8", "replace")


@contextmanager
def session(url: str, **headers: str) -> Iterator[Session]:
    """A new session of the server at an address, asked for with these headers."""
    address = f"ws{url.removeprefix('http')}/_stcore/stream"
    subprotocols: Any = ["streamlit"]
    with connect(
        address, subprotocols=subprotocols, max_size=None, additional_headers=headers
    ) as connection:
        yield Session(connection)
