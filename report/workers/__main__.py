"""A worker: `python -m report.workers` makes what its standard input asks for, until that ends.

The server holds the other end of it. When the server ends, however that may be, so does the input,
and with it the worker, whatever it is doing.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import BinaryIO

from report.operation import logs, settings
from report.workers.answering import Answering
from report.workers.messages import packed

# In seconds: what a worker whose input has ended has to stop its browser.
_TO_END = 2.0


def main() -> None:
    """Answer on the standard output, which is kept from what makers print."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logs.begin(settings.settings_of().log)
    inbox: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, inbox), daemon=True).start()
    answering = Answering()
    # Where nobody reads the answer any more, there is nobody to tell of it.
    with suppress(BrokenPipeError):
        while (message := inbox.get()) is not None:
            outcome = answering.answer(message)
            if outcome is not None:
                answers.write(packed(outcome))
                answers.flush()


def _read(asked: BinaryIO, inbox: SimpleQueue[bytes | None]) -> None:
    """Take in messages until there are no more, and then end the process."""
    # The server may end in the middle of a message.
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            inbox.put(pickle.load(asked))
    inbox.put(None)
    time.sleep(_TO_END)
    # A browser ends by itself when nobody holds the pipe to it.
    os._exit(1)


if __name__ == "__main__":
    main()
