"""What is told of a run of a page that came to its end."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass

from report.operation import logs, metrics

_LOG = logging.getLogger("report.runs")


@dataclass(frozen=True, slots=True)
class PageRun:
    """A run of a page of the report, or of a part that runs alone, in a language and an edition."""

    page: str
    part: str
    language: str
    edition: str


def ended(run: PageRun, seconds: float) -> None:
    """Tell of a run that took so many seconds."""
    metrics.PAGE_RUN_SECONDS.labels(run.page, run.part).observe(seconds)
    logs.tell(_LOG, "run", **asdict(run), milliseconds=round(1000 * seconds))


def not_read(page: str, error: Exception) -> None:
    """Tell of a run of a page whose figures could not be asked for."""
    metrics.RUN_FAILURES.labels(page).inc()
    _LOG.error("Figures were not read (%s)", error)
