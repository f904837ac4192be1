"""Figures as Parquet files, each of some indicators, and the manifest that names them.

A file's name is the mark of what it holds, so that none is ever changed: a new state has other
files beside those that stay, and is there with its manifest, which is replaced last.
"""
