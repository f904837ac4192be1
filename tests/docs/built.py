"""A folder of HTML pages: what each refers to, and what of it leads nowhere or to other hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# The attributes by which a browser fetches something while it shows a page.
_FETCHED = {
    "src": {"audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"},
    "srcset": {"img", "source"},
    "href": {"link", "image", "use"},
    "data": {"object"},
    "poster": {"video"},
}
_IN_STYLES = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


@dataclass
class Page(HTMLParser):
    """An HTML page: its anchors, where its links lead, what it fetches, pictures without words."""

    file: Path
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.file.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "img" and not given.get("alt", "").strip():
            self.silent.append(given.get("src", ""))
        self.fetched += [
            address
            for name, tags in _FETCHED.items()
            if tag in tags and name in given
            for address in _addresses(name, given[name])
        ]
        self.fetched += addresses_in_styles(given.get("style", ""))


def _addresses(attribute: str, value: str) -> list[str]:
    """One, or those of several sizes, each with its size behind it."""
    if attribute != "srcset":
        return [value]
    return [choice.split()[0] for choice in value.split(",") if choice.strip()]


def addresses_in_styles(sheet: str) -> list[str]:
    """What a style sheet fetches."""
    return [one or other for one, other in _IN_STYLES.findall(sheet)]


def faults(folder: Path) -> list[str]:
    """Links, anchors and pictures that lead nowhere, pictures without words, other hosts asked."""
    pages = {file: Page(file) for file in sorted(folder.rglob("*.html"))}
    found = [fault for page in pages.values() for fault in _of_page(page, pages, folder)]
    for sheet in sorted(folder.rglob("*.css")):
        fetched = addresses_in_styles(sheet.read_text("utf-8"))
        found += _of_fetched(sheet, fetched, folder)
    return found


def _of_page(page: Page, pages: dict[Path, Page], folder: Path) -> Iterator[str]:
    name = page.file.relative_to(folder)
    yield from _of_fetched(page.file, page.fetched, folder)
    yield from (f"{name}: the picture {picture} says nothing" for picture in page.silent)
    for link in page.links:
        if _is_foreign(link):
            continue
        target = _target(page.file, link, folder)
        anchor = unquote(urlsplit(link).fragment)
        if not target.is_file():
            yield f"{name}: {link} leads nowhere"
        elif anchor and target in pages and anchor not in pages[target].anchors:
            yield f"{name}: {link} has no such anchor"


def _of_fetched(file: Path, addresses: list[str], folder: Path) -> Iterator[str]:
    name = file.relative_to(folder)
    for address in addresses:
        if address.startswith("data:"):
            continue
        if _is_foreign(address):
            yield f"{name}: {address} is asked of another host"
        elif not _target(file, address, folder).is_file():
            yield f"{name}: {address} is not there"


def _is_foreign(address: str) -> bool:
    """Whether it names a host, or is no address of a page at all, as `mailto:`."""
    parts = urlsplit(address)
    return bool(parts.netloc or parts.scheme)


def _target(file: Path, address: str, folder: Path) -> Path:
    """The file that an address without a host is of; that of the page itself for an anchor."""
    path = unquote(urlsplit(address).path)
    if not path:
        return file
    target = (folder / path.lstrip("/") if path.startswith("/") else file.parent / path).resolve()
    return target / "index.html" if target.is_dir() else target
