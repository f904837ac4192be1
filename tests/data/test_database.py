"""A data folder in a database: loaded as a whole or not at all, read by whoever may only read."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from report.__main__ import main
from report.analysis.editions import content_mark, report_at
from report.data import store
from report.data.check import problems
from report.data.database import connections, loading, mirror
from report.data.database.connections import settings_of
from report.data.raw import OBSERVATIONS, DataError
from report.model import FigureQuery, FiguresUnavailableError, Report
from report.settings import SettingError
from tests.build import EXAMPLE, PROVESTAD
from tests.data.conftest import Write
from tests.postgresql import Postgres
from tests.spoilt import edit

_NUMBERS = count()
_TABLES = ("parts", "figures", "contents", "states", "state_files", "state_parts")


@dataclass(frozen=True)
class CityDatabase:
    """A database for a test alone, the city that is loaded there, and what commands have said."""

    postgres: Postgres
    name: str
    city: Path
    said: pytest.CaptureFixture[str]

    @property
    def address(self) -> str:
        return self.postgres.address(self.name)

    def try_to_load(self, folder: Path | None = None) -> int:
        return main(["load", self.address, "--folder", str(folder or self.city)])

    def load(self, folder: Path | None = None) -> str:
        """Load the city as it is now, or another folder; what is said of that."""
        assert self.try_to_load(folder) == 0
        return self.said.readouterr().out

    def change(self, before: str, after: str) -> None:
        """The figure of 2021 of the city."""
        old, new = (f"2021,{value}," for value in (before, after))
        edit(self.city, {"file": OBSERVATIONS, "replace": old, "to": new})

    def state(self) -> list[object]:
        """How many rows each table has, and what is served."""
        counts = [self.fetch(f"SELECT count(*) FROM report.{table}") for table in _TABLES]
        return [*counts, self.fetch("SELECT mark FROM report.states WHERE replaced IS NULL")]

    def fetch(self, query: str) -> object:
        return self.postgres.fetch(query, self.name)

    def read(self) -> Report:
        """As a server does that has just started."""
        mirror.mirror_of.cache_clear()
        return store.load(store.folder())


@pytest.fixture
def database(
    postgres: Postgres,
    city: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CityDatabase]:
    name = f"loaded_{next(_NUMBERS)}"
    monkeypatch.setenv("REPORT_DATA", postgres.new(name))
    yield CityDatabase(postgres, name, city, capsys)
    mirror.mirror_of.cache_clear()


def values(report: Report) -> set[str]:
    return {row.written for row in report.observations}


def test_report_is_that_of_the_folder(database: CityDatabase) -> None:
    assert database.load() == "11 figures are served, 1 part sent, 0 there already\n"
    one, other = database.read(), store.load(database.city)
    assert tuple(one.observations) == tuple(other.observations)
    for edition in other.editions:
        assert content_mark(report_at(one, edition)) == content_mark(report_at(other, edition))
    assert problems(store.folder()) == ()


def test_rows_keep_their_lines(database: CityDatabase) -> None:
    database.load()
    kept = store.read(store.folder()).tables[OBSERVATIONS]
    assert list(kept) == list(store.read(database.city).tables[OBSERVATIONS])


@pytest.mark.parametrize("value", ["0.10", "12345678901234567890", "-0.0", "1.00000"])
def test_values_are_exact(database: CityDatabase, value: str) -> None:
    edit(database.city, {"file": "indicators.csv", "replace": "up,stock", "to": "up,index"})
    database.change("46", value)
    database.load()
    assert value in values(database.read())


def test_loaded_again_nothing_is_sent(database: CityDatabase) -> None:
    database.load()
    before = database.state()
    assert database.load() == "11 figures are served, 0 parts sent, 1 there already\n"
    assert database.state() == before


def test_faults_leave_what_is_served(database: CityDatabase) -> None:
    database.load()
    before = database.state()
    edit(database.city, {"file": OBSERVATIONS, "replace": ",B,", "to": ",Z,"})
    assert database.try_to_load() == 1
    assert "column status: 'Z' is not known" in database.said.readouterr().out
    assert database.state() == before


def test_lost_connection_leaves_what_is_served(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of the figures; told in a line, and loaded afterwards."""
    database.load()
    before = database.state()
    database.change("46", "47")
    whole = loading._as_csv

    def broken_off(number: int, batch: object) -> bytes:
        # Where a loop runs, none can be begun.
        end = threading.Thread(target=database.postgres.end_connections, args=(database.name,))
        end.start()
        end.join()
        return whole(number, batch)

    with monkeypatch.context() as patched:
        patched.setattr(loading, "_as_csv", broken_off)
        assert database.try_to_load() == 1
    assert database.said.readouterr().err.startswith("Nothing was loaded: ")
    assert database.state() == before
    assert "1 part sent" in database.load()


def test_older_state_stays_readable_for_a_day(database: CityDatabase) -> None:
    database.load()
    older = database.read()
    database.change("46", "47")
    database.load()
    assert "46" in values(older)
    assert "47" in values(database.read())
    aged = "UPDATE report.states SET replaced = replaced - interval '25 hours'"
    database.postgres.execute(aged, database.name)
    database.change("47", "48")
    database.load()
    with pytest.raises(FiguresUnavailableError, match="were removed"):
        values(older)
    kept = database.fetch(
        "SELECT DISTINCT written FROM report.figures WHERE period = '2021' ORDER BY 1"
    )
    assert kept == [("4100",), ("47",), ("48",)]


def test_earlier_state_comes_back(database: CityDatabase) -> None:
    database.load()
    database.change("46", "47")
    database.load()
    database.change("47", "46")
    assert "0 parts sent" in database.load()
    assert "46" in values(database.read())


def test_folder_of_files_is_loaded_as_it_is(
    database: CityDatabase, write: Write, served: Path
) -> None:
    write()
    database.load(served)
    assert tuple(database.read().observations) == tuple(store.load(database.city).observations)


def test_area_that_is_gone_goes(database: CityDatabase) -> None:
    database.load()
    database.read()
    folder, city = store.folder(), database.city
    (city / "areas" / "power.toml").rename(city / "areas" / "strom.toml")
    for file in city.glob("*.csv"):
        text = file.read_text("utf-8").replace(",power,", ",strom,")
        file.write_text(text, "utf-8", newline="\n")
    assert problems(city) == ()
    database.load()
    assert store.renew() is None
    assert [file.name for file in (folder / "areas").iterdir()] == ["strom.toml"]


def test_role_that_may_only_read_is_enough(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.load()
    monkeypatch.setenv("REPORT_DATA", database.postgres.let_read(database.name))
    assert values(database.read()) == values(store.load(database.city))


def test_whoever_asks_cannot_write(database: CityDatabase) -> None:
    """Not even with the role of the one who has loaded it."""
    database.load()

    async def delete(connection: asyncpg.Connection) -> None:
        await connection.execute("DELETE FROM report.figures")

    with pytest.raises(FiguresUnavailableError, match="read-only transaction"):
        connections.asked(database.address, delete)


def test_connection_that_was_ended_is_replaced(database: CityDatabase) -> None:
    database.load()
    report = database.read()
    assert report.observations.years_at("exampleton")
    database.postgres.end_connections(database.name)
    assert report.observations.years_at("neighbourton")


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
    connections._UNREACHED[database.address] = FiguresUnavailableError("gone")
    with pytest.raises(FiguresUnavailableError, match="gone"):
        report.observations.years_at("exampleton")
    assert calls == []
    assert store.renew() is None
    assert report.observations.years_at("exampleton")


def test_database_that_is_there_without_a_report_is_asked(database: CityDatabase) -> None:
    connections._UNREACHED[database.address] = FiguresUnavailableError("gone")
    with pytest.raises(DataError, match="no report is in the database"):
        store.folder()

    async def ask(connection: asyncpg.Connection) -> int:
        found: int = await connection.fetchval("SELECT 1")
        return found

    assert connections.asked(database.address, ask) == 1


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
    query = FigureQuery((text, "solar_capacity"), (text,), statuses=(text,), sources=(text,))
    assert figures.page(query, 0, 10).total == 0
    assert len(tuple(figures)) == 11


def test_more_figures_than_one_portion(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report.data.database.engine._PORTION", 7)
    database.load(PROVESTAD)
    assert tuple(database.read().observations) == tuple(store.load(PROVESTAD).observations)
    kept = store.read(store.folder()).tables[OBSERVATIONS]
    assert list(kept) == list(store.read(PROVESTAD).tables[OBSERVATIONS])


_OF_ANOTHER_FORM = "CREATE SCHEMA report; CREATE TABLE report.form AS SELECT 99 AS form"


@pytest.mark.parametrize(
    ("before", "says"),
    [("SELECT 1", "no report is in the database"), (_OF_ANOTHER_FORM, "of form 99")],
)
def test_database_without_a_report_of_ours(database: CityDatabase, before: str, says: str) -> None:
    database.postgres.execute(before, database.name)
    with pytest.raises(DataError, match=says):
        store.folder()


def test_tables_of_another_form_stay(database: CityDatabase) -> None:
    database.postgres.execute(_OF_ANOTHER_FORM, database.name)
    assert database.try_to_load() == 1
    assert "of form 99" in database.said.readouterr().out


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("mysql://u:geheim@localhost/report", "by its address, as postgresql://host/name"),
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


def test_address_of_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_DATA", "mysql://u:geheim@localhost/report")
    with pytest.raises(SettingError, match="none that begins with postgresql://") as refused:
        store.folder()
    assert "geheim" not in str(refused.value)


def test_part_that_is_missing_is_told(database: CityDatabase) -> None:
    database.load()
    database.read()
    database.postgres.execute("UPDATE report.parts SET figures = 12", database.name)
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
