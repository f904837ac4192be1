"""Trees of nodes written as HTML, and read from SVG."""

from __future__ import annotations

from html.parser import HTMLParser

from report.charts.nodes import Node, as_html, drawing, from_svg


class Read(HTMLParser):
    """Tags, values of attributes and texts, in the order in which a browser meets them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen += [tag, *(value or "" for _, value in attrs)]

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def test_text_and_attributes_never_become_markup() -> None:
    node = Node("p", {"title": '">{}<script>'}, "<b>7</b> & 8", (Node("span", text="a<b"),))
    read = Read()
    read.feed(as_html(node).decode())
    assert read.seen == ["p", '">{}<script>', "<b>7</b> & 8", "span", "a<b"]


def test_variables_of_the_style_sheet_become_a_style() -> None:
    node = Node("div", {"class": "area", "--area": "#123456", "--w": 7})
    assert as_html(node) == b'<div class="area" style="--area: #123456; --w: 7"></div>'


def test_svg_becomes_nodes() -> None:
    inside = 'viewBox="0 0 9 9">x<g><text y="1">7</text></g></svg>'
    assert from_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {inside}') == Node(
        "svg",
        {"viewBox": "0 0 9 9"},
        "x",
        (Node("g", children=(Node("text", {"y": "1"}, "7"),)),),
    )


def test_elements_without_content_are_closed() -> None:
    picture = drawing(4, 2, [Node("line", {"x1": 0, "x2": 4})])
    assert as_html(picture).endswith(b'<line x1="0" x2="4"></line></svg>')
