"""What opens below, over or in place of what a page shows, by addresses of its content: the table
of a chart, what is said of it, its files, the way to it; where figures are from.

A page's run keeps how each is made, and none is made before a reader opens it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from report.analysis.editions import whole_mark
from report.api.queue import in_turn
from report.files.addresses import HOME
from report.files.routes import readers_home
from report.screens.context import ScreenContext
from report.web import encodings

FOLDER = "opened"
# The pages of two editions in two languages and themes have some 600 charts.
MOST = 2048
# Of so many states of the data: whoever has an older one before them asks for it by a new run, and
# what is kept of a state holds all of its report.
MOST_STATES = 4
# A part takes some hundredths of a second.
_MOST_WAITING = 200
_DIGITS = 24
_HEADERS = {"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"}
# In seconds, as answers of the data API: what is said around figures changes with the program too,
# of which the mark in the address knows nothing.
_KEPT = _HEADERS | {"Cache-Control": "public, max-age=300"}
# Makes a part, in JSON, of what its address asks for besides: of that only the home is checked.
PartMaker: TypeAlias = Callable[[Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class _Parts:
    """How each is made, and the mark of their report."""

    state: str
    makers: Mapping[str, PartMaker]


_kept: OrderedDict[str, _Parts] = OrderedDict()
_states: OrderedDict[str, None] = OrderedDict()
_lock = Lock()


def kept(subject: str, ctx: ScreenContext, parts: Mapping[str, PartMaker]) -> str:
    """Where the parts of a subject are from now on, relative to any page; `subject` says all that
    they depend on but the report, the language and the theme.
    """
    report = ctx.report
    state = whole_mark(report)
    of = (state, report.edition, report.kept, ctx.fmt.language, ctx.palette.mode)
    mark = hashlib.sha256(repr((subject, *of)).encode()).hexdigest()[:_DIGITS]
    with _lock:
        _kept.setdefault(mark, _Parts(state, parts))
        _kept.move_to_end(mark)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
        _forget_but(state)
    return f"{FOLDER}/{mark}"


def _forget_but(state: str) -> None:
    """Keep what is of this state and of those that were shown last."""
    _states[state] = None
    _states.move_to_end(state)
    while len(_states) > MOST_STATES:
        oldest, _ = _states.popitem(last=False)
        for mark in [mark for mark, parts in _kept.items() if parts.state == oldest]:
            del _kept[mark]


def body_of(mark: str, part: str, asked: Mapping[str, str]) -> bytes | None:
    """A part in JSON; None where it is not known."""
    with _lock:
        found = _kept.get(mark)
    make = found.makers.get(part) if found else None
    return make(asked) if make else None


def routes(base: str = "") -> list[BaseRoute]:
    """The addresses of parts below the path that the server is at.

    404 for what no page of this process has shown lately.
    """
    folder = f"/{base.strip('/')}/{FOLDER}".replace("//", "/")
    answer = in_turn(_answer, _MOST_WAITING, _HEADERS)
    return [Route(f"{folder}/{{mark}}/{{part}}", answer)]


def _answer(request: Request) -> Response:
    asked = dict(parse_qsl(request.url.query, keep_blank_values=True))
    asked[HOME] = readers_home(request) or ""
    body = body_of(request.path_params["mark"], request.path_params["part"], asked)
    if body is None:
        return Response(status_code=404, headers=_HEADERS)
    encoding = encodings.accepted(request.headers.get("accept-encoding", ""))
    tag = f'"{hashlib.sha256(body).hexdigest()[:_DIGITS]}-{encoding or "plain"}"'
    headers = _KEPT | {"ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    packed = {"Content-Encoding": encoding} if encoding else {}
    content = encodings.packed(body, encoding) if encoding else body
    return Response(content, headers=headers | packed, media_type="application/json")
