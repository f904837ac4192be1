"""A data folder read by a process of its own: `python -m report.workers.reading FOLDER`.

The check takes seconds of pure Python, for which every reader of the server would wait.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from report.analysis import search
from report.analysis.editions import content_mark
from report.data import served
from report.data.reading import Reading, ReadingError, reading
from report.model import Report
from report.workers.messages import packed
from report.workers.process import environment

# In seconds. With the data that are shipped it takes four.
_LONGEST = 300
# Readers go first where the processor is short.
_NICE = 10


def read_apart(folder: Path) -> Reading:
    """What a folder holds. Raises ReadingError where the process ends without telling it."""
    command = [sys.executable, "-P", "-m", "report.workers.reading", str(folder)]
    try:
        ended = subprocess.run(
            command,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            start_new_session=True,
            timeout=_LONGEST,
            check=True,
        )
        found: Reading = pickle.loads(ended.stdout)
    except (OSError, subprocess.SubprocessError, EOFError, pickle.UnpicklingError) as error:
        raise ReadingError(str(error)) from error
    return found


def prepare(report: Report) -> None:
    """Do what the first reader of a report would wait for."""
    newest = served.report_at(report, served.newest_edition(report))
    search.prepare(newest)
    content_mark(newest)


def main() -> None:
    """Tell on the standard output, which is kept from what else is printed, what a folder holds."""
    os.nice(_NICE)
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    found = reading(Path(sys.argv[1]))
    if found.report is not None:
        # What fails here would fail in the server.
        prepare(found.report)
    with answer:
        answer.write(packed(found))


if __name__ == "__main__":
    main()
