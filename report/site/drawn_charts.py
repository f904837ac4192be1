"""The charts of pages by addresses of their content: the figure that the chart library draws, and
the picture that stands there until it does.

A page's run keeps what it shows; browsers ask for it once, and keep it for good.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from report.api.queue import in_turn
from report.charts.drawing import Drawing
from report.charts.svg_page import page_picture
from report.charts.written import chart_written, nodes_written
from report.model.report_cache import report_cache, when_forgotten
from report.web import encodings, plotly_script
from report.web.encodings import Encoding

FOLDER = "drawn"
# In pixels: pictures have widths that are so far apart, and are no wider than this.
STEP, WIDEST = 2, 8192
# The pages of two editions in two languages and themes have some 600 charts.
MOST = 1024
# A picture takes a hundredth of a second.
_MOST_WAITING = 200
_HEADERS = {"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"}
_FOR_GOOD = _HEADERS | {"Cache-Control": "public, max-age=31536000, immutable"}
# A figure, and its height on screens that are not small if that is not its own.
_Sized: TypeAlias = tuple[Drawing, int | None]

_kept: OrderedDict[str, _Sized] = OrderedDict()
# Of the figures before these, which pages that stand open may still ask for.
_older: dict[str, _Sized] = {}
_lock = Lock()


def told(drawing: Drawing, alt: str, height: int | None = None) -> bytes:
    """What a page says of a chart, which from now on has its addresses."""
    mark = drawing.mark_in(height)
    with _lock:
        _kept[mark] = drawing, height
        _kept.move_to_end(mark)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return chart_written(alt, plotly_script.ADDRESS, f"{FOLDER}/{mark}", f"{FOLDER}/{mark}/WIDTH")


@when_forgotten
def _forget() -> None:
    """Keep what was shown of the figures before the new ones, and nothing that is older."""
    with _lock:
        _older.clear()
        _older.update(_kept)
        _kept.clear()


def content(drawing: Drawing, width: int | None) -> bytes:
    """What one address of a chart has, by that address in JSON: of its picture in this width, if
    pictures have it, or else of its figure.
    """
    mark = drawing.mark_in(None)
    if width is None or not _is_drawn_in(width):
        return b'{"%s/%s":%s}' % (FOLDER.encode(), mark.encode(), drawing.written.encode())
    picture = _picture(drawing, None, width)
    return b'{"%s/%s/%d":%s}' % (FOLDER.encode(), mark.encode(), width, picture)


def routes(base: str = "") -> list[BaseRoute]:
    """The addresses of figures and pictures below the path that the server is at.

    404 for what no page of this process has shown lately.
    """
    folder = f"/{base.strip('/')}/{FOLDER}".replace("//", "/")
    answer = in_turn(_answer, _MOST_WAITING, _HEADERS)
    return [
        Route(f"{folder}/{{mark}}", answer),
        Route(f"{folder}/{{mark}}/{{width:int}}", answer),
    ]


def _answer(request: Request) -> Response:
    asked = request.path_params
    encoding = encodings.accepted(request.headers.get("accept-encoding", ""))
    body = body_of(asked["mark"], asked.get("width"), encoding)
    if body is None:
        return Response(status_code=404, headers=_HEADERS)
    packed = {"Content-Encoding": encoding} if encoding else {}
    return Response(body, headers=_FOR_GOOD | packed, media_type="application/json")


def body_of(mark: str, width: int | None = None, encoding: Encoding | None = None) -> bytes | None:
    """A figure as Plotly has it, or with a width its picture as a list of one node, in JSON; None
    where it is not known, or not drawn in this width.
    """
    with _lock:
        sized = _kept.get(mark) or _older.get(mark)
    if sized is None:
        return None
    if width is None:
        return _packed(sized[0].written_in(sized[1]).encode(), encoding)
    return _packed(_picture(*sized, width), encoding) if _is_drawn_in(width) else None


def _is_drawn_in(width: int) -> bool:
    return not width % STEP and 0 < width <= WIDEST


@report_cache(1024)
def _picture(drawing: Drawing, height: int | None, width: int) -> bytes:
    return nodes_written([page_picture(drawing, width, height)])


# Some 4 kB each.
@report_cache(2048)
def _packed(content: bytes, encoding: Encoding | None) -> bytes:
    return encodings.packed(content, encoding) if encoding else content
