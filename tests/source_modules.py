"""The product's own modules, read from their sources, and what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent


def full(name: str) -> str:
    """A wing as it is named in `ours`: those of the library without `report.`."""
    return name if name.startswith(("pages", "bench")) else f"report.{name}"


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a source imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = "." * node.level + (node.module or "")
            inner = [f"{whole}.{alias.name}" for alias in node.names]
            yield from (name if is_ours(name) else whole for name in inner)


def is_ours(module: str) -> bool:
    home = ROOT.joinpath(*module.split("."))
    return home.with_suffix(".py").exists() or home.is_dir()


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product and of the bench, by its name; `report` and `bench` themselves
    only say what they are.
    """
    files = [
        ROOT / "dashboard.py",
        *(ROOT / "report").rglob("*.py"),
        *(ROOT / "pages").rglob("*.py"),
        *(ROOT / "bench").rglob("*.py"),
    ]
    found = {}
    for file in files:
        parts = file.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text("utf-8"), str(file))
    for root in ("report", "bench"):
        assert not list(imported(found.pop(root)))
    return found


def pages() -> dict[str, ast.Module]:
    return {name: tree for name, tree in sources().items() if name.startswith("pages.")}
