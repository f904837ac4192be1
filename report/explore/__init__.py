"""Figures as a reader selects them: selection, its series, its view, and the texts around it."""

from report.explore.selection import BYS, VIEWS, ExploreSelection, GroupBy, ViewName

__all__ = ["BYS", "VIEWS", "ExploreSelection", "GroupBy", "ViewName"]
