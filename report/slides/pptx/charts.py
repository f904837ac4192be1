"""Native charts: editable, with the same values, cuts, marks and signs as those of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from report.analysis.chart_series import drawn_as, is_index
from report.charts.bars import NamedFigure
from report.charts.draw import named_figures, plot_of
from report.charts.palette import LIGHT
from report.charts.plot import Plot
from report.model import ChartKind, Observation
from report.slides.model import SlideChart
from report.slides.pptx import styles
from report.slides.pptx.bar_charts import insert_bars, insert_named_figures
from report.slides.pptx.line_charts import has_names_at_ends, insert_lines, with_cuts
from report.text.formatter import Formatter
from report.text.notation import SIGNS

# How each kind of chart over time is drawn natively.
NATIVE_KINDS: Mapping[ChartKind, Callable[[Any, Plot], Any]] = MappingProxyType(
    {
        "line": insert_lines,
        "area": insert_lines,
        "points": partial(insert_lines, is_sparse=True),
        "bar": insert_bars,
        "decoupling": insert_lines,
    }
)


def insert_chart(shape: Any, slide_chart: SlideChart, fmt: Formatter, size: float) -> Any:
    """Put a chart into a placeholder's shape, its letters of this size in points.

    KeyError for a kind of chart that has no native form.
    """
    kind, has_legend = slide_chart.chart.kind, False
    if _is_of_named_figures(slide_chart, fmt):
        frame = insert_named_figures(shape, _named_figures(slide_chart, fmt), fmt)
    else:
        plot = _plot(slide_chart, fmt)
        frame = NATIVE_KINDS[kind](shape, plot)
        is_keyed = len(plot.lines) > 1 and (kind == "bar" or not has_names_at_ends(plot))
        has_legend = is_keyed or bool(plot.targets)
    styles.style_text(frame.chart, size, has_legend=has_legend)
    return frame


def signs_in_words(slide_chart: SlideChart, fmt: Formatter) -> str:
    """What stands beside the points of a chart: signs of qualifiers, status letters, cuts."""
    kind = drawn_as(slide_chart.chart, fmt.report)
    rows = list(_rows(slide_chart, fmt))
    qualifiers = {row.qualifier for row in rows}
    signed = [code for code, sign in SIGNS.items() if sign and code in qualifiers]
    parts = [fmt.word(f"legend.bar.{code}") for code in signed]
    letters = {row.status for row in rows}
    for letter in "PEBD":
        if letter in letters:
            status = fmt.word(f"status.{letter}")
            parts.append(fmt.word("deck.letter", letter=letter, text=status))
    if kind != "value":
        parts += _apart_in_words(_plot(slide_chart, fmt))
    if kind not in {"bar", "value"}:
        plot = _plot(slide_chart, fmt)
        parts += _cuts_in_words(plot, kind, fmt)
        parts += [fmt.word("legend.cut.plain")] if plot.is_cut else []
    return fmt.word("progress.separator").join(parts)


def _is_of_named_figures(slide_chart: SlideChart, fmt: Formatter) -> bool:
    """Whether the chart is a bar for each of several indicators or places, at its latest."""
    chart = slide_chart.chart
    return drawn_as(chart, fmt.report) == "value" and not is_index(chart)


def _named_figures(slide_chart: SlideChart, fmt: Formatter) -> Sequence[NamedFigure]:
    return named_figures(slide_chart.chart, slide_chart.area, fmt, LIGHT)


def _plot(slide_chart: SlideChart, fmt: Formatter) -> Plot:
    return plot_of(slide_chart.chart, slide_chart.area, fmt, LIGHT)


def _rows(slide_chart: SlideChart, fmt: Formatter) -> Iterator[Observation]:
    """The figures that the chart shows."""
    if _is_of_named_figures(slide_chart, fmt):
        yield from (figure.row for figure in _named_figures(slide_chart, fmt))
    else:
        plot = _plot(slide_chart, fmt)
        yield from (row for line in plot.lines for row in plot.on_scale(line.rows))


def _apart_in_words(plot: Plot) -> Iterator[str]:
    """The latest figure of another definition of each line that has some: they are not drawn."""
    fmt = plot.fmt
    apart = [[row for row in line.rows if plot.strip.holds(row)] for line in plot.lines]
    texts = []
    for line, rows in zip(plot.lines, apart, strict=True):
        if rows:
            figure = fmt.observation(rows[-1])
            named = fmt.word("chart.end", name=line.name, figure=figure)
            period = fmt.word("in_brackets", text=fmt.period(rows[-1].period))
            texts.append(f"{figure if len(plot.lines) == 1 else named} {period}")
    if texts:
        figures = fmt.word("source.separator").join(texts)
        yield fmt.word("deck.apart", figures=figures)


def _cuts_in_words(plot: Plot, kind: ChartKind, fmt: Formatter) -> Iterator[str]:
    """What lines that end, and dotted ones, mean."""
    is_sparse = kind == "points"
    if any(None in list(with_cuts(line.rows, plot, over_gaps=is_sparse)) for line in plot.lines):
        yield fmt.word("deck.break" if is_sparse else "deck.cut")
    if is_sparse and any(len(line.rows) > 1 for line in plot.lines):
        yield fmt.word("legend.dotted")
