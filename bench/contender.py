"""One of those that are measured side by side: where it is, and how its Explore is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bench.controls import Controls

ContenderName = Literal["product", "dash", "limit", "naive"]
PageName = Literal["overview", "area", "explore"]
NAMES: Mapping[ContenderName, str] = {
    "product": "this product",
    "dash": "Dash",
    "limit": "static page",
    "naive": "plain Streamlit",
}


@dataclass(frozen=True)
class Contender:
    """A server that runs: its pages, its process, and the hand that uses its controls."""

    name: ContenderName
    pages: Mapping[PageName, str]
    pid: int
    controls: Controls
