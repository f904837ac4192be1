"""The build of Plotly's script that draws charts, in the browser of a reader and in our own.

Where npm has installed what `scripts/package.json` asks for, it is Plotly's own build of the kinds
of charts that are in use, a third of the whole; elsewhere the whole one of the Python package.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_NAME = "plotly.js-cartesian-dist-min"
_PART = Path(__file__).parent / "scripts" / "node_modules" / _NAME / "plotly-cartesian.min.js"
IS_PART = _PART.is_file()


def whole() -> Path:
    """The file with every kind of chart, which lies in the Python package."""
    found = find_spec("plotly")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "package_data" / "plotly.min.js"


def in_use() -> Path:
    """The file of the build in use."""
    return _PART if IS_PART else whole()
