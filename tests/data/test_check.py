"""The check: each fault is told, once, at its place; a sound folder has none."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from report.data import check, store
from report.data.check import RULES, problems
from report.model import IndicatorKind
from tests.data.checked import EXAMPLE, FAULTS
from tests.spoilt import edit, is_reported


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


# What has no natural beginning; a share has a rule of its own.
MAY_BE_NEGATIVE: set[IndicatorKind] = {"balance", "index", "change", "share"}


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
    ",stations,up,stock,1,bar,,,,\n",
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
