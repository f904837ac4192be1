"""Data that change while a server runs."""
