"""Charts as PNG and SVG files, drawn by Chromium, and the cache of what is costly to make."""
