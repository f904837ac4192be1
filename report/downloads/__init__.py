"""A selection of the report as files: tables, a package of them, and pictures of charts."""
