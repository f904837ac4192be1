"""Prose with holes → prose; and what charts and cards say of themselves in words."""

from __future__ import annotations

from report.text.narrative.changing import change_in_words, gaps, is_money, latest_change
from report.text.narrative.filling import cited, fill, prose
from report.text.narrative.marks import legend
from report.text.narrative.publishers import disagreements, source_line
from report.text.narrative.titles import alt, layer, subtitle

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
