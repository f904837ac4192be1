"""The HTML page around the app, and the chart library's script."""
