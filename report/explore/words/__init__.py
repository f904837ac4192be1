"""The texts of a selection's view: headline, subtitle, names, tooltips, notes, legend."""

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
    common_scale,
    headline,
    heard,
    map_headline,
    panel_title,
    subtitle,
    transform_name,
    transform_phrase,
)
from report.explore.words.marks import legend
from report.explore.words.names import series_name, short_series_name
from report.explore.words.refusals import notes
from report.explore.words.tips import place_tip, published_by, series_tips

__all__ = [
    "alt",
    "common_scale",
    "crossing_axis",
    "crossing_headline",
    "crossing_legend",
    "crossing_subtitle",
    "crossing_tip",
    "headline",
    "heard",
    "legend",
    "map_headline",
    "notes",
    "panel_title",
    "place_tip",
    "published_by",
    "series_name",
    "series_tips",
    "short_series_name",
    "subtitle",
    "transform_name",
    "transform_phrase",
]
