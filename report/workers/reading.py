"""A data folder read by a process of its own: `python -m report.workers.reading FOLDER`.

The check takes seconds of pure Python, for which every reader of the server would wait.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
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
_STANDARD_INPUT = 0
# Readers go first where the processor is short.
_NICE = 10


def read_apart(folder: Path, state: str | None = None) -> Reading:
    """What a folder holds, or a state that was signed of it.

    Raises ReadingError where the process ends without telling it.
    """
    command = [sys.executable, "-P", "-m", "report.workers.reading", str(folder)]
    command += [state] if state else []
    # It holds the one end of a pipe while this process has the other, however that ends.
    theirs, ours = os.pipe()
    try:
        ended = subprocess.run(
            command,
            env=environment(),
            stdin=theirs,
            stdout=subprocess.PIPE,
            start_new_session=True,
            timeout=_LONGEST,
            check=True,
        )
        found: Reading = pickle.loads(ended.stdout)
    except (OSError, subprocess.SubprocessError, EOFError, pickle.UnpicklingError) as error:
        raise ReadingError(str(error)) from error
    finally:
        os.close(theirs)
        os.close(ours)
    return found


def prepare(report: Report) -> None:
    """Do what the first reader of a report would wait for."""
    newest = served.report_at(report, served.newest_edition(report))
    # What has changed since then is on each page's bar.
    served.previous_report(report, newest.edition)
    search.prepare(newest)
    content_mark(newest)


def main() -> None:
    """Tell on the standard output, which is kept from what else is printed, what a folder holds."""
    os.nice(_NICE)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _, folder, *state = sys.argv
    found = reading(Path(folder), state[0] if state else None)
    if found.report is not None:
        # What fails here would fail in the server.
        prepare(found.report)
    with answer:
        answer.write(packed(found))


def _end_with_the_server() -> None:
    """End the process when nobody holds the other end of its standard input any more."""
    # Not by `sys.stdin`, whose lock a thread that waits would keep to the end.
    os.read(_STANDARD_INPUT, 1)
    os._exit(1)


if __name__ == "__main__":
    main()
