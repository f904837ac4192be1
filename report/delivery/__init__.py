"""What is published, mailed to those who asked for it: briefs of areas and sheets of changes."""
