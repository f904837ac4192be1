"""The cells of a matrix where the chart library has them: on whole pixels, with gaps between."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report.charts.canvas import Spec
from report.charts.geometry import Frame


def cells(matrix: Spec, frame: Frame) -> Iterator[str]:
    """Those with a level, in its colour; apart from all else of the picture."""
    yield f'<g class="cells">{"".join(_cells(matrix, frame))}</g>'


def _cells(matrix: Spec, frame: Frame) -> Iterator[str]:
    colours = [colour for _, colour in matrix["colorscale"]][::2]
    (first, last), (high, low) = frame.across, frame.up
    wide, deep = frame.width / (last - first), frame.height / (high - low)
    columns = list(pairwise(_whole(frame.left + (x - first) * wide) for x in _edges(matrix["x"])))
    rows = list(pairwise(_whole(frame.top + (y - low) * deep) for y in matrix["y"]))
    for (top, foot), levels in zip(rows, matrix["z"], strict=True):
        for (left, right), level in zip(columns, levels, strict=True):
            if level is not None:
                place = _within(left, right, matrix["xgap"]), _within(top, foot, matrix["ygap"])
                yield _cell(*place, colours[level])


def _edges(middles: Sequence[float]) -> list[float]:
    """Where columns of one width begin and end."""
    half = (middles[1] - middles[0]) / 2 if len(middles) > 1 else 0.5
    return [middles[0] - half, *(middle + half for middle in middles)]


def _within(begin: int, end: int, gap: int) -> tuple[int, int]:
    return begin + gap // 2, end - (gap - gap // 2)


def _cell(across: tuple[int, int], up: tuple[int, int], colour: str) -> str:
    size = f'width="{across[1] - across[0]}" height="{up[1] - up[0]}"'
    return f'<rect x="{across[0]}" y="{up[0]}" {size} fill="{colour}"/>'


def _whole(pixels: float) -> int:
    return math.floor(pixels + 0.5)
