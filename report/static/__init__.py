"""The report as files for any web server: whole pages that need neither scripts nor an app."""
