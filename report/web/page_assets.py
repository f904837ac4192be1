"""What a page needs beside its text: style sheets, a font, scripts, and when each is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The application's own font, asked for before it is known what text there is.
_FONT = re.compile(rb'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')


@dataclass(frozen=True, slots=True)
class ReplacedSheet:
    """The application's style sheet, the one that most pages have in its place, and that of pages
    with rare icons; each by its address below the server's own.
    """

    original: str
    common: str
    rare: str


@dataclass(frozen=True, slots=True)
class PageAssets:
    """What pages need, by addresses below the server's own: the style sheet, the scripts of the
    elements that are on every page; the font of their text, and a style sheet, in place of the
    application's.
    """

    style: str
    modules: tuple[str, ...]
    font: str
    sheet: ReplacedSheet


def with_assets(page: bytes, assets: PageAssets, *, has_rare_icons: bool) -> bytes:
    """The page with its style sheet, and what it will want for its text and elements asked for.

    Relative, as the page's own files are. The sheet stands at the end, because of equal rules the
    last one holds.
    """
    sheet = assets.sheet.rare if has_rare_icons else assets.sheet.common
    first = "".join(_asked_for_first(assets, sheet)).encode()
    coming = "".join(_coming(assets))
    style = f'<link rel="stylesheet" href="./{assets.style}"></body>'
    asking = _FONT.sub(lambda _: first, page, count=1)
    styled = asking.replace(b"</head>", f"{coming}</head>".encode(), 1)
    return _replaced(styled.replace(b"</body>", style.encode(), 1), assets.sheet.original, sheet)


def _replaced(page: bytes, original: str, sheet: str) -> bytes:
    """The page with our sheet for the application's, which is named still, but switched off: its
    scripts would load it otherwise.
    """
    before = f'href="./{original}"'
    off = f'{before} disabled><link rel="stylesheet" href="./{sheet}">'
    return page.replace(f"{before}>".encode(), off.encode(), 1)


def _asked_for_first(assets: PageAssets, sheet: str) -> Iterator[str]:
    """What the first screen is drawn with: before the application's scripts, of which there are
    many, and in the place of its font.
    """
    yield f'<link rel="preload" as="font" type="font/woff2" href="./{assets.font}" crossorigin>'
    for style in (sheet, assets.style):
        yield f'<link rel="preload" as="style" href="./{style}">'


def _coming(assets: PageAssets) -> Iterator[str]:
    for module in assets.modules:
        yield f'<link rel="modulepreload" href="./{module}">'
