"""The files of pages, on the server of the pages: made when they are asked for, and then kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from report.analysis.editions import content_mark, whole_mark
from report.api.queue import MOST_WAITING, AnswerQueue, QueueFullError
from report.data import served
from report.files.addresses import FOLDER, HOME, KINDS, MARK, STATE, FileSubject
from report.files.making import DRAWN, FAMILIES, TABLE, MadeFile
from report.files.order import FileOrder, made, ordered
from report.files.readers import ReaderLimit, ReaderLimitError
from report.images.cache import BusyError, KeyedCache
from report.images.chromium import PictureError
from report.model import LANGUAGES, Language, Report
from report.operation import metrics
from report.operation.exports import MeasuredExport
from report.screens import parameters
from report.text.formatter import Formatter
from report.workers.kept_states import kept_state
from report.workers.pool import WorkerError, WorkerPool

_SAFE = {"X-Content-Type-Options": "nosniff"}
# In seconds, as answers of the data API.
_KEPT = {"Cache-Control": "public, max-age=300"}
_NEVER_KEPT = {"Cache-Control": "no-store"}
# In seconds, where nobody knows how long it takes until a file can be made.
_RETRY_AFTER = 60
_SCHEMES = ("http", "https")
# The header by which a page names what it asks for, and where it then asks how far that is.
TICKET = "X-Ticket"
WAITING = "waiting"
# A file of rows is some 1 MB at most; documents and slides are kept by their makers too.
_FILES: KeyedCache[bytes] = KeyedCache(32, wait_seconds=120)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file that is asked for, the report as it is asked for, and what makes the file."""

    file: MadeFile
    fmt: Formatter
    make: Callable[[], bytes]


class FileServer:
    """Answers for files. Those of one family are made in turn, and wait for no other family.

    What takes long is made by workers, if there are any.
    """

    def __init__(
        self, load_report: Callable[[], Report | None], workers: WorkerPool | None = None
    ) -> None:
        self.load_report = load_report
        self.workers = workers
        self.queues = {family: self._queue(family) for family in FAMILIES}
        self.readers = ReaderLimit(workers.settings.reader) if workers else None

    async def answer(self, request: Request) -> Response:
        """The file; 404 for one that there is not, 409 where this server has another content, 429
        for more than one reader may wait for, 503 while there are no sound data, or while it cannot
        be made. What is wrong is said in words.
        """
        asked = await run_in_threadpool(self._asked, request)
        if isinstance(asked, Response):
            return asked
        file, fmt = asked.file, asked.fmt
        try:
            body = await self._body(request, asked)
        except QueueFullError as full:
            return _told_of_queue(full, fmt)
        except ReaderLimitError:
            return _told(fmt.word("download.reader"), 429, _retry(_RETRY_AFTER))
        except (BusyError, PictureError, WorkerError):
            return _told(fmt.word("download.failed"), 503, _retry(_RETRY_AFTER))
        named = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return Response(body, headers=_SAFE | _KEPT | named, media_type=file.media_type)

    async def _body(self, request: Request, asked: _Asked) -> bytes:
        """The bytes of a file, when it is its turn."""
        family = asked.file.family
        with self._counted(request, family), MeasuredExport(family, QueueFullError):
            async with self.queues[family].turn(request.headers.get(TICKET, "")):
                return await run_in_threadpool(_FILES.get, _key(request, asked.fmt), asked.make)

    def _counted(self, request: Request, family: str) -> AbstractContextManager[None]:
        """A place among the files that this reader waits for; tables need none."""
        if self.readers is None or family == TABLE:
            return nullcontext()
        return self.readers.one(request.client.host if request.client else "")

    async def place(self, request: Request) -> Response:
        """The place in its queue of a file that is waited for under a ticket, in words; 204 where
        there is none, as one that is being made.
        """
        report = self.load_report()
        fmt = _reader(report, dict(request.query_params)) if report else None
        ticket = request.path_params["ticket"]
        places = (queue.place(ticket) for queue in self.queues.values())
        place = next(filter(None, places), None)
        if fmt is None or place is None:
            return Response(status_code=204, headers=_NEVER_KEPT)
        return _told(fmt.word("download.place", place=fmt.plain(place)), 200, _NEVER_KEPT)

    def _queue(self, family: str) -> AnswerQueue:
        most = MOST_WAITING
        if self.workers is not None and family != TABLE:
            most = self.workers.settings.queue
        queue = AnswerQueue(most)
        metrics.count_from_zero(metrics.EXPORTS, (family,), metrics.OUTCOMES)
        metrics.EXPORTS_WAITING.labels(family).set_function(lambda: queue.waiting)
        return queue

    def _asked(self, request: Request) -> _Asked | Response:
        """What is asked for, or a refusal."""
        report = self.load_report()
        if report is None:
            return Response(status_code=503, headers=_SAFE | _retry(_RETRY_AFTER))
        asked = dict(parse_qsl(request.url.query, keep_blank_values=True))
        if STATE in asked:
            report = kept_state(asked[STATE])
            if report is None:
                return Response(status_code=404, headers=_SAFE)
        fmt = _reader(report, asked)
        if fmt is None:
            return Response(status_code=404, headers=_SAFE)
        if asked.get(MARK, content_mark(fmt.report)) != content_mark(fmt.report):
            return _told(fmt.word("download.changed"), 409, _NEVER_KEPT)
        order = _order(request, asked, fmt)
        file = ordered(report, order) if order else None
        if order is None or file is None:
            return Response(status_code=404, headers=_SAFE)
        return _Asked(file, fmt, self._maker(file, report, order))

    def _maker(self, file: MadeFile, report: Report, order: FileOrder) -> Callable[[], bytes]:
        if self.workers is None or file.family == TABLE:
            return file.make
        return partial(self.workers.make, report, made, order, draws=file.family in DRAWN)


def routes(
    load_report: Callable[[], Report | None], base: str = "", workers: WorkerPool | None = None
) -> list[BaseRoute]:
    """The addresses of files below the path that the server is at."""
    folder = f"/{base.strip('/')}/{FOLDER}".replace("//", "/")
    files = FileServer(load_report, workers)
    waiting = Route(f"{folder}/{WAITING}/{{ticket}}", files.place)
    return [waiting, Route(f"{folder}/{{kind}}/{{name}}", files.answer)]


def _reader(report: Report, asked: Mapping[str, str]) -> Formatter | None:
    """The report as an address asks for it; None for a language or an edition that there is not."""
    edition = asked.get(parameters.EDITION, served.newest_edition(report))
    language: Language | None = next(
        (one for one in LANGUAGES if one == asked.get(parameters.LANGUAGE)), None
    )
    if language is None or edition not in report.editions:
        return None
    return Formatter(served.report_at(report, edition), language)


def _order(request: Request, asked: dict[str, str], fmt: Formatter) -> FileOrder | None:
    """What is asked for; None for a kind of file that there is not."""
    named, _, ending = request.path_params["name"].rpartition(".")
    for kind in KINDS:
        if kind == request.path_params["kind"]:
            subject = FileSubject(kind, named, asked)
            return FileOrder(
                subject, ending, fmt.language, fmt.report.edition, readers_home(request)
            )
    return None


def readers_home(request: Request) -> str | None:
    """Where the reader has the report, as far as it is at the host that was asked: nobody else's
    address comes into a document of ours.
    """
    home = request.query_params.get(HOME, "")
    parts = urlsplit(home)
    is_ours = parts.netloc == request.headers.get("host") and parts.scheme in _SCHEMES
    return home if is_ours and not parts.query and not parts.fragment else None


def _key(request: Request, fmt: Formatter) -> tuple[str | None, ...]:
    return (request.url.path, request.url.query, readers_home(request), whole_mark(fmt.report))


def _told(words: str, status: int, headers: dict[str, str]) -> Response:
    return PlainTextResponse(words, status, headers=_SAFE | headers)


def _told_of_queue(full: QueueFullError, fmt: Formatter) -> Response:
    """How many files wait, and in how many minutes they are likely to be made."""
    minutes = max(1, math.ceil(full.seconds / 60))
    said = {"count": fmt.plain(full.waiting), "minutes": fmt.plain(minutes)}
    return _told(fmt.word("download.queue", **said), 503, _retry(60 * minutes))


def _retry(seconds: int) -> dict[str, str]:
    return {"Retry-After": str(seconds)} | _NEVER_KEPT
