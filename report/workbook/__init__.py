"""The data folder as a workbook to edit, and back."""
