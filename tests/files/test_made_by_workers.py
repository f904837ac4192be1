"""Files that workers make: which those are, and what readers hear where they cannot."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from report.data import served
from report.files import routes
from report.files.addresses import FileSubject
from report.files.order import FileOrder, made
from report.images.cache import BusyError, KeyedCache
from report.images.chromium import PictureError
from report.model import Report
from report.site import preview
from report.site import routes as site
from report.site.preview_order import PreviewOrder
from report.slides.model import DeckOptions
from report.slides.pptx import pptx
from report.workers.messages import Maker, MakerFaultError
from report.workers.pool import WorkerError, WorkerPool
from report.workers.settings import WorkerSettings
from tests.api.asked import Reply, answer, answering
from tests.build import shipped

PATIENCE = 30
# What workers make, and what is made by the server as before.
COSTLY = {
    "area/energy.pdf": "area",
    "events/transport.png": "events",
    "events/transport.svg": "events",
    "slides/short.pptx": "slides",
}
_PREVIEW = "/assets/preview.png"


class Orders(WorkerPool):
    """Notes what workers are asked for, and answers as a test says."""

    def __init__(self, reply: Callable[[], bytes], **settings: int) -> None:
        super().__init__(WorkerSettings(**settings))
        self.reply = reply
        self.asked: list[Any] = []
        self.drawn: list[bool] = []

    def make(self, report: Report, maker: Maker, asked: Any, *, draws: bool = False) -> bytes:
        assert report is shipped()
        assert maker.__module__.startswith("report.")
        self.asked.append(asked)
        self.drawn.append(draws)
        return self.reply()


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "_FILES", KeyedCache(8, wait_seconds=PATIENCE))
    monkeypatch.setattr(preview, "_PICTURES", KeyedCache(8, wait_seconds=PATIENCE))


def server(workers: WorkerPool) -> ASGIApp:
    own = [*routes.routes(shipped, workers=workers), *site.routes(shipped, workers=workers)]
    return Starlette(routes=own)


def failing(error: Exception) -> Orders:
    def reply() -> bytes:
        raise error

    return Orders(reply)


@pytest.mark.parametrize("path", COSTLY)
def test_costly_file_is_ordered_from_workers(path: str) -> None:
    workers = Orders(lambda: b"made elsewhere")
    reply = answer(server(workers), f"/files/{path}", "lang=en&edition=2023", host="host.example")
    assert (reply.status, reply.body) == (200, b"made elsewhere")
    (order,) = workers.asked
    assert isinstance(order, FileOrder)
    assert (order.subject.kind, order.language, order.edition) == (COSTLY[path], "en", "2023")
    assert workers.drawn == [not path.endswith("pptx")]
    assert path == f"{order.subject.kind}/{order.subject.id}.{order.ending}"


def test_same_file_is_ordered_once() -> None:
    workers = Orders(lambda: b"made elsewhere")
    app = server(workers)
    for _ in range(2):
        assert answer(app, "/files/area/energy.pdf", "lang=en").status == 200
    assert len(workers.asked) == 1


def test_table_is_made_by_the_server() -> None:
    workers = failing(WorkerError("no worker"))
    assert answer(server(workers), "/files/area/energy.csv", "lang=en").status == 200
    assert workers.asked == []


@pytest.mark.parametrize(
    "error", [WorkerError("killed twice"), BusyError("too many"), PictureError("no picture")]
)
def test_file_that_workers_cannot_make_is_told_in_words(error: Exception) -> None:
    reply = answer(server(failing(error)), "/files/area/energy.pdf", "lang=en")
    assert reply.status == 503
    assert reply.body.decode() == shipped().words["download.failed"].en
    assert reply.headers["retry-after"] == "60"
    assert reply.headers["cache-control"] == "no-store"


def test_fault_of_a_maker_is_one_of_the_server() -> None:
    with pytest.raises(MakerFaultError):
        answer(server(failing(MakerFaultError("a bug"))), "/files/area/energy.pdf", "lang=en")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("settings", "status", "word"),
    [({"queue": 2}, 503, "download.queue"), ({"reader": 3}, 429, "download.reader")],
)
def test_one_too_many_is_told_so(
    settings: dict[str, int], status: int, word: str, language: str
) -> None:
    """The first is being made and two wait; whoever comes then is the one that is refused."""
    may_end = threading.Event()

    def reply() -> bytes:
        assert may_end.wait(PATIENCE)
        return b"made"

    app = server(Orders(reply, **settings))

    async def ask(number: int) -> Reply:
        return await answering(
            app, f"/files/area/{shipped().areas[number].id}.pdf", f"lang={language}"
        )

    async def scenario() -> tuple[Reply, list[Reply]]:
        tasks = [asyncio.create_task(ask(number)) for number in range(4)]
        (refused, *_), _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        may_end.set()
        return await refused, [await task for task in tasks if task is not refused]

    refused, others = asyncio.run(scenario())
    assert [one.status for one in others] == [200] * 3
    assert refused.status == status
    words = shipped().words[word]
    said = {"en": words.en, "zh": words.zh}[language].format(count="2", minutes="1")
    assert refused.body.decode() == said
    assert refused.headers["retry-after"] == "60"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_file_that_waits_is_told_its_place(language: str) -> None:
    may_end = threading.Event()

    def reply() -> bytes:
        assert may_end.wait(PATIENCE)
        return b"made"

    workers = Orders(reply)
    app = server(workers)

    async def ask(number: int) -> Reply:
        path = f"/files/area/{shipped().areas[number].id}.pdf"
        return await answering(app, path, f"lang={language}", **{"x-ticket": f"ticket-{number}"})

    async def place(ticket: str) -> Reply:
        return await answering(app, f"/files/waiting/{ticket}", f"lang={language}")

    async def scenario() -> list[Reply]:
        tasks = []
        for number in range(3):
            tasks.append(asyncio.create_task(ask(number)))
            # Their order in the queue is that in which they are read, in threads: one by one.
            while not workers.asked:
                await asyncio.sleep(0.01)
            while number and (await place(f"ticket-{number}")).status == 204:
                await asyncio.sleep(0.01)
        told = [await place(f"ticket-{number}") for number in (0, 1, 2, 9)]
        may_end.set()
        assert {(await task).status for task in tasks} == {200}
        return [*told, await place("ticket-2")]

    told = asyncio.run(scenario())
    assert [one.status for one in told] == [204, 200, 200, 204, 204]
    words = shipped().words["download.place"]
    says = {"en": words.en, "zh": words.zh}[language]
    assert [one.body.decode() for one in told[1:3]] == [says.format(place=n) for n in "12"]


def test_preview_is_made_by_workers() -> None:
    workers = Orders(lambda: b"picture")
    reply = answer(server(workers), _PREVIEW, "page=transport&lang=en")
    assert (reply.status, reply.body) == (200, b"picture")
    (order,) = workers.asked
    assert isinstance(order, PreviewOrder)
    assert (order.page, order.language, order.has_chart) == ("transport", "en", False)
    assert workers.drawn == [False]


def test_preview_whose_chart_cannot_be_drawn_has_none() -> None:
    workers = Orders(lambda: _drawn_if(workers.asked[-1]))
    asked = "page=indicator&id=nev_stock&lang=en"
    assert answer(server(workers), _PREVIEW, asked).body == b"without"
    assert [order.has_chart for order in workers.asked] == [True, False]
    assert workers.drawn == [True, False]


def _drawn_if(order: PreviewOrder) -> bytes:
    if order.has_chart:
        raise PictureError("no picture")
    return b"without"


@pytest.mark.parametrize("error", [WorkerError("killed twice"), BusyError("too many")])
def test_preview_that_workers_cannot_make_is_refused(error: Exception) -> None:
    reply = answer(server(failing(error)), _PREVIEW, "page=transport&lang=en")
    assert (reply.status, reply.body) == (503, b"")
    assert reply.headers["retry-after"] == "5"


def test_made_is_what_the_server_would_make() -> None:
    order = FileOrder(
        FileSubject("slides", "short", {"areas": "energy"}), "pptx", "en", "2023", None
    )
    ordered_deck = DeckOptions(("energy",), ("en",), "short")
    assert made(shipped(), order) == pptx(served.report_at(shipped(), "2023"), ordered_deck)


@pytest.mark.parametrize("ending", ["png", "doc"])
def test_what_there_is_not_is_not_made(ending: str) -> None:
    order = FileOrder(FileSubject("area", "energy"), ending, "en", "2023", None)
    with pytest.raises(ValueError, match=f"no {ending}"):
        made(shipped(), order)
