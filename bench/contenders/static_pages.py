"""The static limit as a folder: the product's own site without an app, and Explore as one page."""

from __future__ import annotations

from pathlib import Path

from bench.contenders import static_explore
from bench.contenders.explored import ExploreContent
from report.model import LANGUAGES
from report.static.addresses import SitePage
from report.static.assets import kept_assets
from report.static.document import SiteOptions, document
from report.text.formatter import Formatter

EXPLORE = "explore"


def write(folder: Path, url: str, area: str, fmt: Formatter) -> None:
    """Overview and area as `python -m report site` writes them for this address, and Explore."""
    assets, files = kept_assets()
    for language in LANGUAGES:
        own = Formatter(fmt.report, language)
        for page in (SitePage(""), SitePage(area)):
            files[page.file(language)] = document(page, own, SiteOptions(url), assets)
    explored = static_explore.files(ExploreContent(fmt))
    files |= {f"{EXPLORE}/{name}": content for name, content in explored.items()}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
