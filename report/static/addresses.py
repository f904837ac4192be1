"""Where the pages of the site are: their files, the links between them, absolute addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from report.data import served
from report.model import Language, Report
from report.screens import links, parameters
from report.text.formatter import Formatter

# The language of who asks for none.
DEFAULT: Language = "zh"
ROOT, NOT_FOUND = "index.html", "404.html"
# Pages of the app that are nothing without scripts.
OF_THE_APP = ("explore", "present")
# What a parameter of the app's address asks for has a place of its own on the page.
_PLACES = {
    parameters.EVENT: "event",
    parameters.SOURCE: "source",
    parameters.KIND: "kind",
    "term": "term",
}


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page by its name in the report ("" is the overview), and the id of its indicator."""

    name: str
    id: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What the app's address has to ask for to be this page."""
        return {"id": self.id} if self.id else {}

    def file(self, language: Language) -> str:
        """Its file in a language, below the site's folder: `en/energy.html`."""
        name = f"{self.name}/{self.id}" if self.id else self.name or "index"
        return f"{language}/{name}.html"


def pages(report: Report) -> tuple[SitePage, ...]:
    """All pages of a report as its newest edition shows it, in the order of the menu."""
    named = ["", *(area.id for area in report.areas), "indicator"]
    named += ["sources", "calendar", "unknowns"]
    named += ["changes"] if served.previous_report(report, report.edition) else []
    named += ["glossary"] if report.glossary else []
    own = (SitePage("indicator", name) for name in report.indicators)
    return (*map(SitePage, named), *own)


# Every page leads to all pages of the menu.
@lru_cache(maxsize=4096)
def relative(file: str, here: str) -> str:
    """The way from one file of the site to another."""
    return posixpath.relpath(file, posixpath.dirname(here))


def place(**asked: str) -> str:
    """The id of the part of a page that is asked for by the app's parameters; "" for none."""
    if parameters.AREA in asked and parameters.KIND in asked:
        return f"unknowns_{asked[parameters.AREA]}_{asked[parameters.KIND]}"
    named = (f"{name}_{asked[key]}" for key, name in _PLACES.items() if key in asked)
    return next(named, "")


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Links from one file to the pages of the site, and to the app where it has an address."""

    here: str
    app: str = ""

    def __call__(self, page: str, fmt: Formatter, /, **more: str) -> str:
        """A link relative to this file; one of the app's own pages is absolute."""
        if page in OF_THE_APP:
            return f"{self.app}{links.link(page, fmt, **more)}"
        there = SitePage(page, more.get("id", ""))
        part = place(**more)
        return relative(there.file(fmt.language), self.here) + (f"#{part}" if part else "")


@dataclass(frozen=True, slots=True)
class SiteHome:
    """Where the site of a report is: `https://host/path/`."""

    root: str
    report: Report

    def page(self, page: str, query: Mapping[str, str], language: Language | None = None) -> str:
        """The address of a page; without a language the root leads to the overview in both."""
        if language is None and not page:
            return f"{self.root}{ROOT}"
        return self.root + SitePage(page, query.get("id", "")).file(language or DEFAULT)

    def preview(self, page: str, query: Mapping[str, str], language: Language) -> str:
        """The address of its picture; an indicator has that of its area."""
        indicator = self.report.indicators.get(query.get("id", ""))
        return self.root + preview_file(indicator.area if indicator else page, language)

    def feed(self, about: Mapping[str, str], language: Language) -> str:
        """The address of a feed."""
        return self.root + feed_file(about, language)

    def calendar(self, about: Mapping[str, str], language: Language) -> str:
        """The address of a calendar."""
        return self.root + calendar_file(about, language)


def feed_file(about: Mapping[str, str], language: Language) -> str:
    """The feed of what is new of an area or an indicator, else of all: `en/feeds/energy.xml`."""
    name = next(iter(about.values()), "")
    return f"{language}/feeds/{'_'.join(about)}_{name}.xml" if name else f"{language}/feed.xml"


def calendar_file(about: Mapping[str, str], language: Language) -> str:
    """The calendar of an area or an indicator, else of all: `en/calendars/area_energy.ics`."""
    name = next(iter(about.values()), "")
    folder = f"{language}/calendars"
    return f"{folder}/{'_'.join(about)}_{name}.ics" if name else f"{language}/calendar.ics"


def preview_file(name: str, language: Language) -> str:
    """The picture that previews of links show of a page."""
    return f"{language}/previews/{name or 'overview'}.png"
