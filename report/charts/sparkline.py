"""A series as a small line without axes, drawn as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_WIDTH, _HEIGHT, _EDGE = 200, 36, 4


def sparkline(values: Sequence[Decimal], colour: str) -> str:
    """Evenly spaced values → an SVG of 200 × 36 with a dot at the last."""
    low, high = min(values), max(values)
    span = high - low or Decimal(1)
    across = Decimal(_WIDTH - 2 * _EDGE) / max(1, len(values) - 1)
    drop = _HEIGHT - 2 * _EDGE
    points = [
        (_EDGE + across * n, _EDGE + drop * (1 - (value - low) / span))
        for n, value in enumerate(values)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}"'
        f' viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/></svg>'
    )
