"""A figure as it is kept: drawn once, written once, and never changed."""

from __future__ import annotations

import copy
import hashlib
import json

from report.charts.canvas import Spec
from report.charts.fitting import SMALL_SCREEN, WIDTHS, fitted, for_pages


class Drawing:
    """A figure as Plotly has it: traces and a layout. Nobody changes it once it is drawn.

    Its names of years and its texts beside marks find their places in each size anew.

    Plotly's own class would check each property of each trace whenever a figure is made, which
    takes longer than to make them all; the tests have it check every kind of figure.
    """

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._written: dict[int | None, str] = {}

    @property
    def height(self) -> int:
        """In pixels."""
        return int(self._spec["layout"]["height"])

    @property
    def kinds(self) -> frozenset[str]:
        """Those of its traces, as Plotly calls them."""
        return frozenset(trace["type"] for trace in self._spec["data"])

    @property
    def is_map(self) -> bool:
        """Whether it keeps its shape in each size."""
        return "scaleanchor" in self._spec["layout"]["yaxis"]

    @property
    def lies(self) -> bool:
        """Whether it has lying bars, which have the height that they need."""
        return any(trace.get("orientation") == "h" for trace in self._spec["data"])

    @property
    def has_panels(self) -> bool:
        """Whether it has several of them, above or beside each other."""
        return "xaxis2" in self._spec["layout"]

    def height_in(self, width: int) -> int:
        """In pixels, on a page where it has this width."""
        layout = self._spec["layout"]
        narrow = layout.get("meta", {}).get("narrow", {}) if width <= SMALL_SCREEN else {}
        return int(narrow.get("height", layout["height"]))

    @property
    def written(self) -> str:
        """In JSON, as short as it can be said, for a page of any width."""
        return self.written_in(None)

    def written_in(self, height: int | None) -> str:
        """The same; of this height, where one is given, on screens that are not small."""
        if height not in self._written:
            spec = for_pages(self._spec, height)
            self._written[height] = json.dumps(
                spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False
            )
        return self._written[height]

    def mark_in(self, height: int | None) -> str:
        """A name of what is written, which another figure does not have."""
        return hashlib.sha256(self.written_in(height).encode()).hexdigest()[:16]

    def at(self, width: int, height: int | None = None) -> Spec:
        """A copy for a picture of this size, which is not that of a small screen."""
        return copy.deepcopy(fitted(self._spec, width, height, is_narrow=False))

    def on_page(self, width: int, height: int | None = None) -> Spec:
        """A copy as a page shows it in this width: with the places that its texts have in the next
        smaller one of the widths that it is written for.
        """
        fits = max((one for one in WIDTHS if one <= width), default=WIDTHS[0])
        return copy.deepcopy(fitted(self._spec, fits, height))

    @property
    def unfitted(self) -> Spec:
        """A copy of what it was drawn from, its texts still without places."""
        return copy.deepcopy(self._spec)

    def to_plotly_json(self) -> Spec:
        """A copy of its traces and its layout in the width of half a page."""
        return self.at(SMALL_SCREEN + 1)
