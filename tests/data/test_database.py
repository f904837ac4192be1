"""A data folder in a database: loaded as a whole or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from report.analysis.editions import content_mark, report_at
from report.data import store
from report.data.check import problems
from report.data.database.postgresql import sending
from report.data.raw import OBSERVATIONS
from report.model import FiguresUnavailableError
from tests.data.city_database import ONLY_POSTGRESQL, CityDatabase, values
from tests.data.conftest import Write
from tests.spoilt import edit


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


@ONLY_POSTGRESQL
def test_lost_connection_leaves_what_is_served(
    database: CityDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of the figures; told in a line, and loaded afterwards."""
    database.load()
    before = database.state()
    database.change("46", "47")
    whole = sending._as_csv

    def broken_off(number: int, batch: object) -> bytes:
        # Where a loop runs, none can be begun.
        end = threading.Thread(target=database.postgres.end_connections, args=(database.name,))
        end.start()
        end.join()
        return whole(number, batch)

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_as_csv", broken_off)
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
    database.age()
    database.change("47", "48")
    database.load()
    with pytest.raises(FiguresUnavailableError, match="were removed"):
        values(older)
    figures = database.table("figures")
    kept = database.fetch(f"SELECT DISTINCT written FROM {figures} WHERE period = '2021'")
    assert {written for (written,) in kept} == {"4100", "47", "48"}


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
