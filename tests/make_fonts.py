"""The fonts of paper and pictures, cut from Noto Sans CJK: `make fonts` writes report/fonts.

Two families, regular and bold. "Report Sans SC" has the characters of GB 2312, Latin letters with
the accents of Europe's languages, and every character of the data. "Report Sans" has the Latin part
of it, with quotation marks and dashes, which Chinese writes as wide as a character, as wide as
Latin text has them. The licence (SIL Open Font License 1.1) allows both; the names are new, for a
part of a font should not pass for the whole.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from report import fonts
from report.data import store

NOTO = Path("/usr/share/fonts/opentype/noto")
FACE = "Noto Sans CJK SC"
WEIGHTS = ("Regular", "Bold")
EM = 1000
# Blocks of which everything that the font has is kept: Latin, punctuation, currencies, arrows, and
# the minus sign, which no data have, but every negative figure is written with.
LATIN = ((0x20, 0x17F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2190, 0x2193), (0x2212, 0x2212))
BLOCKS = (*LATIN, (0xFF00, 0xFFEF))
# Control points of a quarter of a circle.
_ROUND = 0.5523
# How wide and how high a small digit is, of a plain one.
_SMALL, _LOW = 0.72, 0.6


def gb2312() -> Iterator[str]:
    """The characters of the standard GB 2312."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes([high, low]).decode("gb2312")
            except UnicodeDecodeError:
                continue


def of_data() -> set[str]:
    """The characters of the report's own files."""
    files = (file for file in store.folder().rglob("*") if file.is_file())
    return {character for file in files for character in file.read_text("utf-8")}


def kept() -> set[int]:
    return {*within(BLOCKS), *map(ord, gb2312()), *map(ord, of_data())}


def within(blocks: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, last in blocks for code in range(first, last + 1)}


def cut(weight: str, codes: Iterable[int], features: list[str]) -> TTFont:
    """The Chinese face of a collection with these characters only."""
    collection = TTCollection(NOTO / f"NotoSansCJK-{weight}.ttc", lazy=True)
    face = next(one for one in collection.fonts if one["name"].getDebugName(1) == FACE)
    options = Options(
        layout_features=features, hinting=False, notdef_outline=True, name_IDs=[0, 13, 14]
    )
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(face)
    return face


def named(face: TTFont, family: str, weight: str) -> TTFont:
    """The face under its own name."""
    plain = family.replace(" ", "")
    names = {1: family, 2: weight, 3: f"{plain}-{weight}", 4: f"{family} {weight}"}
    names |= {5: "Version 1.000", 6: f"{plain}-{weight}"}
    for number, text in names.items():
        face["name"].setName(text, number, 3, 1, 0x409)
    top = face["CFF "].cff
    top.fontNames = [f"{plain}-{weight}"]
    top[0].FullName, top[0].FamilyName = f"{family} {weight}", family
    # The same bytes on every day.
    face["head"].created = face["head"].modified = 0
    face.recalcTimestamp = False
    return face


def drawn(face: TTFont) -> None:
    """Signs that the font lacks: subscripts, a cross, circles filled by quarters, and rings.

    The dot between words is drawn anew, because the font has it as wide as a character.
    """
    times = face.getBestCmap()[ord("×")]
    full = face.getBestCmap()[ord(".")]
    _add(face, "·", _moved(face, full, (1, 0, 0, 1, 20, 280)), _width(face, full) + 40)
    for number in range(10):
        _subscript(face, number)
    cross = _moved(face, times, (1.5, 0, 0, 1.5, 500 - 1.5 * _width(face, times) / 2, -150))
    _add(face, "✕", cross, EM)
    for quarters, sign in ((1, "◔"), (2, "◑"), (3, "◕")):
        _add(face, sign, _circle(face, quarters), EM)
    _add(face, "◉", _ring_with_dot(), EM)
    _add(face, "◌", _dashed_ring(), EM)


def _subscript(face: TTFont, number: int) -> None:
    """A digit below the line: the raised one lowered, or else the plain one made small."""
    raised, plain = "⁰¹²³⁴⁵⁶⁷⁸⁹"[number], str(number)
    cmap = face.getBestCmap()
    if ord(raised) in cmap:
        glyph, size = cmap[ord(raised)], 1.0
        shape = _moved(face, glyph, (1, 0, 0, 1, 0, -420))
    else:
        glyph, size = cmap[ord(plain)], _SMALL
        shape = _moved(face, glyph, (size, 0, 0, _LOW, 0, 20))
    _add(face, "₀₁₂₃₄₅₆₇₈₉"[number], shape, round(_width(face, glyph) * size))


def _width(face: TTFont, glyph: str) -> int:
    return int(face["hmtx"][glyph][0])


def _moved(face: TTFont, glyph: str, matrix: tuple[float, ...]) -> T2CharString:
    pen = T2CharStringPen(None, None)
    face.getGlyphSet()[glyph].draw(TransformPen(pen, matrix))
    return pen.getCharString()


def _circle(face: TTFont, quarters: int) -> T2CharString:
    """A ring, and in it so many quarters, clockwise from the top."""
    assert face["head"].unitsPerEm == EM
    pen = T2CharStringPen(None, None)
    for radius, way in ((400, 1), (345, -1)):
        _arcs(pen, radius, 4, way)
        pen.closePath()
    pen.moveTo((500, 380))
    _arcs(pen, 345, quarters, 1, joined=True)
    pen.closePath()
    return pen.getCharString()


def _ring_with_dot() -> T2CharString:
    pen = T2CharStringPen(None, None)
    for radius, way in ((400, 1), (345, -1), (190, 1)):
        _arcs(pen, radius, 4, way)
        pen.closePath()
    return pen.getCharString()


def _dashed_ring() -> T2CharString:
    """Eight dashes, each with a gap of half its length after it."""
    pen = T2CharStringPen(None, None)
    for dash in range(8):
        start = math.pi / 4 * dash - math.pi / 12
        # Straight edges will do: at this size a dash bends by less than a pixel.
        angles = [start + math.pi / 24 * step for step in range(5)]
        outside, inside = [(400, a) for a in angles], [(335, a) for a in reversed(angles)]
        for number, (radius, angle) in enumerate((*outside, *inside)):
            point = 500 + radius * math.sin(angle), 380 + radius * math.cos(angle)
            (pen.lineTo if number else pen.moveTo)(point)
        pen.closePath()
    return pen.getCharString()


def _arcs(
    pen: T2CharStringPen, radius: float, quarters: int, way: int, *, joined: bool = False
) -> None:
    def at(angle: float, out: float, along: float) -> tuple[float, float]:
        x = out * math.sin(angle) + way * along * math.cos(angle)
        y = out * math.cos(angle) - way * along * math.sin(angle)
        return 500 + x, 380 + y

    (pen.lineTo if joined else pen.moveTo)(at(0, radius, 0))
    for quarter in range(quarters):
        start, end = (way * math.pi / 2 * n for n in (quarter, quarter + 1))
        pull = radius * _ROUND
        pen.curveTo(at(start, radius, pull), at(end, radius, -pull), at(end, radius, 0))


def _add(face: TTFont, sign: str, shape: T2CharString, width: int) -> None:
    """A glyph of its own for a character."""
    # Fonts of this kind name their glyphs by number; these are higher than any of its own.
    name = f"cid{65000 + len(face.getGlyphOrder()) % 500:05d}"
    top = face["CFF "].cff[0]
    strings = top.CharStrings
    shape.private, shape.globalSubrs = top.FDArray[0].Private, top.GlobalSubrs
    shape.program = [width - shape.private.nominalWidthX, *shape.program]
    strings.charStringsIndex.append(shape)
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.charset.append(name)
    top.FDSelect.append(0)
    face.setGlyphOrder([*face.getGlyphOrder(), name])
    face["hmtx"][name] = (width, 0)
    for table in face["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[ord(sign)] = name


def narrowed(face: TTFont) -> None:
    """The signs of `fonts.NARROW` as wide as Latin text has them."""
    cmap = face.getBestCmap()
    forms: dict[str, str] = {}
    table = face["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        for number in record.Feature.LookupListIndex:
            for inner in table.LookupList.Lookup[number].SubTable:
                forms |= getattr(inner, "ExtSubTable", inner).mapping
    for code, glyph in list(cmap.items()):
        if chr(code) in fonts.NARROW:
            for one in face["cmap"].tables:
                if code in one.cmap:
                    one.cmap[code] = forms.get(glyph, glyph)
    del face["GSUB"]


def missing() -> list[Path]:
    """The files of Noto Sans CJK that are not installed."""
    files = (NOTO / f"NotoSansCJK-{weight}.ttc" for weight in WEIGHTS)
    return [file for file in files if not file.is_file()]


def main() -> int:
    if absent := missing():
        names = ", ".join(map(str, absent))
        print(f"Not found: {names}. Install Debian's package fonts-noto-cjk.", file=sys.stderr)
        return 1
    folder = fonts.FOLDER
    for weight in WEIGHTS:
        chinese = named(cut(weight, kept(), ["kern"]), fonts.CHINESE, weight)
        drawn(chinese)
        chinese.save(folder / f"ReportSansSC-{weight}.otf")
        latin = named(cut(weight, within(LATIN), ["kern", "pwid"]), fonts.LATIN, weight)
        narrowed(latin)
        drawn(latin)
        latin.save(folder / f"ReportSans-{weight}.otf")
    covered = sorted(map(chr, TTFont(folder / "ReportSansSC-Regular.otf").getBestCmap()))
    folder.joinpath("characters.txt").write_text("".join(covered) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
