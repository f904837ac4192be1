"""The check: each fault is told, once, at its place; a sound folder has none."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.__main__ import main
from report.data import check, store
from report.data.check import RULES, dates, problems
from report.data.raw import COLUMNS, OPTIONAL, WORDS, Problem
from report.model import IndicatorKind

CITIES = Path(__file__).parent.parent / "cities"
EXAMPLE = CITIES / "example"
FAULTS: list[dict[str, Any]] = tomllib.loads((CITIES / "faults.toml").read_text("utf-8"))["fault"]
FILES = sorted(file.relative_to(EXAMPLE).as_posix() for file in EXAMPLE.rglob("*.*"))
TABLES = [file for file in COLUMNS if file not in {WORDS, *OPTIONAL}]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the example city, to be spoilt."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "city"))


def edit(folder: Path, fault: dict[str, Any]) -> None:
    """Make a fault in a folder, as faults.toml says."""
    for file in folder.glob(fault["file"]) if fault.get("delete") else ():
        file.unlink()
    if "write" in fault:
        (folder / fault["file"]).write_bytes(fault["write"].encode())
    elif not fault.get("delete"):
        file = folder / fault["file"]
        file.write_bytes(spoilt(file.read_bytes(), fault))
    for other in fault.get("also", ()):
        edit(folder, other)


def spoilt(content: bytes, fault: dict[str, Any]) -> bytes:
    old, new = fault.get("replace", "").encode(), fault.get("to", "").encode()
    assert old in content
    content = content.replace(old, new, 1) + fault.get("append", "").encode()
    content = content.decode().encode(fault.get("encoding", "utf-8"))
    return content[: len(content) - fault.get("cut", 0)]


def is_reported(fault: dict[str, Any], problem: Problem) -> bool:
    expected = fault["file"], fault.get("row"), fault.get("column")
    at_its_place = (problem.file, problem.row, problem.column) == expected
    return at_its_place and fault["says"] in str(problem)


def finders(folder: Path) -> list[str]:
    """The rules that find something in a folder; `read` where a file cannot be read."""
    raw = store.read(folder)
    names = [rule.__name__ for rule in RULES if any(rule(raw))]
    return ["read", *names] if raw.problems else names


def test_example_is_sound() -> None:
    assert problems(EXAMPLE) == ()
    assert len(store.load(EXAMPLE).indicators) == 3


def test_data_are_sound() -> None:
    assert problems(store.SHIPPED) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_fault_is_the_one_problem(city: Path, fault: dict[str, Any]) -> None:
    edit(city, fault)
    reported = problems(city)
    assert len(reported) == 1, "\n".join(map(str, reported))
    assert is_reported(fault, reported[0]), reported[0]
    assert finders(city) == [fault["rule"]]


def test_every_rule_has_a_fault() -> None:
    assert {fault["rule"] for fault in FAULTS} == {"read", *(rule.__name__ for rule in RULES)}


def written_rules() -> Iterator[str]:
    """The names of all functions of report.data.check that are written as rules are."""
    for module_info in pkgutil.iter_modules(check.__path__):
        module = importlib.import_module(f"report.data.check.{module_info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters)
            is_rule = function.__annotations__.get("return") == "Problems" and parameters == ["raw"]
            if is_rule and not name.startswith("_") and function.__module__ == module.__name__:
                yield name


def test_every_written_rule_is_asked() -> None:
    assert sorted(written_rules()) == sorted(rule.__name__ for rule in RULES)


def test_every_rule_says_what_is_wrong() -> None:
    assert all(inspect.getdoc(rule) for rule in RULES)


def test_several_faults_are_all_told(city: Path) -> None:
    """The first fault of each file, made at the same time."""
    made: dict[str, dict[str, Any]] = {}
    for fault in FAULTS:
        if fault["rule"] != "read" and "also" not in fault and "write" not in fault:
            made.setdefault(fault["file"], fault)
    for fault in made.values():
        edit(city, fault)
    assert len(made) >= 9
    reported = problems(city)
    missing = [f["name"] for f in made.values() if not any(is_reported(f, p) for p in reported)]
    assert missing == []


def test_problems_stand_in_the_order_of_file_and_row(city: Path) -> None:
    table = city / "observations.csv"
    table.write_text(table.read_text("utf-8").replace(",A,", ",X,"), "utf-8")
    edit(city, {"file": "events.csv", "replace": "policy,", "to": "plan,"})
    places = [(problem.file, problem.row) for problem in problems(city)]
    assert places == [
        ("events.csv", 2),
        *(("observations.csv", row) for row in (*range(2, 9), 10, 11)),
    ]


def test_unreadable_table_does_not_hide_faults_elsewhere(city: Path) -> None:
    (city / "sources.csv").unlink()
    edit(city, {"file": "observations.csv", "replace": ",B,", "to": ",Z,"})
    assert [problem.file for problem in problems(city)] == ["observations.csv", "sources.csv"]


@pytest.mark.parametrize("file", TABLES)
def test_every_cell_is_looked_at(city: Path, file: str) -> None:
    """Nonsense in any cell of the first row is found in that row."""
    table = city / file
    header, first, *others = table.read_text("utf-8").splitlines()
    columns = len(header.split(","))
    for column in range(columns):
        cells = store.read(city).tables[file][0].cells
        spoiled = [f'"{cell}"' for cell in cells.values()]
        spoiled[column] = "\x07nonsense"
        table.write_text("\n".join([header, ",".join(spoiled), *others, ""]), "utf-8")
        reported = {(problem.file, problem.row) for problem in problems(city)}
        table.write_text("\n".join([header, first, *others, ""]), "utf-8")
        assert (file, 2) in reported, COLUMNS[file][column]


class Clock(dt.datetime):
    """A clock that stands at ten in the morning of 14 March 2124 in Greenwich."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Clock:
        return cls(2124, 3, 14, 10, tzinfo=dt.UTC).astimezone(tz)


@pytest.mark.parametrize(
    ("date", "has_come"),
    [
        ("2124-03-14", True),
        ("2124-03-15", True),
        ("2124-03-16", False),
    ],
)
def test_correction_of_today_is_sound(
    city: Path, monkeypatch: pytest.MonkeyPatch, date: str, has_come: bool
) -> None:
    """Today is the day in the east of Kiribati, where the 15th has just begun."""
    monkeypatch.setattr(dates, "dt", SimpleNamespace(**vars(dt) | {"datetime": Clock}))
    edit(city, {"file": "corrections.csv", "replace": "2024-05-02", "to": date})
    edit(city, {"file": "report.toml", "replace": "as_of = 2024-02-01", "to": f"as_of = {date}"})
    wrong = [(problem.file, problem.column) for problem in problems(city)]
    expected = [("corrections.csv", "date"), ("report.toml", "as_of")]
    assert wrong == ([] if has_come else expected)


@pytest.mark.parametrize(
    ("period", "published", "is_sound"),
    [
        ("2025", "2024-12-30", True),
        ("2025", "2024-11-30", False),
        ("2025", "2024", True),
        ("2025-02", "2025-01", True),
        ("2025-02", "2024-12", False),
        ("2025-02-01", "2024-12-31", False),
        ("2025-02-01", "2025-01-01", True),
    ],
)
def test_what_is_fixed_for_a_period_is_told_in_the_weeks_before(
    city: Path, period: str, published: str, is_sound: bool
) -> None:
    edit(city, {"file": "report.toml", "replace": "as_of = 2024", "to": "as_of = 2026"})
    edit(city, {"file": "observations.csv", "replace": ",2023,", "to": f",{period},"})
    edit(city, {"file": "sources.csv", "replace": ",2024-02,", "to": f",{published},"})
    wrong = {problem.column for problem in problems(city) if problem.file == "observations.csv"}
    assert wrong == (set() if is_sound else {"period"})


def slipped(year: str) -> Iterator[str]:
    """The year with two digits in each other's place, or with one digit another."""
    for first in range(4):
        for second in range(first + 1, 4):
            digits = list(year)
            digits[first], digits[second] = digits[second], digits[first]
            yield "".join(digits)
    yield from (
        year[:place] + digit + year[place + 1 :] for place in (2, 3) for digit in "0123456789"
    )


def test_year_that_slipped_past_its_publication_is_told(tmp_path: Path) -> None:
    """As 2091 for 2019, which made another area's targets due."""
    folder = Path(shutil.copytree(store.SHIPPED, tmp_path / "data"))
    table = folder / "observations.csv"
    written = table.read_text("utf-8")
    line = next(x for x in written.splitlines() if x.startswith("gdp_growth,shenzhen,2019,"))
    for year in sorted({year for year in slipped("2019") if year > "2021"}):
        table.write_text(written.replace(line, line.replace("2019", year, 1)), "utf-8")
        told = [problem for problem in problems(folder) if problem.column == "period"]
        assert [problem.file for problem in told] == ["observations.csv"], year
        assert f"{year} is after 2020" in str(told[0])


# What has no natural beginning; a share has a rule of its own.
MAY_BE_NEGATIVE: set[IndicatorKind] = {"index", "change", "share"}


@pytest.mark.parametrize("kind", get_args(IndicatorKind))
def test_only_what_has_no_beginning_is_negative(city: Path, kind: IndicatorKind) -> None:
    edit(city, {"file": "indicators.csv", "replace": "down,intensity", "to": f"down,{kind}"})
    edit(city, {"file": "observations.csv", "replace": ",4100,", "to": ",-4100,"})
    says = f"-4100 is negative, which no {kind} can be"
    expected = [] if kind in MAY_BE_NEGATIVE else [("observations.csv", 10, says)]
    assert [(one.file, one.row, one.wrong) for one in problems(city)] == expected


NAMES = ["CO2", "PM2.5", "PM10", "5G", "V2G", "COP27", "C40", "the 14th plan", "20+8", "1+N", "m²"]
FIGURES = ["7", "2025", "80%", "5GW", "30km", "1.2m", "0.5", "3,000", "５", "12+", "CO2 fell by 3"]


@pytest.mark.parametrize(("text", "count"), [*((n, 0) for n in NAMES), *((f, 1) for f in FIGURES)])
def test_digits_stand_in_names_only(city: Path, text: str, count: int) -> None:
    edit(city, {"file": "areas/power.toml", "replace": "The plan for CO2", "to": f"On {text},"})
    assert [problem.column for problem in problems(city)] == ["lead.1.en"] * count


@pytest.mark.parametrize("key", ["headline_otherwise", "note_otherwise"])
@pytest.mark.parametrize(
    ("text", "count"),
    [("{solar_capacity}", 0), ("{unheard_of}", 1), ("in 2019", 1)],
)
def test_other_text_of_a_chart_is_checked_as_prose(
    city: Path, key: str, text: str, count: int
) -> None:
    line = 'headline = { en = "More sun'
    other = f'{key} = {{ en = "Sun {text}", zh = "光伏{text}" }}'
    edit(city, {"file": "report.toml", "replace": line, "to": f"{other}\n{line}"})
    wrong = [problem.column for problem in problems(city)]
    assert {(column or "").startswith(f"charts.1.{key}") for column in wrong} <= {True}
    assert bool(wrong) == bool(count)


def spoilings(content: bytes) -> st.SearchStrategy[bytes]:
    """A file cut off, overwritten in the middle, or replaced by anything."""
    at = st.integers(0, len(content))
    cut = at.map(lambda end: content[:end])
    noise = st.one_of(
        st.binary(max_size=12), st.text(max_size=12).map(_encoded), st.sampled_from(MARKS)
    )
    middle = st.tuples(at, noise, st.integers(0, 20)).map(
        lambda edit: content[: edit[0]] + edit[1] + content[edit[0] + edit[2] :]
    )
    return st.one_of(cut, middle, middle, st.binary(max_size=80))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


MARKS = [
    b'"',
    b"\n",
    b",",
    b"{",
    b"}",
    b"[",
    b"]",
    b"= 1",
    b"\r",
    b"\0",
    b"-1",
    b"{x@2020}",
    b"1e9",
]
# Found by thinking, not by chance: what the readers of TOML and JSON raise of their own.
DEPTHS = [b"[" * 100_000 + b"\n", b"a = " + b"[" * 5_000 + b"\n", b"9" * 5_000 + b"\n"]
DEPTHS += [b"order = " + b"9" * 5_000 + b"\n", b".".join([b"a"] * 5_000) + b" = 1\n"]


@pytest.mark.parametrize("file", [*FILES, WORDS, "districts.geojson"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_content_raises(city: Path, file: str, data: st.DataObject) -> None:
    """Whatever a file holds, the check tells it, and what it passes can be loaded."""
    home = EXAMPLE if (EXAMPLE / file).exists() else store.SHIPPED
    (city / file).write_bytes(data.draw(spoilings((home / file).read_bytes())))
    if problems(city) == ():
        store.load(city)


@pytest.mark.parametrize("content", DEPTHS, ids=lambda content: repr(content[:12]))
@pytest.mark.parametrize("file", ["areas/power.toml", "report.toml", "districts.geojson"])
def test_depth_and_length_are_told(city: Path, file: str, content: bytes) -> None:
    (city / file).write_bytes(content)
    assert file in {problem.file for problem in problems(city)}


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    missing = {problem.file for problem in problems(tmp_path / "nowhere")}
    assert missing == {*TABLES, "report.toml", "areas/*.toml"}


NINTH = """\
order = 9
icon = "sailing"
color = "#225588"
color_dark = "#77AADD"
name = { en = "Sea", zh = "海洋" }
summary = { en = "The city has {tide_gauges}.", zh = "全市有{tide_gauges}。" }
lead = [{ en = "A ninth area.", zh = "第九个领域。" }]
groups = [{ id = "coast", name = { en = "Coast", zh = "海岸" }, indicators = ["tide_gauges"] }]

[[charts]]
id = "sea_gauges"
kind = "bar"
indicators = ["tide_gauges"]
places = ["shenzhen"]
headline = { en = "Gauges along the coast", zh = "沿海验潮站" }
"""
NINTH_ROWS = {
    "indicators.csv": "tide_gauges,sea,Tide gauges,验潮站,Tide gauges on the coast.,沿海验潮站数。"
    ",stations,up,stock,1,bar,,\n",
    "observations.csv": "tide_gauges,shenzhen,2023,3,,A,1,made_up,,\n",
    "sources.csv": "made_up,An invented source,虚构来源,xinhua,,,en,secondary,\n",
}


def test_ninth_area_is_a_file_and_rows(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(store.SHIPPED, folder, copy_function=shutil.copyfile)
    (folder / "areas" / "sea.toml").write_text(NINTH, "utf-8")
    for file, rows in NINTH_ROWS.items():
        with (folder / file).open("a", encoding="utf-8", newline="\n") as table:
            table.write(rows)
    assert problems(folder) == ()
    report_of_nine = store.load(folder)
    assert len(report_of_nine.areas) == 9
    assert report_of_nine.areas[-1].id == "sea"


def test_command_counts_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EXAMPLE)]) == 0
    printed = dict(line.split() for line in capsys.readouterr().out.splitlines())
    assert (printed["indicators"], printed["observations"], printed["areas"]) == ("3", "11", "1")


def test_command_tells_each_problem(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(city, {"file": "events.csv", "replace": "launch,gazette", "to": "launch,hearsay"})
    assert main(["check", str(city)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "events.csv, row 3, column source: 'hearsay' is not in sources.csv."
        " Add the source to sources.csv or correct the id.",
        "1 problem",
    ]


def test_command_checks_the_folder_in_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_DATA", str(EXAMPLE))
    assert store.folder() == EXAMPLE
    assert main(["check"]) == 0
    assert "indicators         3\n" in capsys.readouterr().out
