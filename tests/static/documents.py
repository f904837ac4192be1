"""Pages of the site as a test reads them: their elements in turn, and where their links lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# The city whose site is built once for all tests, and where it will be.
CITY = Path(__file__).parents[1] / "cities" / "provestad"
SITE = "https://reports.example.org/city/"
_VOID = {"meta", "link", "br", "hr", "img", "input"}


@dataclass
class Element:
    """An element with its attributes, the text inside of it, and the tags that it stands in."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.doctype = ""

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        inside = tuple(one.tag for one in self.open)
        element = Element(tag, {name: value or "" for name, value in attrs}, inside)
        self.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


@dataclass
class Document:
    """A whole page; AssertionError where its elements are not nested as they were opened."""

    elements: list[Element] = field(default_factory=list)
    doctype: str = ""

    @classmethod
    def of(cls, content: str) -> Document:
        reader = _Reader()
        reader.feed(content)
        reader.close()
        assert not reader.open, [one.tag for one in reader.open]
        return cls(reader.elements, reader.doctype)

    @classmethod
    def at(cls, file: Path) -> Document:
        return cls.of(file.read_text("utf-8"))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag that have these attributes."""
        return [
            one
            for one in self.elements
            if one.tag == tag and attributes.items() <= one.attributes.items()
        ]

    def of_class(self, name: str) -> list[Element]:
        return [one for one in self.elements if name in one.attributes.get("class", "").split()]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def addresses(self) -> list[str]:
        """Where links lead and what files are asked for."""
        return [
            one.attributes[name]
            for one in self.elements
            for name in ("href", "src")
            if name in one.attributes
        ]


class Site:
    """A built site: its folder and all of its pages, each read once."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.pages = {
            file.relative_to(folder).as_posix(): Document.at(file)
            for file in sorted(folder.rglob("*.html"))
        }

    def broken(self) -> list[str]:
        """Every address below the site that leads to no file, or to no place of a page."""
        return [
            f"{name}: {address}"
            for name, page in self.pages.items()
            for address in dict.fromkeys(page.addresses)
            if not self._leads_on(name, address)
        ]

    def _leads_on(self, name: str, address: str) -> bool:
        path, _, part = address.partition("#")
        if path.startswith(self.url):
            file = self.folder / path.removeprefix(self.url)
        elif path.startswith(("http://", "https://")):
            return True
        else:
            file = (self.folder / name).parent / path if path else self.folder / name
        if not file.resolve().is_file():
            return False
        there = file.resolve().relative_to(self.folder.resolve()).as_posix()
        return not part or part in self.pages[there].ids
