"""The columns that downloads and the data API have in common, each declared once."""
