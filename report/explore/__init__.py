"""A free selection of the report's figures: what is chosen, what it shows, how it is said."""

from report.explore.selection import BYS, VIEWS, ExploreSelection, GroupBy, ViewName

__all__ = ["BYS", "VIEWS", "ExploreSelection", "GroupBy", "ViewName"]
