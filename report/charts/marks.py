"""How a figure's status and qualifier are drawn, and what its tooltip says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.charts import canvas
from report.charts.canvas import PointData, Spec
from report.charts.looks import PLAIN, BarPattern, Look, MarkShape
from report.model import Observation
from report.text.formatter import Formatter

# Points tell that they are pointed at; what they say is shown by the element of the pages, for
# Plotly's own boxes reach over the edges of a small picture.
TELLING: Spec = {"hoverinfo": "none"}
_DENSE = 8
_SMALL, _SMALL_SHAPE = 3.5, 5.5
_NO_FILL = "rgba(0,0,0,0)"
_BOUNDS = {"more_than": "triangle-up", "less_than": "triangle-down"}


@dataclass(frozen=True, slots=True)
class Line:
    """A series as drawn: its name and look, what its tooltips say, and if it is the subject."""

    name: str
    rows: tuple[Observation, ...]
    look: Look
    subject: bool
    tips: tuple[str, ...]

    @property
    def colour(self) -> str:
        return self.look.colour


def symbol(row: Observation, plain: MarkShape = "circle") -> str:
    """A bound points its way, another definition is a square, an approximation has a dot.

    A provisional figure is hollow; what is none of that has the `plain` shape of its place.
    """
    differs = row.status == "D"
    shape = _BOUNDS.get(row.qualifier, "square" if differs else plain)
    if differs and row.qualifier in _BOUNDS:
        return f"star-{shape}"
    if row.qualifier == "about":
        return f"{shape}-open-dot"
    return f"{shape}-open" if row.is_provisional else shape


def is_flagged(row: Observation) -> bool:
    """Whether a figure is more, or less, than a plain normal value."""
    return bool(row.qualifier) or row.is_provisional or row.status == "D"


def size_of(line: Line) -> float:
    """The size of a plain mark: a shape that is not round needs more to be told."""
    return 8 if line.subject or line.look.shape != "circle" else 6


def outline_of(line: Line) -> Spec:
    """The outline of marks, thin where a thick one would fill the corners of their shape."""
    return {"width": 1.5 if line.look.shape == "circle" else 1, "color": line.colour}


def markers(line: Line) -> Spec:
    """The markers of a line; those of a dense comparator are small unless they carry a flag."""
    dense = not line.subject and len(line.rows) > _DENSE
    base = size_of(line)
    small = _SMALL if line.look.shape == "circle" else _SMALL_SHAPE
    return {
        "symbol": [symbol(row, line.look.shape) for row in line.rows],
        "size": [small if dense and not is_flagged(row) else base for row in line.rows],
        "color": line.colour,
        "line": outline_of(line),
        "opacity": 1,
    }


def bars(
    rows: Sequence[Observation],
    colours: Sequence[str],
    pattern: BarPattern = PLAIN,
    ground: str = _NO_FILL,
) -> Spec:
    """Solid bars; hollow ones for provisional figures, hatched ones for another definition.

    The pattern of a place is cut out of its solid bars in the colour of the ground, and drawn into
    its hollow ones.
    """
    pairs = list(zip(rows, colours, strict=True))
    solid = [not row.is_provisional and row.status != "D" for row in rows]
    return {
        "color": [_NO_FILL if row.is_provisional else colour for row, colour in pairs],
        "line": {"color": list(colours), "width": 1.6},
        "pattern": {
            "shape": ["/" if row.status == "D" else pattern.shape for row in rows],
            "fgcolor": [
                ground if full else colour for full, colour in zip(solid, colours, strict=True)
            ],
            "bgcolor": [
                colour if full else _NO_FILL for full, colour in zip(solid, colours, strict=True)
            ],
            "fillmode": "replace",
            "size": pattern.size,
        },
    }


def plain_bar(look: Look, ground: str) -> Spec:
    """The marker of a bar of nothing in particular, as a key shows it."""
    return {
        "color": [look.colour],
        "line": {"color": [look.colour], "width": 1.6},
        "pattern": {
            "shape": [look.pattern.shape],
            "fgcolor": [ground],
            "bgcolor": [look.colour],
            "fillmode": "replace",
            "size": look.pattern.size,
        },
    }


def tooltips(rows: Sequence[Observation], name: str, fmt: Formatter) -> tuple[str, ...]:
    """For each figure: whose, when, how much, of what status, and who published it."""
    return tuple(_tooltip(row, name, fmt) for row in rows)


def _tooltip(row: Observation, name: str, fmt: Formatter) -> str:
    report = fmt.report
    lines = (
        f"<b>{canvas.safe(name)}</b>",
        f"{canvas.safe(fmt.period(row.period))}: <b>{canvas.safe(fmt.observation(row))}</b>",
        canvas.safe(fmt.status(row)),
        canvas.safe(fmt.source(report.sources[row.source])),
    )
    return "<br>".join(line for line in lines if line)


def points(
    rows: Sequence[Observation], tips: Sequence[str], beside: Sequence[Observation] = ()
) -> Spec:
    """The part of a trace that says what its points carry: tooltips, and the keys by which the
    provenance of their figures is found.

    A point of two figures carries the keys of both, the second of the rows `beside`.
    """
    carried: list[PointData] = [
        [tip, row.key, *(other.key for other in beside[n : n + 1])]
        for n, (row, tip) in enumerate(zip(rows, tips, strict=True))
    ]
    return {"customdata": carried} | TELLING
