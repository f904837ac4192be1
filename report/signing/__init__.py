"""Signing a data folder: what it changes for readers is looked at, answered, and signed."""
