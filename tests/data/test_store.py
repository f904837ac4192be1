"""The store: everything that was published comes in, as it was written, and stays as it is."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report.data import store
from report.data.raw import WORDS, DataError
from report.data.tables import LONGEST_CELL
from report.model import Period, Report, Text

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"


@pytest.fixture(scope="module")
def shenzhen() -> Report:
    return store.load(store.SHIPPED)


@pytest.fixture(scope="module")
def example() -> Report:
    return store.load(EXAMPLE)


def replace(file: Path, old: str, new: str) -> None:
    content = file.read_text("utf-8")
    assert old in content
    file.write_bytes(content.replace(old, new, 1).encode())


def test_values_are_exactly_what_is_written(shenzhen: Report) -> None:
    assert all(str(row.value) == row.written for row in shenzhen.observations)


def test_areas_stand_in_their_order(shenzhen: Report) -> None:
    assert [area.order for area in shenzhen.areas] == list(range(1, 9))


def test_a_row_is_typed(example: Report) -> None:
    row = next(row for row in example.observations if row.qualifier == "preliminary")
    assert row.value == Decimal("24.2")
    assert row.period == Period(2023, 6)
    assert row.preferred is True
    assert not row.note


def test_a_text_holding_a_separator_comes_in_whole(example: Report) -> None:
    assert example.sources["yearbook"].title.en == "Exampleton Yearbook | 2023"
    assert example.sources["solar_plan"].title.en == "Solar plan: $5 for each panel"


def test_an_area_is_typed(example: Report) -> None:
    area = example.area("power")
    assert area.name == Text("Power", "电力")
    assert [group.id for group in area.groups] == ["supply", "use"]
    assert [chart.places for chart in area.charts] == [
        ("exampleton", "neighbourton"),
        ("exampleton",),
    ]
    assert example.settings.charts[0].base == Period(2021)


def test_words_come_with_the_product(example: Report, shenzhen: Report) -> None:
    """A city brings figures; the words of the interface are ours unless it has its own."""
    own = dict(shenzhen.words.items() - example.words.items())
    assert own["plan.2025"].zh == "“十四五”时期"
    assert "plan.2025" not in example.words
    assert example.words.items() - shenzhen.words.items() == {
        (key, example.words[key]) for key in own if not key.startswith("plan.")
    }


def test_a_word_of_a_city_goes_before_that_of_any(city: Path) -> None:
    with (city / "report.toml").open("a", encoding="utf-8") as settings:
        settings.write('[[words]]\nkey = "nav.areas"\ntext = { en = "Fields", zh = "领域" }\n')
    assert store.load(city).words["nav.areas"] == Text("Fields", "领域")


def test_a_city_may_bring_its_own_words(city: Path) -> None:
    (city / WORDS).write_bytes("key,en,zh\ntitle,Title,标题\n".encode())
    assert store.load(city).words == {"title": Text("Title", "标题")}


# Each of these would let one visitor change what all others see.
MUTATIONS: dict[str, tuple[type[Exception], Callable[[Any], None]]] = {
    "figure": (
        dataclasses.FrozenInstanceError,
        lambda report: setattr(next(iter(report.observations)), "value", Decimal(0)),
    ),
    "report": (
        dataclasses.FrozenInstanceError,
        lambda report: setattr(report, "observations", ()),
    ),
    "chart": (
        dataclasses.FrozenInstanceError,
        lambda report: setattr(report.areas[0].charts[0], "kind", "bar"),
    ),
    "text": (
        dataclasses.FrozenInstanceError,
        lambda report: setattr(report.settings.title, "en", ""),
    ),
    "table by id": (TypeError, lambda report: report.indicators.update(x=1)),
    "words": (TypeError, lambda report: report.words.__setitem__("title", Text("", ""))),
    "rows": (TypeError, lambda report: report.observations.__setitem__(0, None)),
    "series": (TypeError, lambda report: report.series("solar_capacity").__setitem__(0, None)),
    "lead": (TypeError, lambda report: report.areas[0].lead.__setitem__(0, None)),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_nothing_can_be_changed(example: Report, name: str) -> None:
    error, change = MUTATIONS[name]
    # Mappings that are only looked at, and tuples, have no such methods at all.
    with pytest.raises((error, AttributeError)):
        change(example)


def test_the_folder_in_use_is_the_shipped_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORT_DATA", raising=False)
    assert store.folder() == store.SHIPPED


def test_another_city_is_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_DATA", str(EXAMPLE))
    assert store.load(store.folder()).settings.place == "exampleton"


def test_a_folder_is_read_once(city: Path) -> None:
    assert store.shared(city) is store.shared(city)


def test_what_cannot_be_read_is_refused_with_every_problem(city: Path) -> None:
    (city / "targets.csv").unlink()
    replace(city / "events.csv", "2022-09,", "2022-09,,")
    with pytest.raises(DataError) as refused:
        store.load(city)
    assert {(problem.file, problem.row) for problem in refused.value.problems} == {
        ("targets.csv", None),
        ("events.csv", 3),
    }
    assert "events.csv, row 3: 10 cells where the header has 9" in str(refused.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("observations.csv", "2021,46", "2021,forty", "observations.csv, row 3"),
        ("areas/power.toml", "order = 1", "", "areas/power.toml"),
        ("report.toml", 'place = "exampleton"', "", "report.toml"),
    ],
)
def test_what_has_another_type_is_refused_at_its_place(
    city: Path, file: str, old: str, new: str, place: str
) -> None:
    replace(city / file, old, new)
    with pytest.raises(DataError, match=place):
        store.load(city)


def test_rows_keep_their_numbers_after_a_broken_one(city: Path) -> None:
    replace(city / "observations.csv", "2021,46,,", "2021,46,")
    rows = store.read(city).tables["observations.csv"]
    assert [row.number for row in rows][:3] == [2, 4, 5]
    assert rows[1]["period"] == "2022"


def test_rows_bear_the_numbers_of_their_lines(city: Path) -> None:
    """A cell that goes on over three lines hides none of the rows after it, nor moves them."""
    replace(city / "observations.csv", "2021,46,,A,1,yearbook,", '2021,46,,A,1,yearbook,"a\n\nb"')
    raw = store.read(city)
    assert [(problem.row, problem.wrong) for problem in raw.problems] == [
        (3, "a cell goes on in the next line")
    ]
    assert [row.number for row in raw.tables["observations.csv"]][:3] == [2, 6, 7]


def test_the_row_after_each_unreadable_one_is_read(city: Path) -> None:
    replace(city / "observations.csv", "2020,40", '"2020"x,40')
    replace(city / "observations.csv", "2022,52", '"2022"x,52')
    raw = store.read(city)
    assert [problem.row for problem in raw.problems] == [2, 4]
    assert [row.number for row in raw.tables["observations.csv"]] == [3, *range(5, 13)]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_too_long_is_told(city: Path, quote: str) -> None:
    """By the row, and no other row is lost with it."""
    long = f"{quote}{'x' * (LONGEST_CELL + 1)}{quote}"
    replace(city / "practices.csv", "300 roofs in the first year.", long)
    (problem,) = store.read(city).problems
    assert (problem.file, problem.row) == ("practices.csv", 2)
    assert problem.wrong == f"a cell has more than {LONGEST_CELL} characters"


def test_the_limit_is_our_own(city: Path) -> None:
    """Another library of the process may have set the one of the csv module."""
    others = csv.field_size_limit(2 * LONGEST_CELL)
    try:
        replace(city / "practices.csv", "300 roofs in the first year.", "x" * (LONGEST_CELL + 1))
        (problem,) = store.read(city).problems
    finally:
        csv.field_size_limit(others)
    assert problem.row == 2


def test_a_cell_as_long_as_may_be_is_read(city: Path) -> None:
    long = "x" * LONGEST_CELL
    replace(city / "practices.csv", "300 roofs in the first year.", long)
    assert store.read(city).tables["practices.csv"][0]["result_en"] == long


def test_columns_may_stand_in_quotes(city: Path) -> None:
    """As some spreadsheets write them."""
    replace(city / "units.csv", "unit,base", '"unit","base"')
    assert store.load(city).units["%"].base == "%"


def test_units_may_lack_the_singular(city: Path) -> None:
    """As in a folder of before that column; one that has it is read in its order."""
    assert {unit.singular for unit in store.load(city).units.values()} == {""}
    lines = (city / "units.csv").read_text("utf-8").splitlines()
    added = [f"{lines[0]},singular_en", *(f"{line}," for line in lines[1:-1]), f"{lines[-1]},one"]
    (city / "units.csv").write_text("\n".join([*added, ""]), "utf-8")
    assert [unit.singular for unit in store.load(city).units.values()][-1] == "one"
    replace(city / "units.csv", "singular_en", "plural_en")
    with pytest.raises(DataError, match="plural_en: the column is not known"):
        store.load(city)
