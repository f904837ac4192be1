"""A large table of figures is read and checked by its columns, and told of as row by row."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report.commands.steps import Steps
from report.data import figure_table, store
from report.data.check import problems, warnings
from report.data.raw import OBSERVATIONS, DataError, Problem, RawRow
from report.data.tables import LONGEST_CELL, parsed_lines
from report.synthetic.folder import write_synthetic
from tests.build import PROVESTAD
from tests.data.checked import EXAMPLE, FAULTS, warnings_of
from tests.data.test_warnings import DOUBTS
from tests.observations.plainly import in_full
from tests.spoilt import edit

# Of the figures themselves, and of what they are compared with.
OF_FIGURES = [one for one in FAULTS if one["file"] == OBSERVATIONS]
OTHERS = [one for one in FAULTS if one not in OF_FIGURES]
DOUBTS_OF_FIGURES = [one for one in DOUBTS if one["file"] in {OBSERVATIONS, "targets.csv"}]
HEADER = "indicator,place,period,value,qualifier,status,preferred,source,note_en,note_zh\n"
PLAIN = "a,b,2020,1,,A,1,s,,\n"


@pytest.fixture
def by_column(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Has every table of figures read as a large one, or none."""
    return lambda is_large: monkeypatch.setattr(store, "LARGE_TABLE", 0 if is_large else 10**12)


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten series, and the first of another one."""
    folder = tmp_path_factory.mktemp("large") / "folder"
    write_synthetic(folder, 10_000, 5, lambda _: None)
    content = (folder / OBSERVATIONS).read_text("utf-8").splitlines(keepends=True)
    (folder / OBSERVATIONS).write_text("".join(content[:3_001]), "utf-8", newline="\n")
    return folder


def both_ways(by_column: Callable[[bool], None], told: Callable[[], object]) -> list[object]:
    found = []
    for is_large in (False, True):
        by_column(is_large)
        found.append(told())
    return found


@pytest.mark.parametrize("fault", OF_FIGURES, ids=[fault["name"] for fault in OF_FIGURES])
def test_fault_of_a_figure_is_told_alike(
    city: Path, fault: dict[str, Any], by_column: Callable[[bool], None]
) -> None:
    edit(city, fault)
    exact, fast = both_ways(by_column, lambda: problems(city))
    assert fast == exact != ()


@pytest.mark.long
@pytest.mark.parametrize("fault", OTHERS, ids=[fault["name"] for fault in OTHERS])
def test_fault_of_other_files_is_told_alike(
    city: Path, fault: dict[str, Any], by_column: Callable[[bool], None]
) -> None:
    edit(city, fault)
    exact, fast = both_ways(by_column, lambda: problems(city))
    assert fast == exact != ()


def test_a_fault_of_each_other_file_is_told_alike(
    city: Path, by_column: Callable[[bool], None]
) -> None:
    """All in one folder: names that are gone, limits and dates that are others."""
    for old, new, file in (
        ("solar_capacity,power", "sun_capacity,power", "indicators.csv"),
        ("down,intensity", "down,share", "indicators.csv"),
        ("yearbook,", "almanac,", "sources.csv"),
        ("neighbourton,", "neighbourville,", "places.csv"),
    ):
        edit(city, {"file": file, "replace": old, "to": new})
    exact, fast = both_ways(by_column, lambda: problems(city))
    assert fast == exact
    assert isinstance(exact, tuple)
    assert len({problem.file for problem in exact}) > 3


@pytest.mark.parametrize("doubt", DOUBTS_OF_FIGURES, ids=[one["name"] for one in DOUBTS_OF_FIGURES])
def test_doubt_is_told_alike(
    city: Path, doubt: dict[str, Any], by_column: Callable[[bool], None]
) -> None:
    edit(city, doubt)
    exact, fast = both_ways(by_column, lambda: warnings_of(city, EXAMPLE))
    assert fast == exact


@pytest.mark.parametrize("folder", [PROVESTAD, store.SHIPPED], ids=["provestad", "shipped"])
def test_sound_folder_is_told_alike(folder: Path, by_column: Callable[[bool], None]) -> None:
    """Its notes stand in quotes, and some of its warnings are answered."""
    by_column(True)
    assert isinstance(store.read(folder).tables[OBSERVATIONS], figure_table.FigureTable)
    assert problems(folder) == ()
    exact, fast = both_ways(by_column, lambda: warnings_of(folder))
    assert fast == exact


@pytest.mark.parametrize("folder", [PROVESTAD, store.SHIPPED], ids=["provestad", "shipped"])
def test_figures_are_built_alike(folder: Path, by_column: Callable[[bool], None]) -> None:
    exact, fast = both_ways(
        by_column, lambda: [in_full(row) for row in store.load(folder).observations]
    )
    assert fast == exact != []


def test_figure_that_cannot_be_built_is_named(
    city: Path, by_column: Callable[[bool], None]
) -> None:
    edit(city, {"file": OBSERVATIONS, "replace": "2021,46,", "to": "2021,forty,"})
    by_column(True)
    with pytest.raises(DataError) as refused:
        store.load(city)
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.remedy) == (OBSERVATIONS, 3, "Run the check")


# In the middle of the table: what is written there, for every row that holds the text.
SPOILT = {
    "a value": (",2011-05,", ",2011-05,x"),
    "a period": (",2012-07,", ",2012-13,"),
    "a source": (",syn_month_2013_02,", ",nobody,"),
    "a status": ("syn_month_2014_04,,", "syn_month_2014_04,<b>,"),
    "a flag": (",P,0,syn_bulletin_2010", ",P,1,syn_bulletin_2010"),
    "a place": ("syn_district_a,2015-", "syn_district_none,2015-"),
    "a row twice": ("\nsyn_electricity_use,syn_city,2016-01,", None),
    "a negative value": (",2017-03,", ",2017-03,-"),
    "a line cut off": (",syn_month_2018_02,,\n", "\n"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_fault_among_thousands_of_figures(
    name: str, generated: Path, tmp_path: Path, by_column: Callable[[bool], None]
) -> None:
    folder = Path(shutil.copytree(generated, tmp_path / "folder"))
    content = (folder / OBSERVATIONS).read_text("utf-8")
    old, new = SPOILT[name]
    if new is None:
        line = content[content.index(old) :].split("\n", 2)[1]
        content = f"{content}{line}\n"
    else:
        assert old in content
        content = content.replace(old, new)
    (folder / OBSERVATIONS).write_text(content, "utf-8", newline="\n")
    exact, fast = both_ways(by_column, lambda: problems(folder))
    assert fast == exact != ()


@pytest.mark.parametrize("times", [7, -1, 0])
def test_outliers_among_thousands_of_figures(
    times: float, generated: Path, tmp_path: Path, by_column: Callable[[bool], None]
) -> None:
    """Each 97th figure is so many times what it was."""
    folder = Path(shutil.copytree(generated, tmp_path / "folder"))
    header, *lines = (folder / OBSERVATIONS).read_text("utf-8").splitlines(keepends=True)
    for number in range(50, len(lines), 97):
        cells = lines[number].split(",")
        cells[3] = f"{float(cells[3]) * times:.4f}"
        lines[number] = ",".join(cells)
    (folder / OBSERVATIONS).write_text("".join((header, *lines)), "utf-8", newline="\n")
    found = both_ways(by_column, lambda: warnings.found(warnings.examined(folder)))
    assert found[0] == found[1] != []


QUOTES = {
    "plain": PLAIN,
    "commas in quotes": 'a,b,2020,1,,A,1,s,"one, two","一，二"\n',
    "quotes in quotes": 'a,b,2020,1,,A,1,s,"say ""yes""",""\n',
    "a quote within a cell": 'a,b,2020,1,,A,1,s,say "yes",\n',
    "a quote that goes on": 'a,b,2020,1,,A,1,s,"one\n' + PLAIN + 'two",\n',
    "a quote that never ends": 'a,b,2020,1,,A,1,s,"one,\n' + PLAIN,
    "text behind a quote": 'a,b,2020,1,,A,1,s,"one"x,\n',
    "an empty line": "\n" + PLAIN,
    "a row of nothing": ",,,,,,,,,\n",
    "too few cells": "a,b,2020\n",
    "too many cells": "a,b,2020,1,,A,1,s,,,,\n",
    "a blank before": " a,b, 2020,1 ,,A,1,s,,\n",
    "what looks like nothing": "NA,null,2020,NaN,,A,1,s,N/A,\n",
    "a long cell": f"a,b,2020,1,,A,1,s,{'x' * LONGEST_CELL},\n",
    "a cell too long": f"a,b,2020,1,,A,1,s,{'x' * (LONGEST_CELL + 1)},\n",
    "other line ends within": "a,b,2020,1,,A,1,s,one\x0btwo\u2028three,\n",
}


@pytest.mark.parametrize("name", QUOTES)
def test_lines_are_read_alike(name: str) -> None:
    content = HEADER + PLAIN + QUOTES[name] + PLAIN
    lines = list(parsed_lines(OBSERVATIONS, content))
    exact = (
        [line for line in lines if isinstance(line, RawRow)],
        [line for line in lines if isinstance(line, Problem)],
    )
    at_once = figure_table.parsed_at_once(content.encode())
    by_line, broken = figure_table.of_lines(parsed_lines(OBSERVATIONS, content))
    assert (list(by_line), list(broken)) == exact
    assert (at_once is None) or (list(at_once), []) == exact


def test_most_tables_are_read_at_once() -> None:
    for name in ("plain", "commas in quotes", "quotes in quotes", "what looks like nothing"):
        content = HEADER + QUOTES[name]
        assert figure_table.parsed_at_once(content.encode()) is not None


@pytest.mark.parametrize(
    "content", ["", HEADER, HEADER.upper() + PLAIN, PLAIN, HEADER + "\udcff" + PLAIN]
)
def test_what_is_no_table_is_left_to_the_other_parser(content: str) -> None:
    assert figure_table.parsed_at_once(content.encode("utf-8", "surrogateescape")) is None


def test_rows_are_made_where_they_are_asked_for() -> None:
    table = figure_table.parsed_at_once((HEADER + PLAIN + PLAIN.replace("2020", "2021")).encode())
    assert table is not None
    assert [row["period"] for row in table] == ["2020", "2021"]
    assert (table[-1].number, table[0].number) == (3, 2)
    assert [row.number for row in table[1:]] == [3]
    with pytest.raises(IndexError):
        table[2]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("is_terminal", [True, False])
def test_steps_are_told_on_a_terminal(
    generated: Path, monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    monkeypatch.setattr("report.commands.steps.LARGE_TABLE", 10_000)
    told = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", told)
    with Steps(generated).step("checking"):
        pass
    assert told.getvalue().startswith("checking … " if is_terminal else "")
    assert bool(told.getvalue()) == is_terminal


def test_steps_of_a_small_folder_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Terminal()
    monkeypatch.setattr("sys.stderr", told)
    with Steps(EXAMPLE).step("checking"):
        pass
    assert told.getvalue() == ""
