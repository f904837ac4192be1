"""Tells the measures at a port of their own, which is closed unless it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import start_http_server

from report.operation.metrics import REGISTRY
from report.operation.settings import OperationSettings
from report.settings import SettingError


@contextmanager
def metrics_told(settings: OperationSettings) -> Iterator[None]:
    """Tell them while the block runs, if the settings name a port.

    Raises SettingError where nobody can listen there.
    """
    if settings.metrics_port is None:
        yield
        return
    try:
        server, thread = start_http_server(settings.metrics_port, settings.metrics_host, REGISTRY)
    except OSError as error:
        where = f"{settings.metrics_host}, port {settings.metrics_port}"
        wrong = f"the measures cannot be told at {where}: {error.strerror}"
        remedy = "Set REPORT_METRICS_HOST and REPORT_METRICS_PORT to an address that is free"
        raise SettingError(f"{wrong}. {remedy}") from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
