"""What stands for a state of a report in a database, and how long one that was replaced stays."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

# For servers that have not seen what replaced it.
HOURS_KEPT = 24


def mark_of(files: Mapping[str, bytes]) -> str:
    """Stands for all that a state holds: its files, one of which names the parts of its figures."""
    lines = (f"{file} {digest_of(files[file])}" for file in sorted(files))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def digest_of(content: bytes) -> str:
    """Stands for the content of a file."""
    return hashlib.sha256(content).hexdigest()
