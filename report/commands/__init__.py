"""Commands of `python -m report`, each with the document that it prints."""
