"""A data folder that is spoilt on purpose, as tests/cities/faults.toml and doubts.toml say."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from report.data import store
from report.data.raw import Problem


def edit(folder: Path, fault: dict[str, Any]) -> None:
    """Make a fault in a folder, as faults.toml says."""
    for file in folder.glob(fault["file"]) if fault.get("delete") else ():
        file.unlink()
    if "write" in fault:
        (folder / fault["file"]).write_bytes(fault["write"].encode())
    elif not fault.get("delete"):
        file = folder / fault["file"]
        if not file.exists():
            shutil.copyfile(store.SHIPPED / file.name, file)
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
