"""A database that is asked: by whoever may only read, with an end to waiting, and by commands."""

from __future__ import annotations

import shutil
import time

import asyncpg
import pytest

from report.__main__ import main
from report.data import store
from report.data.check import problems
from report.data.database import reached
from report.data.database.address import CLICKHOUSE, POSTGRESQL
from report.data.database.postgresql import connections
from report.data.database.settings import settings_of
from report.data.raw import OBSERVATIONS, DataError
from report.model import FigureQuery, FiguresUnavailableError
from report.settings import SettingError
from tests.build import EXAMPLE, PROVESTAD
from tests.data.city_database import ONLY_POSTGRESQL, CityDatabase, values


def test_role_that_may_only_read_is_enough(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.load()
    monkeypatch.setenv("REPORT_DATA", database.server.let_read(database.name))
    assert values(database.read()) == values(store.load(database.city))


@ONLY_POSTGRESQL
def test_whoever_asks_cannot_write(database: CityDatabase) -> None:
    """Not even with the role of the one who has loaded it."""
    database.load()

    async def delete(connection: asyncpg.Connection) -> None:
        await connection.execute("DELETE FROM report.figures")

    with pytest.raises(FiguresUnavailableError, match="read-only transaction"):
        connections.asked(database.address, delete)


@ONLY_POSTGRESQL
def test_connection_that_was_ended_is_replaced(database: CityDatabase) -> None:
    database.load()
    report = database.read()
    assert report.observations.years_at("exampleton")
    database.postgres.end_connections(database.name)
    assert report.observations.years_at("neighbourton")


@ONLY_POSTGRESQL
def test_question_that_takes_too_long_is_given_up(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_DATABASE_SECONDS", "0.2")

    async def dawdle(connection: asyncpg.Connection) -> None:
        await connection.execute("SELECT pg_sleep(30)")

    begun = time.monotonic()
    with pytest.raises(FiguresUnavailableError, match="statement timeout"):
        connections.asked(database.address, dawdle)
    assert time.monotonic() - begun < 10


@ONLY_POSTGRESQL
def test_what_was_not_there_at_the_last_look_is_not_waited_for(database: CityDatabase) -> None:
    database.load()
    report = database.read()
    nowhere = "postgresql://nobody@127.0.0.1:1/nowhere"
    calls: list[asyncpg.Connection] = []

    async def ask(connection: asyncpg.Connection) -> int:
        calls.append(connection)
        return 1

    with pytest.raises(FiguresUnavailableError, match="does not answer"):
        connections.looked(nowhere, ask)
    with pytest.raises(FiguresUnavailableError, match="does not answer"):
        connections.asked(nowhere, ask)
    reached._UNREACHED[database.address] = FiguresUnavailableError("gone")
    with pytest.raises(FiguresUnavailableError, match="gone"):
        report.observations.years_at("exampleton")
    assert calls == []
    assert store.renew() is None
    assert report.observations.years_at("exampleton")


@ONLY_POSTGRESQL
def test_database_that_is_there_without_a_report_is_asked(database: CityDatabase) -> None:
    reached._UNREACHED[database.address] = FiguresUnavailableError("gone")
    with pytest.raises(DataError, match="no report is in the database"):
        store.folder()

    async def ask(connection: asyncpg.Connection) -> int:
        found: int = await connection.fetchval("SELECT 1")
        return found

    assert connections.asked(database.address, ask) == 1


@ONLY_POSTGRESQL
def test_tables_that_were_made_anew_are_read_by_their_new_numbers(database: CityDatabase) -> None:
    """Where another part has the number that one had before."""
    database.load(PROVESTAD)
    database.load()
    report = database.read()
    assert values(report) == values(store.load(database.city))
    database.postgres.execute("DROP SCHEMA report CASCADE", database.name)
    database.load()
    database.load(PROVESTAD)
    assert values(report) == values(store.load(database.city))


def test_files_that_somebody_removed_are_fetched_again(database: CityDatabase) -> None:
    database.load()
    database.read()
    folder = store.folder()
    (folder / "places.csv").unlink()
    assert store.renew() is None
    assert problems(folder) == ()
    shutil.rmtree(folder)
    assert store.renew() is None
    assert problems(folder) == ()
    store.leave()
    assert not folder.exists()


HOSTILE = ("x' OR '1'='1", "'; DROP TABLE report.figures; --", '"', "%", "a\0b", "\udc80", "$1")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_readers_ask_for_is_no_query(database: CityDatabase, text: str) -> None:
    database.load()
    figures = database.read().observations
    assert figures.published(text, text) == ()
    assert figures.by_place("solar_capacity", (text, "exampleton")).keys() == {"exampleton"}
    assert (figures.places_of(text), figures.years_at(text)) == (frozenset(), ())
    assert figures.notable("solar_capacity", (text,)) == {}
    query = FigureQuery((text, "solar_capacity"), (text,), statuses=(text,), sources=(text,))
    assert figures.page(query, 0, 10).total == 0
    assert len(tuple(figures)) == 11


def test_more_figures_than_one_portion(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report.data.database.portions.PORTION", 7)
    database.load(PROVESTAD)
    assert tuple(database.read().observations) == tuple(store.load(PROVESTAD).observations)
    kept = store.read(store.folder()).tables[OBSERVATIONS]
    assert list(kept) == list(store.read(PROVESTAD).tables[OBSERVATIONS])


_OF_ANOTHER_FORM = {
    POSTGRESQL: "CREATE SCHEMA report; CREATE TABLE report.form AS SELECT 99 AS form",
    CLICKHOUSE: "CREATE TABLE report_form ENGINE = Memory AS SELECT 99 AS form",
}


def test_database_without_a_report_of_ours(database: CityDatabase) -> None:
    with pytest.raises(DataError, match="no report is in the database"):
        store.folder()
    database.execute(_OF_ANOTHER_FORM[database.kind])
    with pytest.raises(DataError, match="of form 99"):
        store.folder()


def test_tables_of_another_form_stay(database: CityDatabase) -> None:
    database.execute(_OF_ANOTHER_FORM[database.kind])
    assert database.try_to_load() == 1
    assert "of form 99" in database.said.readouterr().out


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (
            "mysql://u:geheim@localhost/report",
            "by its address, as postgresql://host/name or clickhouse://host/name",
        ),
        ("Postgresql://nobody:geheim@127.0.0.1:1/report", "Nothing was loaded: "),
        (" postgresql://nobody:geheim@127.0.0.1:1/report", "Nothing was loaded: "),
        ("postgresql://nobody:1/geheim@127.0.0.1/report", "Nothing was loaded: "),
        ("postgresql://nobody:gehe/im@127.0.0.1/report", "is not understood; in a password"),
        ("postgresql://nobody:1?geheim@127.0.0.1/report", "is not understood; in a password"),
    ],
)
def test_what_is_no_database(named: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", named, "--folder", str(EXAMPLE)]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert "gehe" not in told


def test_command_where_the_database_is_gone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_DATA", "postgresql://someone:geheim@127.0.0.1:1/report")
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Nothing was done: the database does not answer: ")
    assert "geheim" not in told


def test_command_where_there_is_no_report(database: CityDatabase) -> None:
    assert main(["check"]) == 1
    assert "no report is in the database" in database.said.readouterr().err


@pytest.mark.parametrize("scheme", ["mysql://", "clickhouse:/", "postgresql:"])
def test_address_of_something_else_is_refused(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_DATA", f"{scheme}u:geheim@localhost/report")
    with pytest.raises(SettingError, match="begins with postgresql:// or clickhouse://") as refused:
        store.folder()
    assert "geheim" not in str(refused.value)


_OF_TWELVE = {
    POSTGRESQL: "UPDATE report.parts SET figures = 12",
    CLICKHOUSE: "INSERT INTO report_figures SELECT * FROM report_figures LIMIT 1",
}


def test_part_that_is_missing_is_told(database: CityDatabase) -> None:
    database.load()
    database.read()
    database.execute(_OF_TWELVE[database.kind])
    (problem,) = store.read(store.folder()).problems
    assert "has not the 11 figures" in str(problem)


@pytest.mark.parametrize(
    ("setting", "text"),
    [("REPORT_DATABASE_SECONDS", "soon"), ("REPORT_DATABASE_CONNECTIONS", "0")],
)
def test_settings_are_numbers(setting: str, text: str) -> None:
    with pytest.raises(SettingError, match=setting):
        settings_of({setting: text})
    assert settings_of({}).connections == 8
