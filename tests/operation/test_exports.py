"""What is counted of files that are asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from starlette.applications import Starlette

from report.api.queue import QueueFullError
from report.files import routes
from report.files.making import FAMILIES
from report.images.cache import BusyError, KeyedCache
from report.images.chromium import PictureError
from report.operation.exports import MeasuredExport
from report.operation.metrics import OUTCOMES, REGISTRY
from tests.api.asked import answer
from tests.build import shipped
from tests.operation.told import rise, value


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "_FILES", KeyedCache(8, wait_seconds=30))


def ask(path: str) -> int:
    return answer(Starlette(routes=routes.routes(shipped)), f"/files/{path}", "lang=en").status


def test_file_that_is_sent_is_counted_and_timed() -> None:
    with (
        rise(1, "report_exports_total", family="table", outcome="made"),
        rise(1, "report_export_seconds_count", family="table"),
    ):
        assert ask("area/energy.csv") == 200


def test_address_without_a_file_is_no_export() -> None:
    before = {
        outcome: value("report_exports_total", family="table", outcome=outcome)
        for outcome in OUTCOMES
    }
    assert ask("area/nothing.csv") == 404
    assert before == {
        outcome: value("report_exports_total", family="table", outcome=outcome)
        for outcome in OUTCOMES
    }


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (QueueFullError(20, 60.0), "refused"),
        (BusyError("busy"), "failed"),
        (PictureError("no picture"), "failed"),
        (asyncio.CancelledError(), "failed"),
    ],
)
def test_export_that_has_no_file_is_counted_by_why(error: BaseException, outcome: str) -> None:
    with (
        rise(1, "report_exports_total", family="picture", outcome=outcome),
        rise(0, "report_export_seconds_count", family="picture"),
        pytest.raises(type(error)),
        MeasuredExport("picture", QueueFullError),
    ):
        raise error


def test_every_way_to_end_is_counted_from_zero() -> None:
    """From nothing to 1 is no rise for Prometheus, and the first failure would raise no alarm."""
    routes.routes(shipped)
    for family in FAMILIES:
        for outcome in OUTCOMES:
            labels = {"family": family, "outcome": outcome}
            assert REGISTRY.get_sample_value("report_exports_total", labels) is not None


def test_files_that_wait_are_counted_where_they_wait() -> None:
    files = routes.FileServer(shipped)
    waiting: Callable[[], float] = lambda: value("report_exports_waiting", family="picture")  # noqa: E731

    async def two() -> None:
        queue = files.queues["picture"]
        async with queue.turn():
            second = asyncio.create_task(queue.turn().__aenter__())
            await asyncio.sleep(0)
            assert waiting() == 1
        await second
        assert waiting() == 0

    asyncio.run(two())
