"""The fonts of pages, cut from those of the installed Streamlit: `make fonts` writes them.

The text font keeps Latin letters and the signs that pages write. The icon font keeps the icons that
Streamlit's scripts and our code name, and words that areas are likely to choose. Their licences
(see report/fonts/pages) allow both.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from report.fonts import of_pages

STATIC = Path(streamlit.__file__).parent / "static" / "static"
ROOT = Path(__file__).parent.parent
DATA = ("data", "tests/cities/example", "tests/cities/provestad")
# Latin letters, punctuation, raised and lowered digits, currencies, letterlike signs and fractions,
# arrows, mathematical signs, shapes, marks.
BLOCKS = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x2C6, 0x2DD), (0x2010, 0x205E), (0x2070, 0x2094)),
    *((0x20A0, 0x20BF), (0x2100, 0x215E), (0x2190, 0x2199), (0x2202, 0x22C5), (0x25A0, 0x25FF)),
    *((0x2713, 0x2717),),
)
# What icons are written with: each name is drawn as one sign. A browser takes a font without a
# blank for none that text could be written in, and asks for the whole one too.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_ "
# The first number of a name that is the font's own matter, such as that of a weight.
_FREE_NAMES = 256
_WORD = re.compile(r"""(?:["'`]|\bmaterial/)([a-z0-9_]+)(?=["'`:])""")


def whole(name: str) -> TTFont:
    """A font of Streamlit's by the beginning of its file's name."""
    (file,) = (STATIC / "media").glob(f"{name}*")
    return TTFont(file)


def signs(font: TTFont) -> dict[str, str]:
    """The glyph that each name is drawn as."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            joined = getattr(getattr(table, "ExtSubTable", table), "ligatures", {})
            for first, endings in joined.items():
                for end in endings:
                    name = "".join(letters.get(one, "?") for one in (first, *end.Component))
                    found[name] = end.LigGlyph
    return found


def words() -> Iterator[str]:
    """What stands in quotes, or as an icon, in Streamlit's scripts, our code and our reports."""
    patterns = ("pages/**/*.py", *(f"{folder}/**/*.toml" for folder in DATA))
    ours = map(ROOT.glob, patterns)
    for file in chain((STATIC / "js").glob("*.js"), *ours):
        yield from _WORD.findall(file.read_text("utf-8"))


def cut(font: TTFont, codes: Iterable[int], glyphs: Iterable[str] = ()) -> TTFont:
    """The font with these characters, and of names only those that are drawn as these glyphs."""
    options = Options(layout_features=["*"], hinting=False, layout_closure=False)
    options.name_IDs = [0, 4, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(unicodes=codes, glyphs=glyphs)
    cutter.subset(font)
    return font


def named(font: TTFont, name: str) -> TTFont:
    """The font and its weights under its own name, with the time of the one it is cut from."""
    plain, texts = name.replace(" ", ""), font["name"]
    before = font["name"].getDebugName(4).split()[0]
    for record in texts.names:
        if record.nameID >= _FREE_NAMES:
            record.string = record.toUnicode().replace(before, plain)
    for number, text in {1: name, 2: "Regular", 4: name, 6: plain}.items():
        texts.setName(text, number, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.flavor = "woff2"
    return font


def main() -> int:
    folder = of_pages.TEXT.parent
    folder.mkdir(exist_ok=True)
    codes = {code for first, last in BLOCKS for code in range(first, last + 1)}
    text = whole("SourceSansVF-Upright")
    named(cut(text, codes), "Report Text").save(of_pages.TEXT)
    icons = whole("MaterialSymbols-Rounded")
    drawn = signs(icons)
    part = cut(icons, map(ord, LETTERS), (drawn[name] for name in drawn.keys() & set(words())))
    named(part, "Report Icons").save(of_pages.ICONS)
    # Some signs have several names.
    names = sorted(signs(TTFont(of_pages.ICONS)))
    folder.joinpath("icons.txt").write_text("\n".join(names) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
