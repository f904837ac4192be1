"""The marks of verdicts: a shape for each, of no colour but the area's and the ground's."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.progress import VERDICTS, Assessment
from report.charts.nodes import Node
from report.charts.verdict_marks import SIDE, verdict_mark
from tests.build import target

COLOUR, GROUND = "#117733", "#FFFFFF"
PLAIN = Assessment(target("2025", "100"), "met")


def drawn(assessment: Assessment) -> Node:
    return verdict_mark(assessment, COLOUR, GROUND, 18)


def test_no_two_verdicts_share_a_shape() -> None:
    marks = [drawn(replace(PLAIN, verdict=verdict)) for verdict in VERDICTS]
    marks.append(drawn(replace(PLAIN, verdict="awaiting", on_line=True)))
    shapes = {str([child.as_json() for child in mark.children]) for mark in marks}
    assert len(shapes) == len(VERDICTS) + 1


def test_target_behind_its_line_waits_like_any_other() -> None:
    behind = replace(PLAIN, verdict="awaiting", on_line=False)
    assert drawn(behind) == drawn(replace(PLAIN, verdict="awaiting"))


def test_mark_has_its_size_and_only_two_colours() -> None:
    for verdict in VERDICTS:
        mark = drawn(replace(PLAIN, verdict=verdict))
        assert (mark.attributes["width"], mark.attributes["viewBox"]) == (18, f"0 0 {SIDE} {SIDE}")
        looks = [node.attributes for node in mark.children]
        used = {look[key] for look in looks for key in ("fill", "stroke") if key in look}
        assert used <= {COLOUR, GROUND, "none"}
        assert COLOUR in used
