"""Prose with placeholders → prose; and what charts and cards say of themselves in words."""

from __future__ import annotations

from report.text.narrative.change import (
    change_in_words,
    exact_change_to,
    gaps,
    is_at_current_prices,
    newer_in_words,
    refusal_in_words,
)
from report.text.narrative.filling import cited, fill, first_with_figures, prose
from report.text.narrative.findings import data_of, figure_headline, figure_said
from report.text.narrative.heard import (
    HeardSeries,
    alt_over_time,
    chart_alt,
    layer_alt,
    map_alt,
)
from report.text.narrative.marks import chart_legend
from report.text.narrative.publishers import SourcedRow, other_values, source_line, source_names
from report.text.narrative.titles import (
    chart_headline,
    chart_note,
    chart_subtitle,
    layer_name,
    map_subtitle,
)

__all__ = [
    "HeardSeries",
    "SourcedRow",
    "alt_over_time",
    "change_in_words",
    "chart_alt",
    "chart_headline",
    "chart_legend",
    "chart_note",
    "chart_subtitle",
    "cited",
    "data_of",
    "exact_change_to",
    "figure_headline",
    "figure_said",
    "fill",
    "first_with_figures",
    "gaps",
    "is_at_current_prices",
    "layer_alt",
    "layer_name",
    "map_alt",
    "map_subtitle",
    "newer_in_words",
    "other_values",
    "prose",
    "refusal_in_words",
    "source_line",
    "source_names",
]
