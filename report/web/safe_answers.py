"""What browsers are told of every answer: to believe its type, and to load nothing for it."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from report.web.asgi import Application, Message, Receive, Scope, Send
from report.web.policy import ALONE

# What pages want of a browser: the whole screen for slides, the clipboard for what is copied.
_WANTED = ("fullscreen", "clipboard-write")
_UNWANTED = (
    *("accelerometer", "autoplay", "camera", "clipboard-read", "display-capture"),
    *("encrypted-media", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer"),
    *("microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"),
    *("screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
_PERMISSIONS = ", ".join(
    [*(f"{name}=(self)" for name in _WANTED), *(f"{name}=()" for name in _UNWANTED)]
)
SAFE = {
    "Content-Security-Policy": ALONE,
    "X-Content-Type-Options": "nosniff",
    # Other hosts hear where their reader comes from, and not what was looked at there.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": _PERMISSIONS,
}
_LOG = logging.getLogger("report.web")
# In seconds.
_RETRY_AFTER = "5"
# Where a request has its id, if it has one, which each answer names.
REQUEST = "report.request"
_HEADERS = {name.lower().encode(): value.encode() for name, value in SAFE.items()}


class SafeAnswers:
    """Middleware that says so of every answer. What an answer says itself stays."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def safe(message: Message) -> None:
            await send(_told(message) if message["type"] == "http.response.start" else message)

        await self.app(scope, receive, safe if scope["type"] == "http" else send)


def _told(start: Message) -> Message:
    said = list(start.get("headers", ()))
    known = {name.lower() for name, _ in said}
    more = [(name, value) for name, value in _HEADERS.items() if name not in known]
    return {**start, "headers": [*said, *more]}


# Coroutines, because Starlette would take a thread to run a plain function.


async def failed(request: Request, _: Exception) -> Response:
    """The answer where the server fails, which comes from outside of all middleware."""
    named = {"X-Request-ID": request.scope[REQUEST].decode()} if REQUEST in request.scope else {}
    return PlainTextResponse("The server failed; it has noted why.", 500, headers=SAFE | named)


async def unavailable(_request: Request, error: Exception) -> Response:
    """The answer where figures cannot be asked for now, which is noted."""
    _LOG.error("Figures were not read (%s)", error)
    later = {"Retry-After": _RETRY_AFTER, "Cache-Control": "no-store"}
    return PlainTextResponse("The figures cannot be read just now.", 503, headers=later)
