"""Several containers behind nginx: each server is one that nginx knows, and closed alike."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from report.operation.settings import OperationSettings
from report.web.ending import TO_ANSWER
from tests.server import ROOT

_DEPLOY = ROOT / "deploy"
_VARIABLE = re.compile(r"\$\{\w+:-([^}]*)\}")


def composed() -> dict[str, Any]:
    """The file with what variables are where nobody sets them."""
    text = _VARIABLE.sub(r"\1", _DEPLOY.joinpath("compose.yaml").read_text("utf-8"))
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def servers() -> dict[str, dict[str, Any]]:
    return {name: one for name, one in composed()["services"].items() if name != "nginx"}


def directives(file: Path) -> list[str]:
    lines = file.read_text("utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def test_nginx_knows_every_server_and_waits_for_it() -> None:
    assert len(servers()) == 3
    named = directives(_DEPLOY / "compose" / "servers.conf")
    assert named == [f"server {name}:8501;" for name in servers()]
    assert set(composed()["services"]["nginx"]["depends_on"]) == set(servers())


def test_servers_can_write_nothing_and_answer_to_a_name() -> None:
    for server in servers().values():
        assert server["read_only"]
        assert server["cap_drop"] == ["ALL"]
        hosts = server["environment"]["STREAMLIT_SERVER_ALLOWED_HOSTS"].split()
        # The health check of the container asks by the last one.
        assert hosts[-1] == "localhost"
        assert f"server_name {hosts[0]};" in directives(_DEPLOY / "nginx" / "site.conf")


def test_every_file_that_is_mounted_is_there() -> None:
    mounted = composed()["services"]["nginx"]["volumes"]
    ours = [volume.split(":") for volume in mounted if volume.startswith("./")]
    assert [target for _, target, _ in ours] == [
        "/etc/nginx/conf.d/report.conf",
        "/etc/nginx/report/servers.conf",
        "/etc/nginx/report/site.conf",
    ]
    assert all((_DEPLOY / source).is_file() for source, *_ in ours)
    for server in servers().values():
        assert (_DEPLOY / server["build"]["context"] / server["build"]["dockerfile"]).is_file()
        assert (_DEPLOY / server["volumes"][0].split(":")[0]).is_dir()


def test_certificate_is_where_nginx_looks_for_it() -> None:
    certificates = [one for one in directives(_DEPLOY / "nginx" / "site.conf") if "ssl_cert" in one]
    assert len(certificates) == 2
    assert all(one.split()[1].startswith("/etc/ssl/") for one in certificates)


def test_no_reader_names_a_request_and_no_log_has_the_number_of_one() -> None:
    """nginx's own id of a request is what it makes the cookie of a reader from."""
    lines = directives(_DEPLOY / "nginx.conf")
    assert 'proxy_set_header X-Request-ID "";' in lines
    assert [line for line in lines if "$request_id" in line] == ["default $request_id;"]


def test_log_of_a_server_is_for_programs() -> None:
    for server in servers().values():
        assert server["environment"]["REPORT_LOG"] == "json"
        assert server["environment"]["STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE"] == "true"


def test_server_is_given_the_time_that_it_takes_to_end() -> None:
    longest = OperationSettings().stop_seconds + TO_ANSWER
    for server in servers().values():
        assert int(server["stop_grace_period"].removesuffix("s")) >= longest + 10
