"""The example city, and the faults that are put into it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from report.data import store
from report.data.check import problems, warnings
from report.data.check.warnings import Warnings

CITIES = Path(__file__).parent.parent / "cities"
EXAMPLE = CITIES / "example"
FAULTS: list[dict[str, Any]] = tomllib.loads((CITIES / "faults.toml").read_text("utf-8"))["fault"]


def warnings_of(folder: Path, served: Path | None = None) -> Warnings:
    """The warnings of a sound folder beside another one, where that is sound too."""
    before = None if served is None or problems(served) else store.read(served)
    looked_at = warnings.examined(folder, before)
    return warnings.judged(folder, warnings.found(looked_at), warnings.COMPARING)
