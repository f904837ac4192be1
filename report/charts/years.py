"""The axis of years: boundaries of years are its ticks, a year's name stands in its middle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report.analysis.timing import years_around
from report.charts.canvas import LABEL, Spec
from report.charts.palette import Palette
from report.model import Period
from report.text.wrapping import width

# Years from one name to the next, and pixels between two names.
_STEPS = (1, 2, 3, 5, 10, 20, 50, 100)
_GAP = 8
# Of the years shown, what is left free at either end.
_PAD = 0.015
# With more years than this a tick stands at every fifth boundary.
_MOST_TICKS = 45


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The years that an axis shows, those from the first to the last figure, and a base year."""

    first: int
    last: int
    figures: tuple[int, int]
    base: int | None = None

    @classmethod
    def around(
        cls, figures: Iterable[Period], others: Iterable[Period] = (), base: Period | None = None
    ) -> YearSpan:
        """The years of figures and of what else stands there: targets, events."""
        periods = list(figures)
        every = years_around([*periods, *others])
        return cls(*every, years_around(periods), None if base is None else base.year)

    def joined(self, other: YearSpan) -> YearSpan:
        """The years of both."""
        firsts, lasts = zip(self.figures, other.figures, strict=True)
        return YearSpan(
            min(self.first, other.first),
            max(self.last, other.last),
            (min(firsts), max(lasts)),
            other.base if self.base is None else self.base,
        )

    @property
    def pad(self) -> float:
        """What the axis leaves free at either end, in years."""
        return max(0.05, (self.last + 1 - self.first) * _PAD)

    @property
    def edge(self) -> float:
        """Where the axis ends at the right."""
        return self.last + 1 + self.pad

    @property
    def kept(self) -> tuple[int, ...]:
        """The years whose names the axis keeps at any width, the most important first."""
        base = () if self.base is None else (self.base,)
        return tuple(dict.fromkeys((*self.figures, *base, self.last, self.first)))


def set_year_axis(layout: Spec, span: YearSpan, palette: Palette, name: str = "xaxis") -> None:
    """Give a layout an axis of these years, each named, and note which names it must keep."""
    layout[name] = year_axis(span, palette)
    layout.setdefault("meta", {}).setdefault("years", {})[name] = list(span.kept)


def year_axis(span: YearSpan, palette: Palette) -> Spec:
    """Every year with its name in the middle, and ticks where one year ends and the next begins."""
    years = range(span.first, span.last + 1)
    boundaries = range(span.first, span.last + 2)
    every = 1 if len(boundaries) <= _MOST_TICKS else 5
    return {
        "range": [span.first - span.pad, span.edge],
        "tickvals": [year + 0.5 for year in years],
        "ticktext": [str(year) for year in years],
        "ticks": "",
        "minor": {
            "tickmode": "array",
            "tickvals": [year for year in boundaries if year % every == 0],
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.muted,
        },
        "showgrid": False,
        "zeroline": False,
        "linecolor": palette.muted,
        "showline": True,
        "fixedrange": True,
        "tickfont": {"color": palette.muted},
        "tickangle": 0,
        # The name of the first year may stand below the zero of the other axis.
        "ticklabelstandoff": 4,
    }


def thinned(axis: Spec, kept: Sequence[int], pixels: float) -> Spec:
    """The axis with the names that have room in so many pixels: first those to be kept, then
    years at even steps back from the last of these.
    """
    low, high = axis["range"]
    size = axis["tickfont"].get("size", LABEL)
    years = [int(text) for text in axis["ticktext"]]
    apart = (width("2000", size) + _GAP) / (pixels / (high - low))
    named: list[int] = []
    always = [year for year in kept if year in years]
    for year in [*always, *_at_even_steps(years, always, apart)]:
        if all(abs(year - other) >= apart for other in named):
            named.append(year)
    named.sort()
    return axis | {
        "tickvals": [year + 0.5 for year in named],
        "ticktext": [str(year) for year in named],
    }


def _at_even_steps(years: Sequence[int], kept: Sequence[int], apart: float) -> list[int]:
    """Years back and forth from the last year with figures, as many as have room."""
    step = next((step for step in _STEPS if step >= apart), _STEPS[-1])
    anchor = kept[1] if len(kept) > 1 else kept[0]
    return [year for year in reversed(years) if (year - anchor) % step == 0]
