"""ClickHouse's HTTP interface over its embedded build, for tests: no server of it is at hand.

    CLICKHOUSE_PASSWORD=... python -m tests.clickhouse_http PORT FOLDER

What is asked, bound, written, refused and cut off is ClickHouse's own doing (the package
`chdb-core`); this only carries it, at this machine alone, in the way of the real server as far as
`clickhouse_connect` uses it. Its users have the password of the environment: `owner` may do
anything, `reader` may only ask, and `locked` may not even change a setting. The data stay in the
folder.

Left out: sessions (each request is one of its own), grants, roles and quotas, data of a query's own
("external data"), progress, answers bit by bit, whatever is compressed, and an end to a query whose
client has gone.
"""

from __future__ import annotations

import base64
import hmac
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import chdb

# Users, and what ClickHouse's setting `readonly` is for them.
USERS = {"owner": 0, "reader": 2, "locked": 1}
# What the address says besides settings; what is of sessions, quotas and progress is passed over.
_NO_SETTINGS = {
    *("query", "database", "user", "password", "query_id", "default_format"),
    *("session_id", "session_timeout", "session_check", "quota_key", "role"),
    *("wait_end_of_query", "buffer_size", "compress", "decompress", "client_protocol_version"),
}
# The number of the error of one who is not let in, the only one that has an HTTP status of its own.
_NOT_KNOWN = 516
_CODE = re.compile(r"Code: (\d+)\. ")
# A statement of its own kind: given as any other it would end at an empty line among the rows.
_PUTS_IN = re.compile(rb"(?is)\s*(INSERT\s+INTO\s.+?)\s+FORMAT\s+(\w+)[ \t]*\r?\n(.+)")


@dataclass(frozen=True)
class _Request:
    """What a client asks: who it is, the statement with what follows it, and how it is meant."""

    user: str
    password: str
    statement: bytes
    terms: Mapping[str, str]
    readonly: int

    @property
    def bound(self) -> dict[str, str]:
        """The values that the statement names."""
        named = {name: value for name, value in self.terms.items() if name.startswith("param_")}
        return {name.removeprefix("param_"): value for name, value in named.items()}

    @property
    def settings(self) -> dict[str, str]:
        """What it changes of how the statement is run."""
        return {
            name: value
            for name, value in self.terms.items()
            if name not in _NO_SETTINGS and not name.startswith("param_")
        }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Small answers are not to wait for each other.
    disable_nagle_algorithm = True
    folder: Path
    password: str

    def do_GET(self) -> None:
        """Say that the server is there, or answer a question that stands in the address."""
        if urlsplit(self.path).path == "/ping":
            self._send(200, b"Ok.\n")
        else:
            self._answer()

    def do_POST(self) -> None:
        """Run a statement."""
        self._answer()

    def log_message(self, *_: object) -> None:
        """Keep silent: who asked what is of no interest."""

    def _answer(self) -> None:
        try:
            request = self._request()
            self._admit(request)
            with closing(chdb.connect(str(self.folder))) as connection:
                _prepare(connection, request)
                self._run(connection, request)
        except RuntimeError as error:
            self._refuse(_said(error))

    def _request(self) -> _Request:
        body = self._body()
        terms = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            # Many or long values come as a form.
            terms |= _form(kind, body)
            body = b""
        statement = b"\n".join(part for part in (terms.get("query", "").encode(), body) if part)
        user, password = self._named(terms)
        readonly = USERS.get(user, 1) or 2 * (self.command == "GET")
        return _Request(user, password, statement, terms, readonly)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") == "chunked":
            return b"".join(self._chunks())
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _named(self, terms: Mapping[str, str]) -> tuple[str, str]:
        """User and password, from wherever they stand."""
        kind, _, secret = self.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            user, _, password = base64.b64decode(secret).decode().partition(":")
            return user, password
        user = self.headers.get("X-ClickHouse-User") or terms.get("user", "default")
        return user, self.headers.get("X-ClickHouse-Key") or terms.get("password", "")

    def _admit(self, request: _Request) -> None:
        """RuntimeError where it is nobody who may come in."""
        known = hmac.compare_digest(request.password.encode(), self.password.encode())
        if not known or request.user not in USERS:
            why = "password is incorrect, or there is no user with such name"
            told = f"{request.user}: Authentication failed: {why}. (AUTHENTICATION_FAILED)"
            raise RuntimeError(f"Code: {_NOT_KNOWN}. DB::Exception: {told}")

    def _run(self, connection: chdb.state.Connection, request: _Request) -> None:
        if rows := _PUTS_IN.fullmatch(request.statement):
            self._send(200, b"", _counted(_put_in(connection, *rows.groups())))
        else:
            form = request.terms.get("default_format", "TabSeparated")
            found = connection.query(request.statement, form, params=request.bound)
            self._send(200, found.bytes(), _counted(found.rows_written()))

    def _refuse(self, told: str) -> None:
        code = _CODE.match(told)
        number = int(code[1]) if code else 0
        headers = {"X-ClickHouse-Exception-Code": str(number)}
        self._send(403 if number == _NOT_KNOWN else 500, f"{told}\n".encode(), headers)

    def _send(self, status: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    # Many may come at once.
    request_queue_size = 100


def _form(kind: str, body: bytes) -> dict[str, str]:
    """What stands in the fields of a form."""
    form = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    named = {part.get_param("name", header="content-disposition"): part for part in form.walk()}
    return {
        str(name): bytes(part.get_payload(decode=True)).decode()
        for name, part in named.items()
        if name
    }


def _prepare(connection: chdb.state.Connection, request: _Request) -> None:
    """Have the statement run where and as it is meant to, and no further than its user may."""
    if request.readonly:
        connection.query(f"SET readonly = {request.readonly}")
    for name, value in request.settings.items():
        connection.query(f"SET {_quoted(name, '`')} = {_quoted(value, chr(39))}")
    if database := request.terms.get("database"):
        connection.query(f"USE {_quoted(database, '`')}")


def _quoted(text: str, mark: str) -> str:
    return mark + text.replace("\\", "\\\\").replace(mark, f"\\{mark}") + mark


def _put_in(connection: chdb.state.Connection, statement: bytes, form: bytes, rows: bytes) -> int:
    """Write rows as they stand in a request; how many there were."""
    with connection.send_insert(statement.decode(), form.decode()) as writer:
        writer.append(rows)
        return int(writer.finish().rows_written)


def _counted(rows: int) -> dict[str, str]:
    return {"X-ClickHouse-Summary": json.dumps({"written_rows": str(rows)})}


def _said(error: RuntimeError) -> str:
    """What ClickHouse said, as its server says it."""
    told = str(error)
    start = _CODE.search(told)
    words = told[start.start() :] if start else f"Code: 1001. DB::Exception: {told}"
    return words if "(version " in words else f"{words} (version {chdb.engine_version})"


def main() -> None:
    """Serve a folder at a port until the process ends."""
    port, folder = sys.argv[1:]
    _Handler.folder = Path(folder)
    _Handler.password = os.environ["CLICKHOUSE_PASSWORD"]
    # The engine runs for as long as one connection is open.
    with closing(chdb.connect(folder)), _Server(("127.0.0.1", int(port)), _Handler) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
