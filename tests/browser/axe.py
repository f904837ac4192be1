"""What axe-core finds on a page, and its texts that are too faint to be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.server import ROOT

_AXE = ROOT / "tests" / "lint" / "node_modules" / "axe-core" / "axe.min.js"
_CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
# What axe cannot tell for itself of the contrast of texts is computed by contrast.js.
# The size of targets is not among what it looks at by itself.
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"],
    rules: {"target-size": {enabled: true}}})).violations
    .map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 160))])"""


def found(page: Page) -> list[Any]:
    """What axe finds, and the texts that are too faint."""
    page.evaluate(_AXE.read_text("utf-8"))
    problems: list[Any] = page.evaluate(_RUN)
    faint: list[Any] = page.evaluate(_CONTRAST)
    return problems + faint
