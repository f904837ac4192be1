"""What keeps a comparison from being made."""

from __future__ import annotations


class BenchError(RuntimeError):
    """Says what is missing, and what to do."""


class NeverLoadedError(BenchError):
    """A page has not come at all."""
