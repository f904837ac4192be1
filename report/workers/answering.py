"""The worker's side: it has one report, and makes one file after another of it."""

from __future__ import annotations

import logging
import pickle
from concurrent.futures import ThreadPoolExecutor

from report.analysis.editions import content_mark
from report.images.cache import BusyError
from report.images.chromium import RENDERER, PictureError, browser
from report.model import Report
from report.workers.messages import (
    Job,
    Load,
    MakerFaultError,
    OtherContentError,
    Outcome,
    Prepare,
)

_LOG = logging.getLogger("report.workers")
# What makers tell readers of, in words; anything else is a fault of the program.
_TOLD = (BusyError, PictureError, OtherContentError)


class Answering:
    """Answers messages. Files are made in a thread, so that every failure of a maker is seen."""

    def __init__(self) -> None:
        self._report: Report | None = None
        self._makers = ThreadPoolExecutor(1)

    def answer(self, message: bytes) -> Outcome | None:
        """The outcome of a job; None for what has no answer."""
        made = self._makers.submit(self._done, message)
        error = made.exception()
        if error is None:
            content = made.result()
            return None if content is None else Outcome(content)
        if isinstance(error, _TOLD):
            return Outcome(error=error)
        _LOG.error("A maker failed", exc_info=error)
        return Outcome(error=MakerFaultError(repr(error)))

    def _done(self, message: bytes) -> bytes | None:
        said: Prepare | Load | Job = pickle.loads(message)
        if isinstance(said, Prepare):
            if browser() is not None:
                RENDERER.prepare()
            return None
        if isinstance(said, Load):
            self._report = said.report
            return None
        if self._report is None or content_mark(self._report) != said.mark:
            raise OtherContentError(f"there is no report of the content {said.mark} here")
        return said.make(self._report, said.asked)
