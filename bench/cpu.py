"""How long a process has worked."""

from __future__ import annotations

import time

# How Linux names the clock of another process (`clock_getcpuclockid`): all of its threads, those
# that have ended among them, to the nanosecond. /proc/PID/stat counts in hundredths of a second.
_SCHEDULER_CLOCK = 2


def milliseconds(pid: int) -> float:
    """Of the processor, by all threads of a process since it began. OSError where it has ended."""
    return time.clock_gettime((~pid << 3) | _SCHEDULER_CLOCK) * 1000
