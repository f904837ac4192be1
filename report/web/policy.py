"""What a page of ours may load and run, and who may show it in a frame.

Browsers are told by a Content-Security-Policy: a text that became markup by a fault of ours could
still load nothing from elsewhere, and run nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from report.settings import SettingError

# What stands in no page: an answer that is shown by itself loads nothing and is in no frame.
ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Styles of elements and some fonts of Streamlit's stand in the page itself; the script of an
# element comes as a blob. A server's own address is its WebSocket's too.
_PAGE = (
    "default-src 'none'",
    "connect-src 'self'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
)
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# An origin, also of every host below one.
_ORIGIN = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9.-]+(?::\d+)?")
_ALL, _NONE = "*", "none"


@dataclass(frozen=True, slots=True)
class FrameHosts:
    """The origins whose pages may show ours in frames, beside this server's own.

    `pages` for all pages, `embeds` for those that are asked for as embeds. `*` is everybody.
    """

    pages: tuple[str, ...] = ()
    embeds: tuple[str, ...] = (_ALL,)

    def policy(self, scripts: Iterable[bytes], *, is_embed: bool) -> str:
        """The policy of a page that has these scripts in itself, and runs no others."""
        allowed = " ".join(["script-src 'self' blob:", *map(_marked, scripts)])
        framing = self.embeds if is_embed else self.pages
        # For browsers `*` is every host, and a file on a disk has none.
        frames = [] if _ALL in framing else [" ".join(["frame-ancestors 'self'", *framing])]
        return "; ".join([*_PAGE, allowed, *frames])


# By the variable of the environment: the field that it sets.
_VARIABLES = {"REPORT_FRAMED_BY": "pages", "REPORT_EMBEDDED_BY": "embeds"}


def frame_hosts(environment: Mapping[str, str] = os.environ) -> FrameHosts:
    """The settings of an environment, of the process's own if no other is given.

    Raises SettingError for what they may not be.
    """
    given = {name: environment[name] for name in _VARIABLES if environment.get(name)}
    return FrameHosts(**{_VARIABLES[name]: _origins(name, given[name]) for name in given})


def _origins(name: str, text: str) -> tuple[str, ...]:
    origins = tuple(text.split())
    if origins == (_NONE,):
        return ()
    wrong = [one for one in origins if one != _ALL and not _ORIGIN.fullmatch(one)]
    if wrong:
        said = f"{name} has {wrong[0]!r}, which is no origin such as https://www.example.org"
        raise SettingError(f"{said}. Name origins with spaces between them, {_ALL} or {_NONE}")
    return origins


def scripts_in(page: bytes) -> tuple[bytes, ...]:
    """The scripts that stand in a page of which every part is ours."""
    return tuple(_SCRIPT.findall(page))


def _marked(script: bytes) -> str:
    """A script as a policy names it: by its content."""
    return f"'sha256-{b64encode(hashlib.sha256(script).digest()).decode()}'"
