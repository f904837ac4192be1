"""What the server tells whoever runs it: measures and a log, neither with a word of a reader."""
