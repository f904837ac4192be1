"""A spark: the latest figures of an indicator as a small picture that names its ends.

It is drawn from what a chart over time is drawn from (`Plot`): the same runs, gaps, breaks, marks
and positions in time, without axes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from report.analysis import default_chart
from report.analysis.latest import latest_figure
from report.charts import marks
from report.charts.draw import plot_of
from report.charts.geometry import Box, Frame, Segment
from report.charts.lines import bridges, runs
from report.charts.marks import Line
from report.charts.nodes import Node, NodeAttributes, drawing
from report.charts.palette import Palette
from report.charts.plot import Plot
from report.model import Area, Indicator, Observation, Report, Target
from report.text import wrapping
from report.text.formatter import Formatter

# In pixels: letters, the line, a point, the last point, a target's diamond.
LETTERS = 13
_LINE, _POINT, _LAST, _DIAMOND = 2.0, 2.4, 5.0, 5.5
_GAP = 6
_DOTS = "1.5 3.5"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class SparkSize:
    """The room of a spark in pixels, and whether texts stand in it beside the years."""

    width: int
    height: int
    is_labelled: bool = True
    has_years: bool = True


def spark_plot(indicator: Indicator, area: Area, fmt: Formatter, palette: Palette) -> Plot | None:
    """What the spark of an indicator shows: the report's own place, one comparator, one target.

    None where there are fewer than two figures of the own place over time.
    """
    report = fmt.report
    chart = default_chart.chart_of(indicator, report)
    home = report.settings.place
    if chart is None or chart.kind == "value" or len(report.series(indicator.id, home)) < _FEWEST:
        return None
    places = (home, *_comparator(indicator, chart.places, report))
    plot = plot_of(replace(chart, places=places, kind="line"), area, fmt, palette)
    return _on_one_scale(replace(plot, targets=_target(plot)))


def without_others(plot: Plot) -> Plot:
    """Its own figures alone, where nothing beside them could be named."""
    return replace(plot, lines=plot.lines[:1], targets=())


def _on_one_scale(plot: Plot) -> Plot:
    """The same without figures of another definition: there is no room for a strip of its own."""
    own = plot.lines[0]
    if not plot.on_scale(own.rows):
        return replace(plot, lines=(own,))
    lines = (_without_others(line, plot) for line in plot.lines)
    return replace(plot, lines=tuple(line for line in lines if line.rows))


def _without_others(line: Line, plot: Plot) -> Line:
    pairs = zip(line.rows, line.tips, strict=True)
    kept = [(row, tip) for row, tip in pairs if not plot.strip.holds(row)]
    return replace(line, rows=tuple(row for row, _ in kept), tips=tuple(tip for _, tip in kept))


def _comparator(indicator: Indicator, places: Sequence[str], report: Report) -> tuple[str, ...]:
    """The nation where it has a series of the same order of size; none where it has not."""
    nation = report.explore_settings.nation
    has_series = nation in places and len(report.series(indicator.id, nation)) >= _FEWEST
    return (nation,) if nation is not None and has_series else ()


def _target(plot: Plot) -> tuple[Target, ...]:
    """The target in force that is due next after the latest figure, else the last one."""
    in_force = [target for target in plot.targets if target.superseded_by is None]
    if not in_force:
        return ()
    ordered = sorted(in_force, key=lambda target: target.period.order)
    latest = plot.lines[0].rows[-1].period
    ahead = [target for target in ordered if target.period.order >= latest.order]
    return (ahead[0] if ahead else ordered[-1],)


def spark(plot: Plot, size: SparkSize) -> Node:
    """The picture of a spark; its words are said by what stands beside it."""
    return _Spark(plot, size).drawn()


class _Spark:
    """One spark while it is drawn: what stands on it, so that texts can keep clear."""

    def __init__(self, plot: Plot, size: SparkSize) -> None:
        self.plot, self.size = plot, size
        self.frame = _frame(plot, size)
        self.strokes: list[Segment] = []
        self.taken: list[Box] = []

    def drawn(self) -> Node:
        # The subject is drawn last, over its comparator.
        lines = [node for line in reversed(self.plot.lines) for node in self._line(line)]
        targets = [self._diamond(target) for target in self.plot.targets]
        texts = [*self._texts()] if self.size.is_labelled else []
        years = [*self._years()] if self.size.has_years else []
        return drawing(self.size.width, self.size.height, [*years, *lines, *targets, *texts])

    def at(self, row: Observation | Target) -> tuple[float, float]:
        return self.frame.x(self.plot.position(row)), self.frame.y(self.plot.height(row.value))

    def _line(self, line: Line) -> Iterator[Node]:
        width = _LINE if line.subject else 1.2
        for run in runs(line, self.plot):
            yield self._stroke(run, line.colour, width)
        for pair in bridges(line, self.plot):
            yield self._stroke(pair, line.colour, width * 0.7, _DOTS)
        if line.subject:
            yield from self._points(line)

    def _stroke(
        self, rows: Sequence[Observation], colour: str, width: float, dash: str = ""
    ) -> Node:
        points = [self.at(row) for row in rows]
        self.strokes += [Segment(*begin, *end) for begin, end in pairwise(points)]
        look: NodeAttributes = {"stroke": colour, "stroke-width": width, "fill": "none"}
        if dash:
            look |= {"stroke-dasharray": dash, "stroke-linecap": "round"}
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        return Node("polyline", {"points": path, "stroke-linejoin": "round", **look})

    def _points(self, line: Line) -> Iterator[Node]:
        """The first and the last figure, what stands alone, and what is no plain figure."""
        joined = {row.key for run in runs(line, self.plot) for row in run}
        last = latest_figure(line.rows)
        for row in line.rows:
            if row is last or row is line.rows[0] or row.key not in joined or marks.is_flagged(row):
                yield self._mark(row, line.colour, _LAST if row is last else _POINT + 0.6)

    def _mark(self, row: Observation, colour: str, radius: float) -> Node:
        x, y = self.at(row)
        self.taken.append(Box(x - radius, y - radius, x + radius, y + radius))
        look: NodeAttributes = {"fill": colour, "stroke": colour, "stroke-width": 1.5}
        if row.is_provisional or row.qualifier == "about":
            look["fill"] = self.plot.palette.background
        return _shape(marks.symbol(row), x, y, radius, look)

    def _diamond(self, target: Target) -> Node:
        x, y = self.at(target)
        size = _DIAMOND
        self.taken.append(Box(x - size, y - size, x + size, y + size))
        d = f"M{x:g} {y - size:g} L{x + size:g} {y:g} L{x:g} {y + size:g} L{x - size:g} {y:g} Z"
        colour = self.plot.lines[0].colour
        ground = self.plot.palette.background
        return Node("path", {"d": d, "fill": ground, "stroke": colour, "stroke-width": 1.8})

    def _years(self) -> Iterator[Node]:
        """The axis line, and the first and the last year under its ends."""
        floor = self.size.height - LETTERS - 5
        right = self.size.width - 1
        rule: NodeAttributes = {"stroke": self.plot.palette.rule, "stroke-width": 1}
        yield Node("line", {"x1": 0, "x2": right, "y1": floor, "y2": floor, **rule})
        first, last = self.plot.span.first, self.plot.span.last
        yield self._text(0, self.size.height - 3, str(first), "start")
        if last != first:
            yield self._text(right, self.size.height - 3, str(last), "end")

    def _texts(self) -> Iterator[Node]:
        """The first figure, the target and the comparator's last figure, where there is room."""
        fmt, line = self.plot.fmt, self.plot.lines[0]
        first = line.rows[0]
        wanted: list[tuple[Observation | Target, str, str]] = []
        for target in self.plot.targets:
            text = fmt.word("spark.target", value=self._figure(target))
            wanted.append((target, text, self.plot.palette.text))
        wanted.append((first, self._figure(first), self.plot.palette.muted))
        for other in self.plot.lines[1:]:
            last = other.rows[-1]
            text = fmt.word("chart.end", name=other.name, figure=self._figure(last))
            wanted.append((last, text, other.colour))
        for row, text, colour in wanted:
            yield from self._placed(row, text, colour)

    def _figure(self, row: Observation | Target) -> str:
        """A value in short; of a share with its sign, which is no room lost."""
        label = self.plot.scale.label
        return self.plot.figure(row) + (label if label == "%" else "")

    def _placed(self, row: Observation | Target, text: str, colour: str) -> Iterator[Node]:
        """A text above, below or beside its point, where it stands on nothing; else no text."""
        x, y = self.at(row)
        room = wrapping.width(text, LETTERS)
        for left, middle in _spots(x, y, room):
            box = Box(left, middle - LETTERS / 2, left + room, middle + LETTERS / 2)
            if self._is_free(box):
                self.taken.append(box)
                yield self._text(left, middle + LETTERS * 0.36, text, "start", colour)
                return

    def _is_free(self, box: Box) -> bool:
        floor = self.size.height - (LETTERS + 6 if self.size.has_years else 0)
        paper = Box(0, 0, self.size.width, floor)
        clear = not any(box.meets(other) for other in self.taken)
        return paper.holds(box) and clear and not any(line.meets(box) for line in self.strokes)

    def _text(self, x: float, y: float, text: str, anchor: str, colour: str = "") -> Node:
        look: NodeAttributes = {"font-size": LETTERS, "text-anchor": anchor}
        place: NodeAttributes = {"x": round(x, 1), "y": round(y, 1)}
        return Node("text", place | look | {"fill": colour or self.plot.palette.muted}, text)


def _frame(plot: Plot, size: SparkSize) -> Frame:
    """The inside: room for the largest mark at every edge, for texts above, for years below."""
    edge = _DIAMOND + 1.5
    above = LETTERS + 3 if size.is_labelled else edge
    below = LETTERS + 12 if size.has_years else edge
    low, high = plot.axis["range"]
    heights = plot.heights()
    top = max(*heights, low + (high - low) * 0.05)
    bottom = low if plot.from_zero else min(heights)
    positions = [plot.position(row) for line in plot.lines for row in line.rows]
    positions += [plot.position(target) for target in plot.targets]
    across = (min(positions), max(*positions, min(positions) + 1))
    up = (min(bottom, *heights), top if top > bottom else bottom + 1)
    height = size.height - above - below
    return Frame(edge, above, size.width - 2 * edge, height, across, up)


def _spots(x: float, y: float, room: float) -> Iterator[tuple[float, float]]:
    """Places of a text around a point: its left edge and its middle."""
    up = LETTERS / 2 + _GAP
    for shift in (up, up + 6, up + 14):
        for middle in (y - shift, y + shift):
            yield from ((x - room / 2, middle), (x - room + 6, middle), (x - 6, middle))
    yield x - room - 10, y
    yield x + 10, y


def _shape(symbol: str, x: float, y: float, radius: float, look: NodeAttributes) -> Node:
    """A mark as in charts: a triangle for a bound, a square for another definition, else a disc."""
    if "triangle" in symbol:
        sign = 1 if "down" in symbol else -1
        tip, foot = y + sign * radius * 1.1, y - sign * radius * 0.9
        d = f"M{x:g} {tip:.1f} L{x + radius:g} {foot:.1f} L{x - radius:g} {foot:.1f} Z"
        return Node("path", {"d": d, **look})
    if "square" in symbol:
        side = 2 * radius
        return Node(
            "rect", {"x": x - radius, "y": y - radius, "width": side, "height": side, **look}
        )
    return Node("circle", {"cx": x, "cy": y, "r": radius, **look})
