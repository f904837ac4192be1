"""What Streamlit has at its server beside pages, and nobody outside needs, is not there.

Its page asks for its health and its settings, and talks to it; all else of its own below `_stcore`
is for machines and for uploads, of which we have none: measures of the process, a way to use pages
without a browser. Components of others are not in use, and logins only where somebody wants them.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import PlainTextResponse

from report.web.asgi import Application, Receive, Scope, Send

_OPEN = ("health", "host-config", "stream")
_CLOSED = ("_stcore", "component")
_OF_SIGN_IN = ("auth", "oauth2callback")


class ClosedAddresses:
    """Middleware that answers for those addresses with 404, below the path of the server.

    `opened` are more of what is below `_stcore`, where somebody wants it. With `has_sign_in` the
    addresses of logins are there.
    """

    def __init__(
        self,
        app: Application,
        base: str = "",
        opened: Iterable[str] = (),
        *,
        has_sign_in: bool = False,
    ) -> None:
        self.app = app
        self.below = f"/{base.strip('/')}/".replace("//", "/")
        self.opened = {*_OPEN, *opened}
        self.closed = _CLOSED if has_sign_in else (*_CLOSED, *_OF_SIGN_IN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._is_closed(scope["path"]):
            await PlainTextResponse("There is nothing here.", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_closed(self, path: str) -> bool:
        """Strokes that come twice are none for who matches addresses, so they are none here."""
        parts = [part for part in path.removeprefix(self.below).split("/") if part]
        if not parts or parts[0] not in self.closed:
            return False
        return parts[0] != "_stcore" or parts[1:2] == [] or parts[1] not in self.opened
