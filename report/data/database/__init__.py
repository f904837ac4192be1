"""A report in a database: its figures as rows, and its other files as they are.

A state is loaded as a whole, and is served from then on; one that was replaced stays readable for a
day.
"""
