"""Which processes there are, as `ps` lists them."""

from __future__ import annotations

import subprocess


def is_running(pid: int) -> bool:
    """Whether a process does something; one that waits for somebody to note its end does not."""
    state = _listed("-o", "stat=", "-p", str(pid))
    return any(not line.strip().startswith("Z") for line in state)


def workers_of(pid: int) -> list[int]:
    """The workers that a process has started."""
    lines = _listed("-ww", "-o", "pid=,args=", "--ppid", str(pid))
    return [int(line.split()[0]) for line in lines if "report.workers" in line]


def _listed(*options: str) -> list[str]:
    listing = subprocess.run(["ps", *options], capture_output=True, text=True, check=False)
    return listing.stdout.splitlines()
