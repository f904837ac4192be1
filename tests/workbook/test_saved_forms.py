"""The forms in which programs save a workbook: the same rows come back, or one sentence does.

Excel and WPS are no part of the tests: what their files have otherwise than ours is written into
one of ours.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from report.workbook.importing import folder_import
from tests.data.checked import EXAMPLE
from tests.workbook.edited import files_of, imported

Parts = dict[str, bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
_WORKBOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_RELATIONSHIPS, _TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


def rewrite(book: Path, change: Callable[[Parts], None]) -> None:
    """The parts of a workbook, packed anew after they were changed."""
    with zipfile.ZipFile(book) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def sheets(parts: Parts) -> list[str]:
    return [name for name in parts if name.startswith("xl/worksheets/sheet")]


def replaced(parts: Parts, name: str, old: bytes, new: bytes) -> None:
    assert old in parts[name], name
    parts[name] = parts[name].replace(old, new)


def texts(parts: Parts) -> list[str]:
    """The shared texts."""
    root = ET.fromstring(parts[_STRINGS])
    return ["".join(t.text or "" for t in si.iter(f"{{{MAIN}}}t")) for si in root]


def inline_texts(parts: Parts) -> None:
    """Each text in its cell, as many programs that are no Excel write them."""
    shared = texts(parts)
    ET.register_namespace("", MAIN)
    for name in sheets(parts):
        root = ET.fromstring(parts[name])
        for cell in root.iter(f"{{{MAIN}}}c"):
            value = cell.find(f"{{{MAIN}}}v")
            if cell.get("t") == "s" and value is not None:
                cell.set("t", "inlineStr")
                cell.remove(value)
                inside = ET.SubElement(cell, f"{{{MAIN}}}is")
                ET.SubElement(inside, f"{{{MAIN}}}t").text = shared[int(value.text or "")]
        parts[name] = ET.tostring(root)
    del parts[_STRINGS]
    types = re.sub(rb"<Override [^>]*sharedStrings[^>]*/>", b"", parts[_TYPES])
    parts[_TYPES] = types
    parts[_RELATIONSHIPS] = re.sub(
        rb"<Relationship [^>]*sharedStrings[^>]*/>", b"", parts[_RELATIONSHIPS]
    )


def runs_and_readings(parts: Parts) -> None:
    """A text in two looks, and with its reading above it, as Excel has them."""
    root = ET.fromstring(parts[_STRINGS])
    for item in root:
        (text,) = item
        said = text.text or ""
        if len(said) < 2:
            continue
        item.remove(text)
        for half in (said[:1], said[1:]):
            run = ET.SubElement(item, f"{{{MAIN}}}r")
            ET.SubElement(ET.SubElement(run, f"{{{MAIN}}}rPr"), f"{{{MAIN}}}b")
            part = ET.SubElement(run, f"{{{MAIN}}}t", {f"{{{_XML}}}space": "preserve"})
            part.text = half
        reading = ET.SubElement(item, f"{{{MAIN}}}rPh", {"sb": "0", "eb": "1"})
        ET.SubElement(reading, f"{{{MAIN}}}t").text = "du2"
    parts[_STRINGS] = ET.tostring(root)


_XML = "http://www.w3.org/XML/1998/namespace"


def absolute_targets(parts: Parts) -> None:
    """Relationships that begin at the root of the package, as some servers write them."""
    replaced(parts, _RELATIONSHIPS, b'Target="', b'Target="/xl/')
    replaced(parts, "_rels/.rels", b'Target="', b'Target="/')


def prefixed_names(parts: Parts) -> None:
    """A prefix before each name, as Microsoft's own library for programs writes them."""
    for name in (*sheets(parts), _STRINGS, _STYLES):
        root = ET.fromstring(parts[name])
        ET.register_namespace("x", MAIN)
        parts[name] = ET.tostring(root)
        assert b"<x:" in parts[name]
    ET.register_namespace("", MAIN)


def of_wps(parts: Parts) -> None:
    """The namespaces and parts that WPS adds: its build, pictures in cells, data of its own."""
    etc = b'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
    for name in sheets(parts):
        replaced(parts, name, b"<worksheet ", b"<worksheet " + etc + b" ")
    custom = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
        b'name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16120</vt:lpwstr></property>'
        b"</Properties>"
    )
    parts["docProps/custom.xml"] = custom
    parts["xl/cellimages.xml"] = b"<etc:cellImages " + etc + b"/>"
    parts["customXml/item1.xml"] = b"<s:customData xmlns:s='http://www.wps.cn/customData'/>"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    related = b'<Relationship Id="rId900" Type="%s" Target="%s"/>'
    image = related % (b"http://www.wps.cn/officeDocument/2020/cellImage", b"cellimages.xml")
    replaced(parts, _RELATIONSHIPS, b"</Relationships>", image + b"</Relationships>")
    told = related % (office + b"custom-properties", b"docProps/custom.xml")
    replaced(parts, "_rels/.rels", b"</Relationships>", told + b"</Relationships>")
    kinds = (
        b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.custom-properties+xml"/><Override PartName="/xl/cellimages.xml" '
        b'ContentType="application/vnd.wps-officedocument.cellimage+xml"/>'
    )
    replaced(parts, _TYPES, b"</Types>", kinds + b"</Types>")


def of_newer_excel(parts: Parts) -> None:
    """Names of later versions, which older ones are told to pass over."""
    added = (
        b'<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        b'mc:Ignorable="x14ac xr" '
        b'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        b'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
        b'xr:uid="{00000000-0001-0000-0000-000000000000}" '
    )
    for name in sheets(parts):
        replaced(parts, name, b"<worksheet ", added)
        parts[name] = re.sub(rb"<row ", b'<row x14ac:dyDescent="0.25" ', parts[name])


def without_extent(parts: Parts) -> None:
    """No word of how far the cells of a sheet reach."""
    for name in sheets(parts):
        whole = re.sub(rb'<dimension ref="[^"]*"/>', b"", parts[name])
        assert whole != parts[name]
        parts[name] = whole


FORMS = (
    *(inline_texts, runs_and_readings, absolute_targets, prefixed_names),
    *(of_wps, of_newer_excel, without_extent),
)


@pytest.mark.parametrize("form", FORMS, ids=[one.__name__ for one in FORMS])
def test_form_of_another_program_changes_nothing(
    form: Callable[[Parts], None], city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(book, form)
    assert imported(city, book) == 0, capsys.readouterr().err
    assert capsys.readouterr().out == f"{city}: nothing changes\n"
    assert files_of(city) == files_of(EXAMPLE)


def dated(number: int, *, since_1904: bool) -> Callable[[Parts], None]:
    """The period of the first figure as a date, of a format that only Chinese programs have."""

    def change(parts: Parts) -> None:
        name = "xl/worksheets/sheet4.xml"
        cells = re.sub(
            rb'<c r="F3"[^>]*?(?:/>|>.*?</c>)',
            b'<c r="F3" s="1"><v>%d</v></c>' % number,
            parts[name],
        )
        assert cells != parts[name]
        parts[name] = cells
        style = re.compile(rb"(<cellXfs[^>]*><xf [^>]*/>)<xf numFmtId=\"\d+\"")
        assert style.search(parts[_STYLES])
        parts[_STYLES] = style.sub(rb'\1<xf numFmtId="57"', parts[_STYLES], count=1)
        if since_1904:
            replaced(parts, _WORKBOOK, b"<workbookPr ", b'<workbookPr date1904="1" ')

    return change


@pytest.mark.parametrize(("number", "since_1904"), [(43983, False), (42521, True)])
def test_dates_are_counted_from_the_day_that_a_workbook_says(
    number: int, since_1904: bool, city: Path, book: Path
) -> None:
    """1 June 2020, from 1900 as Windows counts or from 1904 as old Macs did."""
    rewrite(book, dated(number, since_1904=since_1904))
    (told,) = map(str, folder_import([book], city).remarks)
    assert told.startswith("data.xlsx, sheet Figures, cell F3: ")
    assert "is read as 2020-06" in told


def strict(parts: Parts) -> None:
    """The namespaces of the strict form."""
    for old, new in _STRICT.items():
        for name in parts:
            parts[name] = parts[name].replace(old, new)


def back_slashes(parts: Parts) -> None:
    """Names with the sign between folders that Windows has."""
    for name in [*parts]:
        parts[name.replace("/", "\\")] = parts.pop(name)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            strict,
            "it is a workbook of the strict form (Strict Open XML). "
            "Save it as an Excel workbook (.xlsx).",
        ),
        (back_slashes, "it is not a workbook. Save it as an Excel workbook (.xlsx)."),
    ],
)
def test_form_that_cannot_be_read_gets_one_sentence(
    form: Callable[[Parts], None],
    said: str,
    city: Path,
    book: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rewrite(book, form)
    assert imported(city, book) == 1
    assert capsys.readouterr().err.splitlines() == [f"data.xlsx: {said}", f"{city} is as it was"]
    assert files_of(city) == files_of(EXAMPLE)
