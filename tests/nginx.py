"""nginx before servers of the report: the files of `deploy`, with the addresses of a test."""

from __future__ import annotations

import getpass
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.server import ROOT, free_port

DEPLOY = ROOT / "deploy"
# Debian has it where only the administrator looks for programs.
_PROGRAM = shutil.which("nginx") or "/usr/sbin/nginx"
_PATIENCE = 30
# What stands around the report's own file on a machine: where a process that is nobody's service
# may write, and a log that says which server was asked.
_AROUND = """\
daemon off;
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    log_format asked '$report_reader\t$upstream_addr\t$status\t$request_uri';
    access_log {folder}/access.log asked;
    include {folder}/conf.d/*.conf;
}}
"""


@dataclass(frozen=True)
class Asked:
    """A request that nginx has answered: whose, by which servers (by the last), and of what."""

    reader: str
    ports: tuple[int, ...]
    status: int
    address: str


@dataclass(frozen=True)
class Nginx:
    """A running nginx: its host with the port, that for plain HTTP, and its files."""

    host: str
    plain: str
    folder: Path

    @property
    def certificate(self) -> Path:
        """What a reader has to trust."""
        return self.folder / "report.pem"

    def asked(self) -> list[Asked]:
        """What was asked of a server and answered so far. A WebSocket is once it has ended."""
        lines = (self.folder / "access.log").read_text("utf-8").splitlines()
        fields = [line.split("\t") for line in lines]
        return [
            Asked(reader, tuple(map(int, re.findall(r":(\d+)", servers))), int(status), address)
            for reader, servers, status, address in fields
            if servers != "-"
        ]

    def said(self) -> str:
        """What it wrote to its log of errors."""
        return (self.folder / "error.log").read_text("utf-8")


@contextmanager
def balancing(ports: Sequence[int], folder: Path) -> Iterator[Nginx]:
    """An nginx for three servers of this machine, at localhost; its files are in the folder."""
    port, plain = free_port(), free_port()
    nginx = Nginx(f"localhost:{port}", f"localhost:{plain}", folder)
    _certify(nginx)
    _write(nginx, ports)
    command = [_PROGRAM, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        _await(port, process, nginx)
        yield nginx
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _certify(nginx: Nginx) -> None:
    """A certificate for localhost that nobody has signed but itself, and its key."""
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "2"]
    files = ["-out", str(nginx.certificate), "-keyout", str(nginx.folder / "report.key")]
    command = ["openssl", "req", *kind, *subject, *files]
    subprocess.run(command, check=True, capture_output=True)


def _write(nginx: Nginx, ports: Sequence[int]) -> None:
    """The report's own file as it is, and those of one place with what the test has there."""
    folder = nginx.folder
    servers = dict(zip(("8501", "8502", "8503"), map(str, ports), strict=True))
    site = {
        "listen 80;": f"listen {nginx.plain.rpartition(':')[2]};",
        "listen 443 ": f"listen {nginx.host.rpartition(':')[2]} ",
        "report.example.org;": "localhost;",
        "/etc/ssl/certs/report.example.org.pem": str(nginx.certificate),
        "/etc/ssl/private/report.example.org.key": str(folder / "report.key"),
    }
    for name in ("conf.d", "report"):
        (folder / name).mkdir()
    shutil.copy(DEPLOY / "nginx.conf", folder / "conf.d" / "report.conf")
    _replace("servers.conf", folder, servers)
    _replace("site.conf", folder, site)
    # As an administrator its workers would else be somebody who may not look into the folder.
    user = f"user {getpass.getuser()};" if getpass.getuser() == "root" else ""
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user), "utf-8")


def _replace(name: str, folder: Path, values: Mapping[str, str]) -> None:
    """Write a file of one place with other values, each of which stands there once."""
    text = (DEPLOY / "nginx" / name).read_text("utf-8")
    for there, here in values.items():
        assert text.count(there) == 1, f"{name}: {there}"
        text = text.replace(there, here)
    (folder / "report" / name).write_text(text, "utf-8")


def _await(port: int, process: subprocess.Popen[bytes], nginx: Nginx) -> None:
    """Wait until it listens; RuntimeError with its last words where it never does."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nginx did not start:\n{nginx.said()}")
