"""A data folder that means harm: the example city with markup, addresses and formulas in every
text that the check lets pass, those of the interface among them.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from report.data import store
from report.data.check import problems
from report.data.raw import COLUMNS, WORDS, Problem
from tests.build import EXAMPLE

HOST = "evil.example"
# What a reader has to see as it is written. No braces and quotes: those are of placeholders and of
# the files that it stands in.
EVIL = (
    f"![i](http://{HOST}/i.png) [l](http://{HOST}/l) http://{HOST}/b www.{HOST} a@{HOST} "
    f"<img src=http://{HOST}/h.png onerror=ran=1><script>ran=1</script> "
    f"<a href=http://{HOST}>a</a> "
    ":red[r] :material/home: :smile: $x^2$ `c` **b** _i_ ~~s~~ &lt; \\n"
)
# The check refuses signs of markup in prose, and everywhere signs that nobody sees, emoji
# and what else the fonts lack.
MILD = f"http://{HOST}/b www.{HOST} a@{HOST} &lt; (l)"
# What is put behind a text, the worst first; the last is no harm. Texts that may be long are.
_WAYS = (EVIL, MILD, "")
_LONG = re.compile(r"(?:note|summary|explanation)_(?:en|zh)")
_TEXTS = re.compile(r"(?:.*_)?(?:en|zh)")
_TOML_TEXT = re.compile(r'\b((?:en|zh) = ")((?:[^"\\]|\\.)*)"')
_Cell = tuple[str, int, str]


def written(folder: Path) -> Path:
    """The folder, sound for the check: each text as bad as that lets pass."""
    shutil.copytree(EXAMPLE, folder)
    shutil.copy(store.SHIPPED / WORDS, folder / WORDS)
    for file in folder.rglob("*.toml"):
        text = _TOML_TEXT.sub(rf'\g<1>\g<2> {MILD}"', file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    sound = {name: _rows(folder / name) for name in COLUMNS}
    ways: dict[_Cell, int] = {}
    while True:
        for name, rows in sound.items():
            _write(folder / name, [_hurt(row, (name, n), ways) for n, row in enumerate(rows, 2)])
        refused = {_cell(problem) for problem in problems(folder)}
        if not refused:
            return folder
        ways |= {cell: ways.get(cell, 0) + 1 for cell in refused}


def _cell(problem: Problem) -> _Cell:
    """The text that the check refuses; a problem of anything else is not what is meant here."""
    assert problem.row is not None, problem
    assert problem.column is not None, problem
    assert _TEXTS.fullmatch(problem.column), problem
    return problem.file, problem.row, problem.column


def _hurt(row: Mapping[str, str], at: tuple[str, int], ways: Mapping[_Cell, int]) -> dict[str, str]:
    hurt = dict(row)
    for column in filter(_TEXTS.fullmatch, row):
        after = _WAYS[ways.get((*at, column), 0)]
        more = " long" * 1000 if after and _LONG.fullmatch(column) else ""
        if row[column].strip() and after:
            hurt[column] = f"{row[column]} {after}{more}"
    return hurt


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _write(table: Path, rows: Sequence[Mapping[str, str]]) -> None:
    with table.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, COLUMNS[table.name], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
