"""How the server is: what it serves, since when, and what keeps newer data from being served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from report.analysis.editions import content_mark
from report.api.queue import AnswerQueue
from report.columns.column import Value
from report.data import served
from report.data.raw import Problem
from report.data.served import Published

HEALTH = "/health"


def health(now: Published, queue: AnswerQueue) -> Mapping[str, Value]:
    """Whether there is anything to serve, and whether all is well with what lies in the folder."""
    return {
        "ready": now.report is not None,
        "status": _status(now),
        **_data(now),
        "changing": now.is_changing,
        "problems": tuple(map(_problem, now.problems)),
        "waiting": queue.waiting,
    }


def _status(now: Published) -> str:
    if now.report is None:
        return "refused"
    return "outdated" if now.problems else "ok"


def _data(now: Published) -> Mapping[str, Value]:
    """Which data are served: newest edition and its mark, the mark of the files, age in seconds."""
    if now.report is None:
        return {"edition": None, "content_mark": None, "data": None, "taken": None, "age": None}
    edition = served.newest_edition(now.report)
    age = dt.datetime.now(dt.UTC) - now.taken if now.taken else None
    return {
        "edition": edition,
        "content_mark": content_mark(served.report_at(now.report, edition)),
        "data": now.mark,
        "taken": now.taken.isoformat(timespec="seconds") if now.taken else None,
        "age": int(age.total_seconds()) if age else None,
    }


def _problem(problem: Problem) -> Mapping[str, Value]:
    return {
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "wrong": problem.wrong,
        "remedy": problem.remedy,
    }
