"""Answers that do not name the program which gives them.

Uvicorn puts `server: uvicorn` on each answer, outside of all that an application can see, and
Streamlit, which starts it, hands on no setting of that.
"""

from __future__ import annotations

from typing import Any

import uvicorn

_NAME = "encoded_headers"


class _WithoutName:
    """The headers of every answer of a server, in the place where Uvicorn looks for them."""

    def __get__(self, config: uvicorn.Config, _: Any = None) -> list[tuple[bytes, bytes]]:
        return [pair for pair in vars(config).get(_NAME, ()) if pair[0] != b"server"]

    def __set__(self, config: uvicorn.Config, headers: list[tuple[bytes, bytes]]) -> None:
        vars(config)[_NAME] = headers


def leave_out_the_name() -> None:
    """Have no server of this process name itself from now on, also one that has begun to start."""
    setattr(uvicorn.Config, _NAME, _WithoutName())
