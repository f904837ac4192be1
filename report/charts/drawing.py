"""A figure as it is kept: drawn once, written once, and never changed."""

from __future__ import annotations

import copy
import json
from functools import cached_property

from report.charts.canvas import Spec


class Drawing:
    """A figure as Plotly has it: traces and a layout. Nobody changes it once it is drawn.

    Plotly's own class would check each property of each trace whenever a figure is made, which
    takes longer than to make them all; the tests have it check every kind of figure.
    """

    def __init__(self, spec: Spec) -> None:
        self._spec = spec

    @property
    def height(self) -> int:
        """In pixels."""
        return int(self._spec["layout"]["height"])

    @cached_property
    def written(self) -> str:
        """In JSON, as short as it can be said."""
        return json.dumps(self._spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def to_plotly_json(self) -> Spec:
        """A copy of its traces and its layout."""
        return copy.deepcopy(self._spec)
