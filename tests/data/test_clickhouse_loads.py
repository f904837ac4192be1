"""Loads into ClickHouse that meet, are broken off, or find tables that somebody has spoilt."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from clickhouse_connect.driver.client import Client

from report.data import store
from report.data.check import problems
from report.data.database.clickhouse import sending, states
from report.model import FiguresUnavailableError
from tests.build import PROVESTAD
from tests.data.city_database import ONLY_CLICKHOUSE, CityDatabase, values

# Tables that figures are on their way in.
_ON_THEIR_WAY = "SELECT name FROM system.tables WHERE startsWith(name, 'report_sent_')"


@ONLY_CLICKHOUSE
def test_figures_that_arrive_twice_are_noticed(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where an answer was lost, and a driver has sent them again."""
    database.load()
    before = database.state()
    database.change("46", "47")
    whole = sending._named

    def twice(part: str, batch: pa.RecordBatch) -> pa.Table:
        return pa.concat_tables([whole(part, batch)] * 2)

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_named", twice)
        assert database.try_to_load() == 1
    assert "of 11 figures 22 were there after they were sent" in database.said.readouterr().err
    assert database.state() == before
    assert database.fetch(_ON_THEIR_WAY) == []


@ONLY_CLICKHOUSE
def test_part_that_is_half_there_is_sent_anew(database: CityDatabase) -> None:
    """Its figures without its name, as after a load that was broken off between the two."""
    database.load()
    database.execute("TRUNCATE TABLE report_parts")
    assert "1 part sent" in database.load()
    assert database.fetch("SELECT count() FROM report_figures") == [(11,)]


@ONLY_CLICKHOUSE
def test_part_that_two_loads_have_sent_is_one(database: CityDatabase) -> None:
    database.load()
    again = "INSERT INTO report_parts SELECT name, sent - INTERVAL 25 HOUR"
    database.execute(f"{again} FROM report_parts")
    assert "0 parts sent" in database.load()
    assert values(database.read()) == values(store.load(database.city))
    assert problems(store.folder()) == ()


@ONLY_CLICKHOUSE
def test_what_another_load_has_sent_stays(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though no state has it yet, when what nobody needs is forgotten."""
    served = states.serve

    def in_between(client: Client, *given: Any) -> str:
        with monkeypatch.context() as patched:
            patched.setattr(states, "serve", served)
            database.load(PROVESTAD)
        return served(client, *given)

    monkeypatch.setattr(states, "serve", in_between)
    database.load()
    assert values(database.read()) == values(store.load(database.city))


@ONLY_CLICKHOUSE
def test_what_another_load_has_removed_is_sent_again(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts and files that were there, and that no state had when it looked."""
    database.load()
    database.load(PROVESTAD)
    whole = states.serve

    def robbed(client: Client, *given: Any) -> str:
        for table in ("parts", "figures", "contents"):
            database.execute(f"TRUNCATE TABLE report_{table}")
        return whole(client, *given)

    monkeypatch.setattr(states, "serve", robbed)
    database.load()
    assert values(database.read()) == values(store.load(database.city))


_ALL_FILES = "INSERT INTO report_contents SELECT arrayJoin(contents)"
SPOILT_FILES = {
    "gone": (),
    "no base64": (
        "INSERT INTO report_contents SELECT arrayJoin(contents), 'x' FROM report_states",
    ),
    "others": (
        "INSERT INTO report_contents SELECT arrayJoin(contents), 'eA==' FROM report_states",
    ),
    "fewer names": (
        "ALTER TABLE report_states UPDATE files = arrayPopBack(files) WHERE 1"
        " SETTINGS mutations_sync = 1",
    ),
}


@ONLY_CLICKHOUSE
@pytest.mark.parametrize("way", SPOILT_FILES)
def test_state_whose_files_are_spoilt_is_not_taken(database: CityDatabase, way: str) -> None:
    """And is repaired by a load, if its row is not spoilt."""
    database.load()
    for statement in ("TRUNCATE TABLE report_contents", *SPOILT_FILES[way]):
        database.execute(statement)
    with pytest.raises(FiguresUnavailableError, match="files that are served are not there"):
        database.read()
    database.load()
    if way != "fewer names":
        assert values(database.read()) == values(store.load(database.city))


SPOILT_FIGURES = {
    "gone": "TRUNCATE TABLE report_figures",
    "twice": "INSERT INTO report_figures SELECT * FROM report_figures",
    "some gone": "DELETE FROM report_figures WHERE number > 5",
}


@ONLY_CLICKHOUSE
@pytest.mark.parametrize("way", SPOILT_FIGURES)
def test_figures_that_are_not_all_there_are_told_and_sent_anew(
    database: CityDatabase, way: str
) -> None:
    database.load()
    database.read()
    database.execute(SPOILT_FIGURES[way])
    (problem,) = store.read(store.folder()).problems
    assert "has not the 11 figures" in str(problem)
    assert "1 part sent" in database.load()
    assert values(database.read()) == values(store.load(database.city))
    assert database.fetch("SELECT count() FROM report_figures") == [(11,)]
