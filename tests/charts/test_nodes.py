"""Trees of elements: as a script reads them, and as SVG in documents."""

from __future__ import annotations

from xml.etree import ElementTree

from report.charts.nodes import Node, as_svg, drawing, share

SVG = "{http://www.w3.org/2000/svg}"


def test_text_is_no_markup() -> None:
    picture = drawing(20, 10, [Node("text", {"x": 1.5, "y": 2}, '<b onload="x()">&</b>')])
    root = ElementTree.fromstring(as_svg(picture, "Serif"))
    (text,) = root
    assert (text.tag, text.text) == (f"{SVG}text", '<b onload="x()">&</b>')
    assert text.attrib == {"x": "1.5", "y": "2"}
    assert root.attrib["viewBox"] == "0 0 20 10"
    assert root.attrib["font-family"] == "Serif"


def test_a_script_reads_tag_attributes_text_and_children() -> None:
    inside = Node("span", {"class": "unit"}, "km")
    node = Node("p", {"class": "figure"}, "634.5", (inside,))
    assert node.as_json() == [
        "p",
        {"class": "figure"},
        "634.5",
        [["span", {"class": "unit"}, "km", []]],
    ]
    assert [each.text for each in node.walk()] == ["634.5", "km"]


def test_share_is_a_part_of_the_whole() -> None:
    assert (share(5, 8), share(0.125), share(0, 8)) == ("62.50%", "12.50%", "0.00%")


def test_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) == "0.00%"
