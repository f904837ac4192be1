"""A city's report on green and low-carbon development: data, arithmetic, words, charts."""
