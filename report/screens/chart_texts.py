"""What stands above and below the picture of a chart: headline and subtitle, legend and sources."""

from __future__ import annotations

from report.charts.captioned import CaptionedChart
from report.charts.nodes import Node
from report.model import Correction
from report.screens.correction_list import correction_node


def chart_head(chart: CaptionedChart, level: int, fold: str = "") -> tuple[Node, ...]:
    """The headline as a heading of this level (1 to 4), and the subtitle.

    With a `fold` a small screen shows the headline alone until it is opened, which that word says
    for readers of the screen.
    """
    heading = Node(f"h{level}", {"class": "chart-headline"}, chart.headline)
    return (heading, *_fold(fold), _note(chart.subtitle))


def chart_foot(chart: CaptionedChart, *, has_marks: bool = True) -> tuple[Node, ...]:
    """What its marks mean, where it `has_marks` and that needs to be told, what of its figures we
    have corrected, each with a link to what was published, and who published its figures.
    """
    legend = (_note(chart.legend_line),) if chart.legend and has_marks else ()
    pairs = zip(chart.corrections, chart.correction_lines, strict=True)
    corrected = (_corrected(row, line, chart) for row, line in pairs)
    return (*legend, *corrected, _note(chart.source_line))


def _corrected(row: Correction, line: str, chart: CaptionedChart) -> Node:
    source = chart.fmt.report.sources[row.source]
    return Node("p", {"class": "chart-note"}, children=(correction_node(line, source),))


def _fold(word: str) -> tuple[Node, ...]:
    if not word:
        return ()
    summary = Node("summary", {"aria-label": word, "title": word})
    return (Node("details", {"class": "fold"}, children=(summary,)),)


def _note(text: str) -> Node:
    return Node("p", {"class": "chart-note"}, text)
