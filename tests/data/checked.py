"""The example city, and the faults that are put into it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

CITIES = Path(__file__).parent.parent / "cities"
EXAMPLE = CITIES / "example"
FAULTS: list[dict[str, Any]] = tomllib.loads((CITIES / "faults.toml").read_text("utf-8"))["fault"]
