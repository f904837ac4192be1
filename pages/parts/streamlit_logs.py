"""What Streamlit and the server below it log goes where the report's own log goes.

Streamlit gives each of its loggers a form and an output of its own, whenever it makes one.
"""

from __future__ import annotations

import logging

from streamlit import logger as streamlit_logger

_THEIRS = ("streamlit", "uvicorn", "websockets")
_OF_ADDRESSES = "uvicorn.access"


def hand_on() -> None:
    """Have all of them, and those that will be made, hand what they are told on."""
    streamlit_logger.setup_formatter = _handing_on
    for name, log in logging.root.manager.loggerDict.items():
        if name.split(".")[0] in _THEIRS and isinstance(log, logging.Logger):
            _handing_on(log)


def _handing_on(logger: logging.Logger) -> None:
    logger.handlers.clear()
    # The server notes the address of every reader where somebody listens to this one.
    logger.propagate = logger.name != _OF_ADDRESSES
