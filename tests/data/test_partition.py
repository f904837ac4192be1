"""Figures as files: written as a whole, read only as they were written, the older state kept."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from report.__main__ import main
from report.analysis.editions import content_mark, report_at
from report.data import contents, store
from report.data.check import problems
from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.parquet_engine import ParquetEngine
from report.data.partitions.writing import planned
from report.data.raw import OBSERVATIONS
from report.data.reading import reading
from report.model import FigureQuery, FiguresUnavailableError
from tests.build import PROVESTAD
from tests.data.checked import EXAMPLE, FAULTS, warnings_of
from tests.data.conftest import Write
from tests.spoilt import edit


def files(folder: Path) -> set[str]:
    return {file.name for file in (folder / "observations").glob("*.parquet")}


def test_folder_is_sound_and_says_the_same(write: Write, city: Path, served: Path) -> None:
    assert write() == f"{served}: 11 figures, 1 file written, 0 kept\n"
    assert not (served / OBSERVATIONS).exists()
    assert problems(served) == ()
    assert warnings_of(served) == warnings_of(city)
    one, other = store.load(served), store.load(city)
    assert isinstance(one.observations, PartitionedObservations)
    assert tuple(one.observations) == tuple(other.observations)
    for edition in other.editions:
        assert content_mark(report_at(one, edition)) == content_mark(report_at(other, edition))


def test_rows_keep_their_lines(write: Write, city: Path, served: Path) -> None:
    write()
    assert list(store.read(served).tables[OBSERVATIONS]) == list(
        store.read(city).tables[OBSERVATIONS]
    )


@pytest.mark.parametrize("value", ["0.10", "12345678901234567890", "-0.0", "1.00000"])
def test_values_are_exact(write: Write, city: Path, served: Path, value: str) -> None:
    edit(city, {"file": "indicators.csv", "replace": "up,stock", "to": "up,index"})
    edit(city, {"file": OBSERVATIONS, "replace": "2021,46,", "to": f"2021,{value},"})
    write()
    written = [(row.written, str(row.value)) for row in store.load(served).observations]
    assert (value, str(Decimal(value))) in written


def test_faults_leave_the_folder_as_it_is(
    write: Write, city: Path, served: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write()
    before = contents.files_mark(contents.read_files(served))
    edit(city, {"file": OBSERVATIONS, "replace": ",B,", "to": ",Z,"})
    assert main(["partition", str(city), "--into", str(served)]) == 1
    assert "column status: 'Z' is not known" in capsys.readouterr().out
    assert contents.files_mark(contents.read_files(served)) == before
    assert problems(served) == ()


def test_what_has_not_changed_is_kept(write: Write, city: Path, served: Path) -> None:
    write()
    assert "0 files written, 1 kept" in write()
    edit(city, {"file": "report.toml", "replace": "as_of", "to": "# Said anew.\nas_of"})
    assert "0 files written, 1 kept" in write()
    assert problems(served) == ()


def test_a_row_more_moves_only_those_of_its_file(
    write: Write, city: Path, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report.data.partitions.writing._LEAST", 1)
    write()
    assert len(files(served)) == 3
    table = city / OBSERVATIONS
    header, *rows = table.read_text("utf-8").splitlines(keepends=True)
    first = rows[0].replace(",2020,", ",2017,")
    assert first != rows[0]
    table.write_text("".join((header, first, *rows)), "utf-8", newline="\n")
    assert "1 file written, 2 kept" in write()
    assert problems(served) == ()
    assert list(store.read(served).tables[OBSERVATIONS]) == list(
        store.read(city).tables[OBSERVATIONS]
    )


def test_older_state_stays_readable(write: Write, city: Path, served: Path) -> None:
    write()
    older = store.load(served)
    before = files(served)
    edit(city, {"file": OBSERVATIONS, "replace": "2021,46,", "to": "2021,47,"})
    write()
    assert before < files(served)
    assert "46" in {row.written for row in older.observations}
    assert "47" in {row.written for row in store.load(served).observations}
    edit(city, {"file": OBSERVATIONS, "replace": "2021,47,", "to": "2021,48,"})
    write()
    assert not before & files(served)


@pytest.mark.parametrize("content", [None, b"", b"PAR1"])
def test_file_that_is_spoilt_while_it_is_served(
    write: Write, city: Path, served: Path, content: bytes | None
) -> None:
    """What asks for its figures is told so, and they are there again with the file."""
    write()
    report = store.load(served)
    (file,) = (served / "observations").glob("*.parquet")
    whole = file.read_bytes()
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(FiguresUnavailableError, match="files of figures cannot be read"):
        report.observations.years_at("exampleton")
    with pytest.raises(FiguresUnavailableError, match="files of figures cannot be read"):
        list(report.observations)
    file.write_bytes(whole)
    assert tuple(report.observations) == tuple(store.load(city).observations)


def test_files_of_signed_states_stay(write: Write, city: Path, served: Path) -> None:
    write()
    assert main(["sign", str(served), "--by", "Li", "--note", "Read"]) == 0
    mark = store.load(served).observations.marks()
    for old, new in (("46", "47"), ("47", "48")):
        edit(city, {"file": OBSERVATIONS, "replace": f"2021,{old},", "to": f"2021,{new},"})
        write()
    (state,) = (served / "signed" / "states").glob("*.json")
    kept = reading(served, state.stem).report
    assert kept is not None
    assert kept.observations.marks() == mark


def test_area_that_is_gone_goes(write: Write, served: Path) -> None:
    write()
    shutil.copyfile(served / "areas" / "power.toml", served / "areas" / "left.toml")
    write()
    assert [file.name for file in (served / "areas").iterdir()] == ["power.toml"]


@pytest.mark.parametrize(
    ("into", "says"),
    [
        ("city", "name another folder"),
        ("other", "has a table of figures"),
        ("full", "is not empty"),
    ],
)
def test_other_folders_are_refused(
    city: Path, tmp_path: Path, into: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "other")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("Dear", "utf-8")
    assert main(["partition", str(city), "--into", str(tmp_path / into)]) == 1
    assert says in capsys.readouterr().err


# What lies beside the figures may be edited there; they are then looked at anew.
BESIDE = [
    one
    for one in FAULTS
    if one["file"] in {"places.csv", "report.toml", "targets.csv", "areas/power.toml"}
    and "also" not in one
]


@pytest.mark.parametrize("fault", BESIDE[::6], ids=[fault["name"] for fault in BESIDE[::6]])
def test_fault_beside_the_figures_is_told_alike(
    write: Write, city: Path, served: Path, fault: dict[str, Any]
) -> None:
    write()
    edit(city, fault)
    edit(served, fault)
    assert problems(served) == problems(city) != ()


def test_figures_are_shared_by_threads(served: Path) -> None:
    assert main(["partition", str(PROVESTAD), "--into", str(served)]) == 0
    report, exact = store.load(served), store.load(PROVESTAD)
    series = [(name, place) for name in exact.indicators for place in exact.places]
    wrong: list[tuple[str, str]] = []

    def ask(step: int) -> None:
        for name, place in series[::step]:
            if report.published(name, place) != exact.published(name, place):
                wrong.append((name, place))
            if report.observations.years_at(place) != exact.observations.years_at(place):
                wrong.append(("years", place))

    threads = [threading.Thread(target=ask, args=(step,)) for step in (1, -1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


HOSTILE = ["x' OR '1'='1", "'; DROP TABLE x; --", '"', "%", "a\0b", "read_csv('/etc/passwd')", "?"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_readers_ask_for_is_no_query(write: Write, served: Path, text: str) -> None:
    write()
    figures = store.load(served).observations
    assert figures.published(text, text) == ()
    assert figures.by_place("solar_capacity", (text, "exampleton")).keys() == {"exampleton"}
    assert (figures.places_of(text), figures.years_at(text)) == (frozenset(), ())
    query = FigureQuery((text, "solar_capacity"), (text,), statuses=(text,), sources=(text,))
    assert figures.page(query, 0, 10).total == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_parquet('https://example.org/a.parquet')",
        "COPY (SELECT 1) TO 'written.csv'",
        "ATTACH 'written.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
    ],
)
def test_engine_gets_at_its_files_only(write: Write, served: Path, query: str) -> None:
    write()
    figures = store.load(served).observations
    assert isinstance(figures, PartitionedObservations)
    engine = figures.engine
    assert isinstance(engine, ParquetEngine)
    with pytest.raises(duckdb.Error):
        engine._connection.execute(query)


def test_small_indicators_share_files() -> None:
    many = {f"indicator_{number}": 100 for number in range(1_000)}
    groups = planned(many)
    assert sorted(name for group in groups for name in group) == sorted(many)
    assert len(groups) == 4
    assert planned({"a": 50_000, "b": 60_000}) == [("a",), ("b",)]
    assert planned({}) == []


def test_editors_do_not_write_there(
    write: Write, served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table beside the files would be a second one."""
    write()
    monthly = tmp_path / "data.xlsx"
    assert main(["workbook", str(monthly), "--data", str(served)]) == 1
    assert "python -m report partition" in capsys.readouterr().err


def test_engine_is_imported_for_files_only(write: Write, served: Path) -> None:
    """Memory and start of servers of tables do not grow by it."""
    write()
    for folder, is_imported in ((EXAMPLE, False), (served, True)):
        script = (
            "import sys; from pathlib import Path; from report.data import store;"
            f"report = store.load(Path({str(folder)!r})); print(len(report.observations),"
            "*(name in sys.modules for name in ('duckdb', 'pyarrow', 'asyncpg')))"
        )
        told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
        assert told.stdout.decode().split() == ["11", *[str(is_imported)] * 2, "False"]
