"""The data API: the report's rows for other programs, on the server of the pages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount

from report.api.server import application, valid_report
from report.data import served, store


def routes(base: str = "") -> list[BaseRoute]:
    """The API under `/api`, below the path that the server is at."""
    below = base.strip("/")
    path = f"/{below}/api" if below else "/api"
    api = application(
        lambda: valid_report(store.folder()), published=lambda: served.published(store.folder())
    )
    return [Mount(path, api)]
