"""The deck as PPTX: native charts and tables on a master with placeholders."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import astuple

from report.analysis.editions import content_mark
from report.images.cache import KeyedCache
from report.model import Report
from report.slides.deck import DeckOptions, deck

__all__ = ["PPTX", "pptx"]

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_MADE: KeyedCache[bytes] = KeyedCache(16)
# Files are made in turn: each is seconds of pure Python, and all that run at once take their time
# from every visitor who opens a page.
_TURN = threading.Lock()


def pptx(report: Report, choice: DeckOptions) -> bytes:
    """The file of a choice, made when it is first asked for, and kept for the next who asks."""
    key = (content_mark(report), report.edition, *astuple(choice))
    name = hashlib.sha256(json.dumps(key).encode()).hexdigest()
    return _MADE.get(name, lambda: _written(report, choice))


def _written(report: Report, choice: DeckOptions) -> bytes:
    # A third of a second, which a page need not wait for.
    from report.slides.pptx.file import in_pptx  # noqa: PLC0415

    with _TURN:
        return in_pptx(deck(report, choice))
