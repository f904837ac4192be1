"""Days as arguments of commands."""

from __future__ import annotations

import argparse
import datetime as dt


def written_day(text: str) -> dt.date:
    """A day as it is written, 2026-09-30; argparse tells of any other text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day. Write it as in 2026-09-30."
        raise argparse.ArgumentTypeError(message) from None
