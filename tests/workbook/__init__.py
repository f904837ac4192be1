"""Tests of the workbook that the data are edited in."""
