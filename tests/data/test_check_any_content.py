"""Whatever a folder holds, the check tells it and does not fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.data import store
from report.data.check import problems
from report.data.raw import COLUMNS, OPTIONAL, WORDS
from tests.data.checked import EXAMPLE
from tests.long import beyond

FILES = sorted(file.relative_to(EXAMPLE).as_posix() for file in EXAMPLE.rglob("*.*"))
TABLES = [file for file in COLUMNS if file not in {WORDS, *OPTIONAL}]


@pytest.mark.parametrize("file", beyond(5, TABLES))
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
DEPTHS = [
    *(b"[" * 100_000 + b"\n", b"a = " + b"[" * 5_000 + b"\n", b"9" * 5_000 + b"\n"),
    *(b"order = " + b"9" * 5_000 + b"\n", b".".join([b"a"] * 5_000) + b" = 1\n"),
]


@pytest.mark.parametrize("file", beyond(6, [*FILES, WORDS, "districts.geojson"]))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
