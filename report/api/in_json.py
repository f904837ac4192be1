"""Errors below the API that somebody else answers, before it is asked: in JSON like its own.

The server around it refuses some addresses by itself, such as one with a NUL in it.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from report.api.answers import JSON
from report.api.parameters import ApiRequestError
from report.api.server import error_answer

_SAID = {
    400: "the address cannot be read; v1/openapi.json tells what there is",
    401: "readers before release sign in to this server with a browser",
    403: "this address is not on the list of readers of this server",
    421: "this server is not known by that name; docs/operating.md tells how it gets one",
}
_OTHERS = "the server refuses this; v1/openapi.json tells what there is"


class ErrorsInJson:
    """Middleware for what is asked below `/api`, below the path that the server is at.

    An error that is in no JSON gets the form of the API's own, and keeps its status.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.below = f"/{base.strip('/')}/api".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(f"{self.below}/"):
            await self.app(scope, receive, send)
            return
        refused: list[int] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_foreign_error(message):
                refused.append(message["status"])
            if not refused:
                await send(message)

        await self.app(scope, receive, told)
        if refused:
            error = ApiRequestError(refused[0], _SAID.get(refused[0], _OTHERS))
            await error_answer(Request(scope), error)(scope, receive, send)


def _is_foreign_error(start: Message) -> bool:
    types = [value for name, value in start.get("headers", ()) if name.lower() == b"content-type"]
    return start["status"] >= 400 and types != [JSON.encode()]
