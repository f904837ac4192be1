"""What a selection says of itself: headline, subtitle, names, tooltips, notes, legend."""

from __future__ import annotations

from report.explore.words.crossing import (
    crossing_axis,
    crossing_headline,
    crossing_legend,
    crossing_subtitle,
    crossing_tip,
)
from report.explore.words.headings import (
    alt,
    headline,
    made,
    map_headline,
    measured,
    panel_title,
    subtitle,
    transform_name,
)
from report.explore.words.marks import legend
from report.explore.words.names import amount, name, short_name
from report.explore.words.refusals import notes
from report.explore.words.tips import published_by, tip, tips

__all__ = [
    "alt",
    "amount",
    "crossing_axis",
    "crossing_headline",
    "crossing_legend",
    "crossing_subtitle",
    "crossing_tip",
    "headline",
    "legend",
    "made",
    "map_headline",
    "measured",
    "name",
    "notes",
    "panel_title",
    "published_by",
    "short_name",
    "subtitle",
    "tip",
    "tips",
    "transform_name",
]
