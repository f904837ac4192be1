"""Everything that is said in words: the one formatter, sentences, verdicts, tables, wrapping."""
