"""Frames of axes, boxes and lines of a picture, in pixels from its left and its top."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The inside of the axes, and the ranges of the axes from their low to their high end."""

    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, value: float) -> float:
        """Where a value of the axis across stands."""
        low, high = self.across
        return round(self.left + (value - low) / (high - low) * self.width, 1)

    def y(self, value: float) -> float:
        """Where a value of the axis up stands."""
        low, high = self.up
        return round(self.top + (high - value) / (high - low) * self.height, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether another box lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight piece of a line."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, box: Box) -> bool:
        """Whether a part of it lies inside a box."""
        begin, end = 0.0, 1.0
        sides = (
            (self.x1 - self.x0, self.x0, box.left, box.right),
            (self.y1 - self.y0, self.y0, box.top, box.bottom),
        )
        for way, start, low, high in sides:
            if not way:
                if not low < start < high:
                    return False
                continue
            near, far = sorted(((low - start) / way, (high - start) / way))
            begin, end = max(begin, near), min(end, far)
        return begin < end
