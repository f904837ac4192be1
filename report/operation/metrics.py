"""The measures that the server tells, as Prometheus reads them.

No label holds anything of a reader, and each has few values: those of the code, of the report's own
pages, and the statuses of answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

from report.model.version import VERSION

# How an export ended: the file was sent; too many waited; it could not be made.
MADE, REFUSED, FAILED = "made", "refused", "failed"
OUTCOMES = (MADE, REFUSED, FAILED)
# What became of a state of the data, and of a worker.
TAKEN = "taken"
OVERDUE, LOST, NOT_STARTED = "overdue", "lost", "not_started"
BUSY, RESTING = "busy", "resting"

REGISTRY = CollectorRegistry()
# Memory, processor and open files of the process.
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

# What is promised of a page is 0.3 seconds.
_OF_RUNS = (0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0)
# A file may take its worker two minutes, after others.
_OF_FILES = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 45.0, 60.0, 120.0, 240.0, 600.0)


def count_from_zero(counter: Counter, *labels: Iterable[str]) -> None:
    """Have a counter be there with each of its labels: Prometheus sees no rise from none to 1."""
    for values in product(*labels):
        counter.labels(*values)


INFO = Gauge("report_info", "The version that runs; always 1", ["version"], registry=REGISTRY)
INFO.labels(VERSION).set(1)
PAGE_RUN_SECONDS = Histogram(
    "report_page_run_seconds",
    "What a run of a page took the server, of runs that came to their end",
    ["page", "part"],
    buckets=_OF_RUNS,
    registry=REGISTRY,
)
RUN_FAILURES = Counter(
    "report_run_failures",
    "Runs of a page or of a part of it that failed",
    ["page"],
    registry=REGISTRY,
)
SESSIONS_OPEN = Gauge(
    "report_sessions_open", "Pages that are open and connected", registry=REGISTRY
)
EXPORTS = Counter(
    "report_exports",
    "Files that were asked for, by how that ended",
    ["family", "outcome"],
    registry=REGISTRY,
)
EXPORT_SECONDS = Histogram(
    "report_export_seconds",
    "What a file took from being asked for to being sent, with the wait for others",
    ["family"],
    buckets=_OF_FILES,
    registry=REGISTRY,
)
EXPORTS_WAITING = Gauge(
    "report_exports_waiting", "Files that wait for others", ["family"], registry=REGISTRY
)
WORKERS = Gauge("report_workers", "Processes that make files", ["state"], registry=REGISTRY)
WORKER_FAULTS = Counter(
    "report_worker_faults",
    "Workers that were killed because they took too long, ended by others, or did not start",
    ["fault"],
    registry=REGISTRY,
)
count_from_zero(WORKER_FAULTS, (OVERDUE, LOST, NOT_STARTED))
DATA_STATES = Counter(
    "report_data_states",
    "States of the data folder that were read, by what became of them",
    ["outcome"],
    registry=REGISTRY,
)
count_from_zero(DATA_STATES, (TAKEN, REFUSED))
DATA_PROBLEMS = Gauge(
    "report_data_problems", "Problems of what lies in the data folder", registry=REGISTRY
)
DATA_READY = Gauge("report_data_ready", "1 where there are data to serve", registry=REGISTRY)
DATA_CHANGING = Gauge(
    "report_data_changing", "1 while the data folder is being written to", registry=REGISTRY
)
DATABASE_REACHED = Gauge(
    "report_database_reached",
    "1 where the database that is served was reached at the last look, and where none is",
    registry=REGISTRY,
)
DATABASE_REACHED.set(1)
DATA_TAKEN = Gauge(
    "report_data_taken_timestamp_seconds",
    "When the data that are served were taken, in seconds since 1970; 0 where there are none",
    registry=REGISTRY,
)
ANSWERS = Counter(
    "report_answers",
    "Answers by what was asked for and by status",
    ["kind", "status"],
    registry=REGISTRY,
)
ANSWER_SECONDS = Histogram(
    "report_answer_seconds",
    "What an answer took until it was sent",
    ["kind"],
    buckets=_OF_FILES,
    registry=REGISTRY,
)
API_WAITING = Gauge("report_api_waiting", "Requests that wait for the data API", registry=REGISTRY)
