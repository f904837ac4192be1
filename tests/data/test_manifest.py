"""What is wrong with files of figures and their manifest is told, and mended by writing anew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report.data import store
from report.data.check import problems
from report.data.partitions.manifest import parsed
from report.data.raw import MANIFEST, OBSERVATIONS, DataError
from tests.data.checked import EXAMPLE
from tests.data.conftest import Write
from tests.spoilt import edit


def manifest(served: Path, **changes: Any) -> None:
    content = json.loads((served / MANIFEST).read_text("utf-8"))
    (served / MANIFEST).write_text(json.dumps(content | changes) + "\n", "utf-8")


def spoil_part(served: Path) -> None:
    (file,) = (served / "observations").glob("*.parquet")
    file.write_bytes(file.read_bytes()[:-8] + b"\0" * 8)


def lose_part(served: Path) -> None:
    (file,) = (served / "observations").glob("*.parquet")
    file.unlink()


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a part that is gone": (lose_part, "it cannot be read (No such file or directory)"),
    "a part that is another": (spoil_part, "it is not what observations/manifest.json says"),
    "no JSON": (lambda f: (f / MANIFEST).write_text("{\n"), "it is no manifest"),
    "no object": (lambda f: (f / MANIFEST).write_text("[]\n"), "it is no manifest"),
    "another form": (lambda f: manifest(f, form=99), "it is of form 99, and not of 1"),
    "no parts": (lambda f: manifest(f, partitions=[{}]), "it is no manifest"),
    "in a database": (lambda f: manifest(f, in_database=True), "REPORT_DATA names none"),
    "another source": (
        lambda f: edit(f, {"file": "sources.csv", "replace": "Yearbook", "to": "Almanac"}),
        "sources.csv or indicators.csv have been changed since it was written",
    ),
    "two tables": (
        lambda f: shutil.copyfile(EXAMPLE / OBSERVATIONS, f / OBSERVATIONS),
        "observations.csv stands in the folder too",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_fault_of_a_data_set_is_the_one_problem(write: Write, served: Path, name: str) -> None:
    write()
    spoil, says = SPOILT[name]
    spoil(served)
    (problem,) = problems(served)
    assert problem.file.startswith("observations/")
    assert says in problem.wrong
    assert "partition" in problem.remedy or "Remove" in problem.remedy
    with pytest.raises(DataError):
        store.load(served)


def test_broken_file_is_written_again(write: Write, served: Path) -> None:
    write()
    (file,) = (served / "observations").glob("*.parquet")
    file.write_bytes(file.read_bytes()[:-9])
    assert [problem.file for problem in problems(served)] == [f"observations/{file.name}"]
    assert write() == f"{served}: 11 figures, 1 file written, 0 kept\n"
    assert problems(served) == ()


def test_manifest_that_is_gone_is_written_again(write: Write, served: Path) -> None:
    write()
    (served / MANIFEST).unlink()
    write()
    assert problems(served) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"rows": 11', '"rows": "eleven"'),
        ('"rows": 11', '"rows": 12'),
        ('"first": ', '"first": "one", "last": '),
        ('"size": ', '"size": null, "unknown": '),
        ("{", "[" * 100_000),
        ("{", ""),
    ],
)
def test_manifest_that_is_none_is_told(write: Write, served: Path, old: str, new: str) -> None:
    write()
    manifest = served / MANIFEST
    text = manifest.read_text("utf-8")
    assert old in text
    manifest.write_text(text.replace(old, new, 1), "utf-8")
    (problem,) = problems(served)
    assert (problem.file, "partition" in problem.remedy) == (MANIFEST, True)


def test_manifest_names_no_file_elsewhere(write: Write, served: Path) -> None:
    write()
    content = json.loads((served / MANIFEST).read_text("utf-8"))
    content["partitions"][0]["file"] = "../../elsewhere.parquet"
    with pytest.raises(DataError, match="not beside it"):
        parsed(json.dumps(content).encode())
