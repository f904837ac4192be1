"""A report in PostgreSQL: a state is loaded in one transaction."""
