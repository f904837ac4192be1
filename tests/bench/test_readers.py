"""Readers without a browser get from a real server what a browser gets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from bench.errors import BenchError
from bench.readers import DashReader, StreamlitReader
from bench.window import Asked
from tests.server import Server

pytestmark = pytest.mark.long


def run_of(page: str) -> Asked:
    """What a browser sends that opens a page."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = "lang=en"
    return Asked(message.SerializeToString())


def test_a_run_of_a_page_is_waited_for(server: Server) -> None:
    reader = StreamlitReader(server.url)
    reader.ask(run_of(""))
    before = reader.received
    reader.ask(run_of("energy"))
    assert reader.received - before > 10_000
    reader.leave()


class _Dash(BaseHTTPRequestHandler):
    """Answers a callback, and nothing else."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200 if asked == b"{}" else 500)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def serving() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Dash) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_error_of_a_callback_is_no_answer() -> None:
    with serving() as url:
        reader = DashReader(url)
        reader.ask(Asked(b"{}", f"{url}/_dash-update-component?endId=1"))
        assert reader.received == len(b"{}")
        with pytest.raises(BenchError, match="answers with 500"):
            reader.ask(Asked(b"wrong", f"{url}/_dash-update-component"))
        reader.leave()
