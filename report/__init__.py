"""Shenzhen's annual report on green and low-carbon development: data, arithmetic, words, charts."""
