"""Figures as a reader selects them: selection, its series, its view, and the texts around it."""

from report.explore.selection import GROUPINGS, VIEWS, ExploreSelection, GroupBy, ViewName

__all__ = ["GROUPINGS", "VIEWS", "ExploreSelection", "GroupBy", "ViewName"]
