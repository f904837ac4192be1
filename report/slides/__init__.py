"""The deck of slides, as PPTX and for a browser."""
