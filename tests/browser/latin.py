"""Latin words on a Chinese page that are neither names, units, files nor titles in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from playwright.sync_api import Page

from report.data import store
from report.model import InMemoryObservations, Text

_WORD = re.compile(r"[A-Za-z]{2,}")
# Addresses, and what the footer tells the edition by.
_ADDRESS = re.compile(r"\b[0-9a-f]{12}\b|(?:https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?)")
# What the browser and readers of the screen say of a page; pictures of Plotly's are not texts.
_SAID = """() => {
    const own = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')]
        .flatMap(one => ['aria-label', 'title', 'placeholder', 'alt'].map(name =>
            one.getAttribute(name)));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        const isSeen = parent.checkVisibility({ visibilityProperty: true })
            && !parent.closest('script, style, noscript, pre, code, svg, [lang=en], [aria-hidden]'
                + ', [data-testid=stIconMaterial], .icon');
        own.push(isSeen ? texts.currentNode.nodeValue : '');
    }
    return own.filter(Boolean);
}"""
# A title so short may be a part of a name.
_SHORT = 12
# The name of the other language, in itself, and keys.
_NAMES = {"English", "Esc", "Tab", "Enter"}


def foreign(page: Page) -> set[str]:
    """Texts and labels of a Chinese page with a Latin word that no Chinese text of the data has."""
    titles, known = _originals(), _known()
    return {said for said in page.evaluate(_SAID) if not _words(said, titles) <= known}


def _words(said: str, titles: tuple[str, ...]) -> set[str]:
    """The words of a text without addresses and titles of sources in the original."""
    for title in titles:
        if title in said:
            said = said.replace(title, "")
    return set(_WORD.findall(_ADDRESS.sub("", said)))


@cache
def _known() -> set[str]:
    """The Latin words of Chinese texts: names and units stand so in Chinese too."""
    report = store.shared(store.SHIPPED)
    words = {
        word
        for key, text in report.words.items()
        if not key.startswith("stock.")
        for word in _WORD.findall(text.zh)
    }
    return words | _NAMES | {word for text in _texts(report) for word in _WORD.findall(text.zh)}


@cache
def _originals() -> tuple[str, ...]:
    """Titles as they were published, the longest first: one may stand in another."""
    sources = store.shared(store.SHIPPED).sources.values()
    titles = {source.title.en for source in sources if len(source.title.en) > _SHORT}
    return tuple(sorted(titles, key=len, reverse=True))


def _texts(part: object) -> Iterator[Text]:
    """Every text in both languages in a part of the report."""
    if isinstance(part, Text):
        yield part
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from _texts(one)
    elif isinstance(part, tuple | list | InMemoryObservations):
        for one in part:
            yield from _texts(one)
