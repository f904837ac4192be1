"""A folder from before publishers had a table of their own becomes one of the present form."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.__main__ import main
from report.analysis.slugs import slug
from report.data import store
from report.data.check import problems
from report.data.migration import migration
from report.data.raw import COLUMNS, OLD_SOURCES, PUBLISHERS, SOURCES
from tests.build import EXAMPLE

BOTH = "Statistics Office of Exampleton 示例市统计局"
OLD = (
    ("yearbook", "Exampleton Yearbook | 2023", BOTH, "2024-02", "en", "official", ""),
    ("gazette", "示例市公报", "Exampleton Gazette", "2023-12-31", "zh", "press", ""),
    ("solar_plan", "Solar plan: $5", "Exampleton City Council", "2021", "en", "law", ""),
)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The example city in the earlier form."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
    (folder / PUBLISHERS).unlink()
    return written(folder, OLD)


def written(folder: Path, rows: Iterable[tuple[str, ...]]) -> Path:
    """The folder with these sources in the earlier form."""
    with (folder / SOURCES).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([OLD_SOURCES, *rows])
    return folder


def named(folder: Path, *publishers: str, kind: str = "press") -> Path:
    """The folder with one more source of each of these publishers."""
    more = ((f"s{n}", "T", name, "", "en", kind, "") for n, name in enumerate(publishers))
    return written(folder, (*OLD, *more))


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


def content(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def migrate(folder: Path) -> int:
    return main(["migrate", str(folder)])


def test_earlier_form_is_one_message(city: Path) -> None:
    (problem,) = problems(city)
    assert (problem.file, problem.row) == (SOURCES, 1)
    assert "python -m report migrate FOLDER" in str(problem)


def test_migrated_folder_is_sound(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate(city) == 0
    assert problems(city) == ()
    told = capsys.readouterr().out
    assert "publishers.csv: 3 rows" in told
    assert "exampleton_gazette: 'Exampleton Gazette' stands in both columns" in told
    office = [line for line in told.splitlines() if "statistics_office" in line]
    assert office == [
        "publishers.csv, statistics_office_of_exampleton: 'Statistics Office of Exampleton"
        " 示例市统计局' was parted into 'Statistics Office of Exampleton' and '示例市统计局'"
    ]


def test_nothing_is_lost(city: Path) -> None:
    migrate(city)
    publishers = {row["id"]: row for row in rows(city, PUBLISHERS)}
    for old, new in zip(OLD, rows(city, SOURCES), strict=True):
        expected = dict(zip(OLD_SOURCES, old, strict=True))
        title, written_name = expected.pop("title"), expected.pop("publisher")
        assert (new["title_en"], new["title_zh"]) == (title, title)
        publisher = publishers[new["publisher"]]
        name = publisher["name_en"], publisher["name_zh"]
        assert written_name in {*name, " ".join(name)}
        assert {key: new[key] for key in expected} == expected
    report = store.load(city)
    assert report.publishers["statistics_office_of_exampleton"].name.zh == "示例市统计局"


def test_other_files_stay_as_they_are(city: Path) -> None:
    before = content(city)
    migrate(city)
    changed = {str(city / SOURCES), str(city / PUBLISHERS)}
    after = content(city)
    assert set(after) == set(before) | changed
    assert all(after[file] == before[file] for file in set(before) - changed)


def test_migrated_folder_is_left_alone(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    migrate(city)
    before = content(city)
    capsys.readouterr()
    assert migrate(city) == 0
    assert "Nothing to do" in capsys.readouterr().out
    assert content(city) == before


@pytest.mark.parametrize(
    ("written_name", "english", "chinese"),
    [
        (
            "Ecology Bureau of Exampleton 示例市生态局",
            "Ecology Bureau of Exampleton",
            "示例市生态局",
        ),
        ("Observer (示例观察)", "Observer", "示例观察"),
        ("Observer（示例观察）", "Observer", "示例观察"),
        ("示例观察 Observer", "Observer", "示例观察"),
        ("示例观察（Observer）", "Observer", "示例观察"),
        ("Observer", "Observer", "Observer"),
        ("示例观察", "示例观察", "示例观察"),
        ("Observer; a site (示例) of it", "Observer; a site (示例) of it", None),
        ("Observer网络", "Observer网络", None),
    ],
)
def test_name_in_both_languages_is_split(
    city: Path, written_name: str, english: str, chinese: str | None
) -> None:
    migrate(named(city, written_name))
    row = rows(city, PUBLISHERS)[-1]
    assert (row["name_en"], row["name_zh"]) == (english, chinese or english)


def test_half_of_a_name_is_the_same_publisher(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    migrate(named(city, "示例观察", "Observer 示例观察", "Observer", "OBSERVER"))
    assert len(rows(city, PUBLISHERS)) == 4
    assert len({row["publisher"] for row in rows(city, SOURCES)[3:]}) == 1
    told = capsys.readouterr().out
    assert "taken as one: '示例观察', 'Observer 示例观察'" in told
    assert "'Observer 示例观察' was parted into 'Observer' and '示例观察'" in told


def test_names_that_share_a_half_are_two_publishers(city: Path) -> None:
    migrate(named(city, "Observer 示例观察", "Observer 示例网"))
    names = [(row["name_en"], row["name_zh"]) for row in rows(city, PUBLISHERS)[3:]]
    assert names == [("Observer", "示例观察"), ("Observer 示例网", "Observer 示例网")]
    assert problems(city) == ()


def test_kind_is_that_of_the_most_sources(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = ("secondary", "secondary", "press", "state_media", "state_media")
    more = ((f"s{n}", "T", "Observer", "", "en", kind, "") for n, kind in enumerate(kinds))
    migrate(written(city, (*OLD, *more)))
    assert rows(city, PUBLISHERS)[-1]["kind"] == "state_media"
    assert "sources.csv, s2: its kind 'press' does not fit its publisher" in capsys.readouterr().out
    assert [(problem.file, problem.row, problem.column) for problem in problems(city)] == [
        (SOURCES, 7, "kind")
    ]


def test_publisher_of_secondary_sources_only_is_not_known(city: Path) -> None:
    migrate(named(city, "Somebody", kind="secondary"))
    assert rows(city, PUBLISHERS)[-1]["kind"] == "unknown"


def test_source_without_a_publisher_is_named(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate(named(city, "")) == 0
    assert "sources.csv, s0: the publisher is not named" in capsys.readouterr().out
    assert len(rows(city, PUBLISHERS)) == 3


def test_table_that_cannot_be_read_is_not_touched(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (city / SOURCES).open("a", encoding="utf-8") as file:
        file.write("too,few,cells\n")
    before = content(city)
    assert migrate(city) == 1
    assert "row 5" in capsys.readouterr().err
    assert content(city) == before


def test_another_table_of_publishers_is_not_overwritten(city: Path) -> None:
    (city / PUBLISHERS).write_text("mine\n", "utf-8")
    before = content(city)
    assert migrate(city) == 1
    assert content(city) == before


def test_an_interrupted_run_can_be_finished(city: Path) -> None:
    migrated = migration(city)
    assert migrated is not None
    (city / PUBLISHERS).write_text(migrated.publisher_table(), "utf-8")
    assert migrate(city) == 0
    assert problems(city) == ()


def test_where_one_table_cannot_be_written_neither_is(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def failing(old: Path, new: Path) -> None:
        if new.name == SOURCES:
            raise OSError("no room")
        replace(old, new)

    monkeypatch.setattr(os, "replace", failing)
    before = content(city)
    assert migrate(city) == 1
    assert content(city) == before


def test_missing_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate(tmp_path / "nowhere") == 1
    assert "the file is missing" in capsys.readouterr().err


HALVES = st.sampled_from(
    ["Observer", "observer", "Straße", "示例", "网", "1", "_", "=1", "é", "(", "）"]
)
NAMES = st.one_of(
    st.lists(HALVES, min_size=1, max_size=4).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, max_size=8))
def test_any_names_give_ids_and_names_of_their_own(city: Path, names: list[str]) -> None:
    migrated = migration(named(city, *names))
    assert migrated is not None
    made = migrated.publishers
    ids = [one.id for one in made]
    assert len(set(ids)) == len(ids)
    assert all(one.replace("_", "").isalnum() and one.isascii() for one in ids)
    for language in ("en", "zh"):
        folded = [one.name[language].casefold() for one in made]
        assert len(set(folded)) == len(folded)
    kept = [name for one in made for name in one.written]
    assert sorted(kept) == sorted({name for _, _, name, *_ in OLD} | set(filter(None, names)))
    assert migrated.source_table().count("\n") == len(OLD) + len(names) + 1
    assert migrated.source_table().startswith(",".join(COLUMNS[SOURCES]) + "\n")


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Exampleton Gazette", (), "exampleton_gazette"),
        ("深圳晚报", (), "shen_zhen_wan_bao"),
        ("Ünïted “Pâpers” & Co.", (), "united_papers_co"),
        ("Gazette", ("gazette", "gazette_2"), "gazette_3"),
        ("!!!", (), "unnamed"),
        ("ＦＵＬＬ", (), "full"),
        ("word " * 20, (), "word_word_word_word_word_word_word_word_word"),
        ("w" * 80, (), "w" * 48),
    ],
)
def test_id_is_made_from_a_name(name: str, taken: Any, expected: str) -> None:
    assert slug(name, taken) == expected
