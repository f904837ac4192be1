"""The deck as PPTX: native charts and tables on a master with placeholders."""

from __future__ import annotations

import threading

from report.analysis.editions import whole_mark
from report.images.cache import KeyedCache, held
from report.model import Report
from report.slides.deck import DeckOptions, deck

__all__ = ["PPTX", "pptx"]

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

# In seconds; a file takes two to ten.
_WAIT_SECONDS = 60.0
_FILES: KeyedCache[bytes] = KeyedCache(16, _WAIT_SECONDS)
# One file is made at a time: each is seconds of pure Python, and all that run at once take their
# time from every visitor who opens a page.
_LOCK = threading.Lock()


def pptx(report: Report, options: DeckOptions) -> bytes:
    """The file of a choice, made when it is first asked for, and kept for the next who asks.

    Raises BusyError where others are made for too long.
    """
    key = (whole_mark(report), report.edition, options)
    return _FILES.get(key, lambda: _written(report, options))


def _written(report: Report, options: DeckOptions) -> bytes:
    # A third of a second, which a page need not wait for.
    from report.slides.pptx.file import in_pptx  # noqa: PLC0415

    slides = deck(report, options)
    with held(_LOCK, _WAIT_SECONDS):
        return in_pptx(slides)
