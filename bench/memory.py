"""The memory of a process, as Linux counts it."""

from __future__ import annotations

from pathlib import Path


def megabytes(pid: int, what: str = "VmRSS") -> float:
    """What a process has now, or (`VmHWM`) has had at most."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))
