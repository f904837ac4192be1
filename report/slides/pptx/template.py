"""The empty presentation: 16:9, the report's colours and fonts, layouts made of placeholders."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches

from report.charts.palette import LIGHT
from report.slides.model import SlideLayout
from report.slides.pptx.layouts import (
    COVERS,
    HEIGHT,
    WIDTH,
    SlideColumn,
    SlidePlaceholder,
    columns,
    placeholders_of,
    slide_number,
)

# Private attributes of python-pptx (`_spTree`, `_element`, `_blob`, `_chartSpace`, `_p`, `_r`) are
# used in this package where it has no public way to the XML: to place shapes on layouts and the
# master, set the theme, describe charts and tables, and name the language of a text. The version in
# requirements.txt is exact, and tests/slides read back what is written: a new one cannot slip in.

# On every Windows and every Mac with Office. Where YaHei is missing, both take their own Chinese
# font (PingFang) for it: the theme says what script it is for.
LATIN, CHINESE = "Arial", "Microsoft YaHei"
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The band across the top: what its shape is called, and its id on the master.
BAND, _BAND_ID = "Band", 40
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_COVER = (
    f"<p:bg {_NAMESPACES}><p:bgPr>"
    '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/>'
    "</p:bgPr></p:bg>"
)
_THEME_COLOURS = {"text": "tx1", "muted": "tx2", "accent": "accent1", "background": "bg1"}
_ACCENT_COLOURS = (LIGHT.product, *LIGHT.series[1:], LIGHT.quiet[0])
_NAMES: dict[SlideLayout, str] = {
    "title": "Title",
    "message": "Message and figures",
    "chart": "Chart",
    "area": "Area on one slide",
    "practice": "Text",
    "table": "Table",
    "closing": "Closing",
}


def empty_presentation(column_count: int) -> tuple[Any, dict[SlideLayout, Any]]:
    """A presentation without slides, and its layouts, for so many columns."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = presentation.slide_master
    _theme(master)
    _style_master(master)
    layouts = dict(zip(_NAMES, list(presentation.slide_layouts), strict=False))
    for spare in list(presentation.slide_layouts)[len(layouts) :]:
        presentation.slide_layouts.remove(spare)
    for name, layout in layouts.items():
        _fill_layout(layout, name, columns(column_count))
    return presentation, layouts


def name_notes_master(presentation: Any) -> None:
    """List the master of the notes, which python-pptx makes with the first notes and leaves out."""
    master = presentation.notes_master.part
    rel = presentation.part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    xml = (
        f'<p:notesMasterIdLst {_NAMESPACES} xmlns:r="{_RELATIONSHIPS}">'
        f'<p:notesMasterId r:id="{rel}"/></p:notesMasterIdLst>'
    )
    presentation.element.sldMasterIdLst.addnext(parse_xml(xml))


def _theme(master: Any) -> None:
    """Colours and fonts; whatever is added by hand later on takes them too."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = themed(part.blob.decode()).encode()


@cache
def themed(theme: str) -> str:
    """The default theme with the report's colours and fonts."""
    colours = {
        "dk1": LIGHT.text,
        "lt1": LIGHT.background,
        "dk2": LIGHT.muted,
        "lt2": LIGHT.rule,
        "hlink": LIGHT.product,
        "folHlink": LIGHT.muted,
    } | {f"accent{n}": colour for n, colour in enumerate(_ACCENT_COLOURS[:6], 1)}
    for name, colour in colours.items():
        element = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        theme = re.sub(f"<a:{name}>.*?</a:{name}>", element, theme, flags=re.DOTALL)
    fonts = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{CHINESE}"/>'
    theme = re.sub(r'<a:latin typeface="[^"]*"/><a:ea typeface="[^"]*"/>', fonts, theme)
    return re.sub(
        r'<a:font script="Hans" typeface="[^"]*"/>',
        f'<a:font script="Hans" typeface="{CHINESE}"/>',
        theme,
    )


def _style_master(master: Any) -> None:
    """A band of the product's colour, and the master's own placeholders in their places."""
    whole = SlideColumn(0.55, WIDTH - 1.1, 0, whole=True)
    places = {1: (0.76, 1.14), 2: (2.0, 4.4), 3: (6.9, 0.35), 4: (6.9, 0.35), 5: (6.9, 0.35)}
    for n, shape in enumerate(master.placeholders, 1):
        y, h = places[n]
        x, width = (whole.left, whole.width) if n < 3 else whole.part(n - 3, 3)
        shape.left, shape.top = Inches(x), Inches(y)
        shape.width, shape.height = Inches(width), Inches(h)
    tree = master.shapes._spTree
    tree.insert(2, parse_xml(_band(_BAND_ID, '<a:schemeClr val="accent1"/>')))
    style = master.element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")


def add_band(slide: Any, colour: str) -> None:
    """A band in a colour of its own (#rrggbb) on a slide, over that of the master."""
    tree = slide.shapes._spTree
    number = max(shape.shape_id for shape in slide.shapes) + 1
    tree.insert(2, parse_xml(_band(number, f'<a:srgbClr val="{colour[1:]}"/>')))


def _band(number: int, colour: str) -> str:
    """A shape across the top that readers of screens pass over."""
    size = f'<a:off x="0" y="0"/><a:ext cx="{Inches(WIDTH)}" cy="{Inches(0.12)}"/>'
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{BAND}">{_DECORATIVE}'
        f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{size}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:solidFill>{colour}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>'
        "</p:sp>"
    )


def _fill_layout(layout: Any, name: SlideLayout, parts: tuple[SlideColumn, ...]) -> None:
    """Only our placeholders in it, in its place of the default's."""
    tree = layout.shapes._spTree
    for shape in list(layout.shapes):
        tree.remove(shape._element)
    content = [placeholder for column in parts for placeholder in placeholders_of(name, column)]
    for n, placeholder in enumerate([*content, slide_number(name)], 2):
        tree.append(parse_xml(_placeholder(n, placeholder)))
    layout.element.set("type", "cust" if name != "title" else "title")
    layout.element.set("userDrawn", "1")
    frame = layout.element.find("{*}cSld")
    frame.set("name", _NAMES[name])
    if name in COVERS:
        frame.insert(0, parse_xml(_COVER))


def _placeholder(n: int, box: SlidePlaceholder) -> str:
    x, y, w, h = (Inches(value) for value in (box.x, box.y, box.w, box.h))
    idx = "" if box.idx == 0 else f' idx="{box.idx}"'
    insets = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{n}" name="{box.name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{box.kind}"{idx}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm></p:spPr>'
        f'<p:txBody><a:bodyPr {insets} anchor="{box.anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_text_style(box)}</a:lstStyle>{_prompt(box)}</p:txBody></p:sp>"
    )


def _text_style(box: SlidePlaceholder) -> str:
    bold = ' b="1"' if box.bold else ""
    colour = _THEME_COLOURS[box.colour]
    side = "r" if box.kind == "sldNum" else "l"
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{side}"><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{round(box.sizes[0] * 100)}"{bold}>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )


def _prompt(box: SlidePlaceholder) -> str:
    if box.kind != "sldNum":
        return f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{box.name}</a:t></a:r></a:p>'
    field = 'id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"'
    return f'<a:p><a:fld {field}><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>'
