"""Data folders that a program makes up: as large as one asks for, and never to be taken for real.

Their figures follow from a number of figures and a seed. Each says that it is synthetic by the
names of its indicator, its place, its publication and its publisher, in both languages.
"""
