"""Data folder → Report: raw rows, the check, the build, and what is served."""
