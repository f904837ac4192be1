"""What a server says that cannot start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def told_at_start(*refusals: type[Exception]) -> Iterator[None]:
    """What hinders a start ends it with a message: where in the program it was noticed helps nobody
    who has to set something else.
    """
    try:
        yield
    except refusals as refusal:
        raise SystemExit(f"The server did not start: {refusal}") from None
