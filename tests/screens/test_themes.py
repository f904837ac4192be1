"""One tree for both themes: colours may differ, nothing else."""

from __future__ import annotations

import pytest

from report.charts.nodes import Node
from report.screens.themes import in_both_themes


def mark(colour: str, text: str = "7", *children: Node) -> Node:
    return Node("circle", {"r": 3, "fill": colour}, text, children)


def test_colours_that_differ_are_chosen_by_the_theme() -> None:
    light, dark = mark("#111", "7", mark("#222")), mark("#eee", "7", mark("#222"))
    drawn = in_both_themes(light, dark)
    assert drawn.attributes == {"r": 3, "fill": "light-dark(#111, #eee)"}
    assert drawn.children[0].attributes == {"r": 3, "fill": "#222"}
    assert drawn.text == "7"


@pytest.mark.parametrize(
    "dark",
    [
        mark("#eee", "8"),
        Node("rect", {"r": 3, "fill": "#eee"}, "7"),
        Node("circle", {"fill": "#eee"}, "7"),
        Node("circle", {"r": 3, "stroke": "#eee"}, "7"),
        mark("#eee", "7", mark("#222")),
    ],
    ids=["text", "tag", "fewer attributes", "other attributes", "children"],
)
def test_two_screens_that_say_different_things_are_refused(dark: Node) -> None:
    with pytest.raises(ValueError, match="circle"):
        in_both_themes(mark("#111"), dark)
