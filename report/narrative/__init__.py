"""Prose with holes → prose; and what charts and cards say of themselves in words."""

from __future__ import annotations

from report.narrative.changing import change_in_words, gaps, is_money, latest_change
from report.narrative.filling import cited, fill, prose
from report.narrative.marks import legend
from report.narrative.publishers import disagreements, source_line
from report.narrative.titles import alt, layer, subtitle

__all__ = [
    "alt",
    "change_in_words",
    "cited",
    "disagreements",
    "fill",
    "gaps",
    "is_money",
    "latest_change",
    "layer",
    "legend",
    "prose",
    "source_line",
    "subtitle",
]
