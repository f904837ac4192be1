"""The page for whoever has not signed in, or with an address that is not listed: plain HTML, which
loads nothing, in both languages.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from report.charts.nodes import Node, as_html
from report.data import contents, store
from report.data.raw import WORDS
from report.model import LANGUAGE_TAGS, Language, Text
from report.web.signed_in import SIGN_IN, SIGN_OUT, Standing

# By standing: the keys of its heading, of what to do, and of its link, and where that leads.
_SAID: Mapping[Standing, tuple[str, str, str, str]] = MappingProxyType(
    {
        "nobody": ("sign_in.title", "sign_in.about", "sign_in.begin", SIGN_IN),
        "unlisted": ("sign_in.refused", "sign_in.refused.about", "sign_in.other", SIGN_OUT),
        "unconfirmed": (
            *("sign_in.unconfirmed", "sign_in.unconfirmed.about", "sign_in.other"),
            SIGN_OUT,
        ),
    }
)
# In the order in which they stand.
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class SignInPage:
    """The page as it is sent by a server that is `below` a path, with a stroke at both ends."""

    below: str

    @property
    def policy(self) -> str:
        """What browsers are told of it: nothing but its own style."""
        mark = b64encode(hashlib.sha256(_style().encode()).digest()).decode()
        closed = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        return f"default-src 'none'; style-src 'sha256-{mark}'; {closed}"

    def written(self, standing: Standing, address: str) -> bytes:
        """For somebody of a standing, who has signed in with an address, if with any."""
        heading, about, label, target = _SAID[standing]
        words = _words()
        title = " · ".join(words[heading][language] for language in _LANGUAGES)
        parts = tuple(
            Node(
                "section",
                {"lang": LANGUAGE_TAGS[language]},
                children=(
                    Node(f"h{level}", text=words[heading][language]),
                    Node("p", text=words[about][language].format(address=address)),
                    Node("a", {"href": f"{self.below}{target}"}, words[label][language]),
                ),
            )
            for level, language in enumerate(_LANGUAGES, start=1)
        )
        body = Node("body", children=(Node("main", children=parts),))
        root = Node("html", {"lang": LANGUAGE_TAGS["zh"]}, children=(_head(title), body))
        return b"<!doctype html>" + as_html(root)


def _head(title: str) -> Node:
    width = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    inside = (
        Node("meta", {"charset": "utf-8"}),
        Node("meta", width),
        Node("title", text=title),
        Node("style", text=_style()),
    )
    return Node("head", children=inside)


@cache
def _style() -> str:
    return Path(__file__).with_name("sign_in.css").read_text("utf-8")


@cache
def _words() -> Mapping[str, Text]:
    """Those of the interface, which are there also where no data are."""
    raw = store.raw_of({WORDS: contents.our_words()})
    return {row["key"]: Text(row["en"], row["zh"]) for row in raw.tables[WORDS]}
