"""What is told of a file that was asked for, when it is made or not."""

from __future__ import annotations

import time
from types import TracebackType

from report.operation import metrics


class MeasuredExport:
    """Measure what ends with the block: an export of a family of files.

    `refusal` is the error by which it says that too many wait; any other one is a failure.
    """

    def __init__(self, family: str, refusal: type[BaseException]) -> None:
        self.family, self.refusal = family, refusal
        self.begun = time.perf_counter()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        outcome = self._outcome(kind)
        metrics.EXPORTS.labels(self.family, outcome).inc()
        if outcome == metrics.MADE:
            seconds = time.perf_counter() - self.begun
            metrics.EXPORT_SECONDS.labels(self.family).observe(seconds)

    def _outcome(self, kind: type[BaseException] | None) -> str:
        if kind is None:
            return metrics.MADE
        return metrics.REFUSED if issubclass(kind, self.refusal) else metrics.FAILED
