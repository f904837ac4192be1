"""A figure as it is kept: drawn once, written once, and never changed."""

from __future__ import annotations

import json
from functools import cached_property

import plotly.graph_objects as go


class Drawing(go.Figure):  # type: ignore[misc]
    """A figure that nobody changes once it is drawn."""

    @cached_property
    def written(self) -> str:
        """Its traces and its layout in JSON, as short as it can be said."""
        spec = self.to_plotly_json()
        # Nothing of Plotly's own look is taken, and a browser takes none that is not sent.
        spec["layout"].pop("template", None)
        return json.dumps(spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
