"""What every page of the site refers to: its style sheet, the font of that, and its icon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report.charts.nodes import Node
from report.static.addresses import relative
from report.web import page_fonts
from report.web.kept_file import KeptFile

_PAGES = Path(__file__).parents[2] / "pages"
# The sheet of the app's pages, and what is said of these beside it.
_SHEETS = ("style.css", "static.css")


@dataclass(frozen=True, slots=True)
class SiteAssets:
    """Where the files are, below the site's folder; that of the style has its content's mark."""

    style: str
    icon: str = "assets/icon.svg"


def kept_assets() -> tuple[SiteAssets, dict[str, bytes]]:
    """The files by where they are."""
    sheets = b"\n".join((_PAGES / name).read_bytes() for name in _SHEETS)
    style = KeptFile.of(sheets + page_fonts.text_rule(), "style", "css")
    font = page_fonts.text()
    assets = SiteAssets(style.address)
    icon = (_PAGES / "icon.svg").read_bytes()
    return assets, {assets.style: style.content, font.address: font.content, assets.icon: icon}


def asset_links(assets: SiteAssets, here: str) -> Iterator[Node]:
    """The files as one of the site refers to them."""
    yield Node("link", {"rel": "stylesheet", "href": relative(assets.style, here)})
    icon = {"rel": "icon", "type": "image/svg+xml", "href": relative(assets.icon, here)}
    yield Node("link", icon)
