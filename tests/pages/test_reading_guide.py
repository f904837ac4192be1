"""How the report is read, said on the overview to who wants to know."""

from __future__ import annotations

import pytest

from report.analysis.progress import VERDICTS
from report.charts.nodes import Node
from report.model import LANGUAGES, Language
from tests.elements import pictures
from tests.opened import opened


def _texts(node: Node) -> list[str]:
    return [node.text, *(text for child in node.children for text in _texts(child))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_names_the_mark_of_every_verdict_and_is_folded(language: Language) -> None:
    page = opened("", language)
    [guide] = [node for node in pictures(page.app) if node.attributes.get("class") == "guide"]
    assert guide.tag == "details"
    assert "open" not in guide.attributes
    [marks] = [one for one in guide.children if one.attributes.get("class") == "guide-marks"]
    assert [child.children[0].tag for child in marks.children] == ["svg"] * (len(VERDICTS) + 1)
    shapes = [repr(child.children[0]) for child in marks.children]
    assert len(set(shapes)) == len(shapes)
    words = {page.fmt.word(f"verdict.{verdict}") for verdict in VERDICTS}
    assert words < {text for child in marks.children for text in _texts(child)}
