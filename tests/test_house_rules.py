"""Rules that the whole of the source keeps, whatever it is about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*(ROOT / "report").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


def unfrozen(source: str) -> Iterator[str]:
    """The names of dataclasses that can be changed after they were made."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            calls = [ast.unparse(decorator) for decorator in node.decorator_list]
            made = [call for call in calls if "dataclass" in call.split("(")[0]]
            yield from (node.name for call in made if "frozen=True" not in call)


def test_every_dataclass_is_frozen() -> None:
    texts = {path: path.read_text("utf-8") for path in SOURCES}
    assert sum("@dataclass" in text for text in texts.values()) > 40
    assert [(path.name, name) for path, text in texts.items() for name in unfrozen(text)] == []


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("@dataclass(frozen=True, slots=True)", []),
        ("@dataclasses.dataclass(frozen=True)", []),
        ("@final", []),
        ("@dataclass", ["Row"]),
        ("@dataclass(slots=True)", ["Row"]),
        ("@dataclass(frozen=False)", ["Row"]),
        ("@dataclasses.dataclass(slots=True)", ["Row"]),
    ],
)
def test_a_dataclass_that_can_be_changed_is_found(decorator: str, expected: list[str]) -> None:
    assert list(unfrozen(f"{decorator}\nclass Row:\n    value: int\n")) == expected
