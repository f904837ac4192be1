"""Pictures of matrices: a cell a year, a mark a figure."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from report.analysis.unknowns import coverage
from report.charts.captioned import captioned_coverage
from report.charts.palette import LIGHT
from report.charts.svg_page import page_picture
from report.model import Report
from report.text.formatter import Formatter


@pytest.mark.parametrize("width", [358, 837])
def test_matrix_has_a_cell_a_year_and_a_mark_a_figure(report: Report, width: int) -> None:
    fmt = Formatter(report, "en")
    for area in report.areas:
        whole, chart = coverage(report, area.id), captioned_coverage(area, fmt)
        assert whole is not None
        assert chart is not None
        nodes = list(page_picture(chart.draw(LIGHT), width).walk())
        found = Counter(node.tag for node in nodes)
        late = whole.late
        assert found["rect"] == len(late.tracks) * len(late.years)
        marks = sum(1 for track in late.tracks for cell in track.cells if cell.state)
        assert found["circle"] + found["polygon"] == marks
        said = {node.text for node in nodes}
        assert {fmt.say(track.indicator.name) for track in late.tracks} <= said
        assert str(late.years[-1]) in said


def test_cells_stand_apart_on_whole_pixels(report: Report) -> None:
    chart = captioned_coverage(report.areas[0], Formatter(report, "en"))
    assert chart is not None
    cells = [n.attributes for n in page_picture(chart.draw(LIGHT), 631).walk() if n.tag == "rect"]
    row = cells[0]["y"]
    boxes = sorted((int(cell["x"]), int(cell["width"])) for cell in cells if cell["y"] == row)
    assert {after[0] - sum(before) for before, after in pairwise(boxes)} == {2}
