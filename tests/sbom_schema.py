"""Is a file as the schema of CycloneDX wants it? Run with the Python of the tools."""

from __future__ import annotations

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

if __name__ == "__main__":
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(
        Path(sys.argv[1]).read_text("utf-8")
    )
    raise SystemExit(None if fault is None else str(fault))
