"""A page whose server is slow to say something, for as long as a test wants."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocketRoute


class Held:
    """What the server says to a page, held back for a while."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[str | bytes] = []
        self._is_holding = False
        page.route_web_socket("**/_stcore/stream", self._opened)

    def _opened(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def said(message: str | bytes) -> None:
            if self._is_holding:
                self._waiting.append(message)
            else:
                socket.send(message)

        self._socket = socket
        server.on_message(said)

    def hold(self) -> None:
        self._is_holding = True

    def until_silent(self, page: Page) -> None:
        """Wait until the server has answered, and says no more."""
        before = -1
        while before != len(self._waiting) or not self._waiting:
            before = len(self._waiting)
            page.wait_for_timeout(500)

    def release(self) -> None:
        self._is_holding = False
        for message in self._waiting:
            self._socket.send(message)
        self._waiting.clear()
