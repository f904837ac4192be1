"""A report in ClickHouse: asked by whoever may only read, and what it does where it is lost."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pyarrow as pa
import pytest
from clickhouse_connect.driver.client import Client

from report.__main__ import main
from report.data import store
from report.data.database import mirror
from report.data.database.clickhouse import sending, states, tables
from report.data.database.clickhouse.clients import asked, client_of
from report.model import FiguresUnavailableError
from tests.build import EXAMPLE
from tests.clickhouse import LOCKED, ClickHouse, running
from tests.data.city_database import ONLY_CLICKHOUSE, CityDatabase, values

_DAWDLE = "SELECT sleepEachRow(1) FROM numbers(3)"
_ON_THEIR_WAY = "SELECT name FROM system.tables WHERE startsWith(name, 'report_sent_')"


@pytest.fixture
def lost(
    city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CityDatabase]:
    """In a server of its own: others ask theirs meanwhile."""
    with running() as server:
        monkeypatch.setenv("REPORT_DATA", server.new("city"))
        monkeypatch.setenv("REPORT_DATABASE_SECONDS", "1")
        yield CityDatabase(server, "city", city, capsys)
    mirror.mirror_of.cache_clear()


@ONLY_CLICKHOUSE
def test_user_whose_settings_are_locked_may_read(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.load()
    monkeypatch.setenv("REPORT_DATA", database.clickhouse.address(database.name, LOCKED))
    assert values(database.read()) == values(store.load(database.city))


@ONLY_CLICKHOUSE
def test_whoever_asks_cannot_write(database: CityDatabase) -> None:
    """Not even with the name of the one who has loaded it."""
    database.load()
    with pytest.raises(FiguresUnavailableError, match="READONLY"):
        asked(database.address, lambda client: client.command("TRUNCATE TABLE report_figures"))
    assert len(database.read().observations) == 11


@ONLY_CLICKHOUSE
def test_question_that_takes_too_long_is_given_up(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_DATABASE_SECONDS", "1")
    begun = time.monotonic()
    with pytest.raises(FiguresUnavailableError, match="TIMEOUT_EXCEEDED"):
        asked(
            database.address,
            lambda client: client.command("SELECT sleepEachRow(1) FROM numbers(3)"),
        )
    assert time.monotonic() - begun < 10


def test_server_that_is_lost_and_comes_back(
    lost: CityDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    lost.load()
    report = lost.read()
    lost.clickhouse.stop()
    with pytest.raises(FiguresUnavailableError, match="does not answer"):
        report.observations.years_at("exampleton")
    for _ in range(3):
        problem = store.renew()
        assert problem is not None
        assert "cannot be read" in str(problem)
    lost.clickhouse.start()
    assert store.renew() is None
    # Once, and by nobody else.
    told = [record.getMessage() for record in caplog.records if record.name != "asyncio"]
    assert len(told) == 2
    assert told[0].startswith("The database is not read: the database does not answer: ")
    assert "Connection refused" in told[0]
    assert told[1] == "The database is read again"
    assert report.observations.years_at("exampleton")
    assert values(report) == values(store.load(lost.city))


def test_server_that_says_nothing_is_not_waited_for(lost: CityDatabase) -> None:
    lost.load()
    report = lost.read()
    lost.clickhouse.pause()
    begun = time.monotonic()
    with pytest.raises(FiguresUnavailableError, match="does not answer"):
        report.observations.years_at("exampleton")
    assert time.monotonic() - begun < 20
    lost.clickhouse.resume()
    assert report.observations.years_at("neighbourton")


def test_server_that_is_lost_while_figures_are_sent(
    lost: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was served still is, and what was sent in part goes when it is loaded again."""
    lost.load()
    before = lost.state()
    lost.change("46", "47")
    whole = sending._named

    def broken_off(part: str, batch: pa.RecordBatch) -> pa.Table:
        lost.clickhouse.stop()
        return whole(part, batch)

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_named", broken_off)
        assert lost.try_to_load() == 1
    assert lost.said.readouterr().err.startswith("Nothing was loaded: ")
    lost.clickhouse.start()
    assert lost.state() == before
    assert len(lost.fetch(_ON_THEIR_WAY)) == 1
    assert "1 part sent" in lost.load()
    assert values(lost.read()) == values(store.load(lost.city))
    with closing(client_of(lost.address, 60)) as client:
        states.forget_replaced(client, hours=-1)
    assert lost.fetch(_ON_THEIR_WAY) == []
    assert values(lost.read()) == values(store.load(lost.city))


def test_page_of_a_proxy_is_no_database() -> None:
    class Proxy:
        def command(self, _: str) -> str:
            return "<html>We are back soon</html>"

    with pytest.raises(FiguresUnavailableError, match="what answers is no ClickHouse"):
        tables.is_there(cast("Client", Proxy()))


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("clickhouse://nobody:geheim@127.0.0.1:1/report", "Nothing was loaded: "),
        ("ClickHouse://nobody:1/geheim@127.0.0.1/report", "is not understood; in a password"),
        ("clickhouse://nobody:gehe/im@127.0.0.1/report", "is not understood; in a password"),
        ("clickhouse://nobody:1?geheim@127.0.0.1/report", "is not understood; in a password"),
        ("clickhouse://nobody:1@127.0.0.1/report?secret=geheim", "is not understood"),
        ("clickhouse:///report", "is not understood"),
        ("clickhouse://nobody:geheim\udc80@127.0.0.1/report", "is not understood"),
    ],
)
def test_what_is_no_database(named: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", named, "--folder", str(EXAMPLE)]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert "gehe" not in told


def test_wrong_password_is_told_without_it(
    clickhouse: ClickHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    named = f"clickhouse://owner:geheim@127.0.0.1:{clickhouse.port}/default"
    assert main(["load", named, "--folder", str(EXAMPLE)]) == 1
    told = capsys.readouterr().err
    assert "Authentication failed" in told
    assert "geheim" not in told


def test_address_says_whether_it_is_asked_over_https(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[dict[str, object]] = []
    monkeypatch.setattr(
        "report.data.database.clickhouse.clients.clickhouse_connect.get_client",
        lambda **given: asked_for.append(given),
    )
    for address in (
        "clickhouse://someone:p%40ss%2Fword@there/city",
        "clickhouse://there:9000/city?secure=true",
        "clickhouse://there",
    ):
        client_of(address, 5)
    named = [
        tuple(
            one[name] for name in ("interface", "host", "port", "username", "password", "database")
        )
        for one in asked_for
    ]
    assert named == [
        ("http", "there", 8123, "someone", "p@ss/word", "city"),
        ("https", "there", 9000, "default", "", "city"),
        ("http", "there", 8123, "default", "", "default"),
    ]
