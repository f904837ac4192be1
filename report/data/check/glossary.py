"""Rules on the glossary: each word explained once, briefly, without figures, where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.analysis.glossary import plain, stands_in
from report.data.build import term_of
from report.data.check.inputs import AREAS, Problems, Rule, needs, quoted, rows, wordings
from report.data.raw import GLOSSARY, PUBLISHERS, SETTINGS, SOURCES, SYNONYMS, WORDS, Raw
from report.model import LANGUAGES, Language

# In characters: a tooltip is read on a telephone too.
_LONGEST = {"en": 300, "zh": 120}
# A number by itself; those in PM2.5 and V2G are parts of a name.
_NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9][0-9.]*(?![A-Za-z0-9])")
# What readers meet elsewhere than in the texts of the report, or not at all.
_NO_PROSE = frozenset({GLOSSARY, WORDS, SYNONYMS, SOURCES, PUBLISHERS, "units.csv"})


def term_twice(raw: Raw) -> Problems:
    """A spelling of a language belongs to two terms, or stands twice with one."""
    first: dict[tuple[Language, str], int] = {}
    for row in rows(raw, GLOSSARY):
        for language in LANGUAGES:
            for spelling in term_of(row).spellings(language):
                key = language, plain(spelling).casefold()
                if key in first:
                    wrong = f"{quoted(spelling)} stands in row {first[key]} already"
                    column = "term" if spelling == row[f"term_{language}"] else "others"
                    yield row.problem(f"{column}_{language}", wrong, "Explain each word once")
                first.setdefault(key, row.number)


def long_explanation(raw: Raw) -> Problems:
    """An explanation is too long to be read where the word stands."""
    for row in rows(raw, GLOSSARY):
        for language, most in _LONGEST.items():
            length = len(row[f"explanation_{language}"])
            if length > most:
                wrong = f"the explanation has {length} characters, which is more than {most}"
                yield row.problem(f"explanation_{language}", wrong, "Say it in two sentences")


def figure_in_explanation(raw: Raw) -> Problems:
    """An explanation holds a figure, which would need a source and a period."""
    for row in rows(raw, GLOSSARY):
        for language in LANGUAGES:
            figure = _NUMBER.search(row[f"explanation_{language}"])
            if figure:
                wrong = f"{quoted(figure[0])} is a figure"
                yield row.problem(f"explanation_{language}", wrong, "Say it in words only")


@needs("indicators.csv", "targets.csv", "events.csv", "practices.csv", AREAS, SETTINGS)
def term_of_nothing(raw: Raw) -> Problems:
    """No text of the report has the word, in either language."""
    texts = {language: "\n".join(_prose(raw, language)) for language in LANGUAGES}
    for row in rows(raw, GLOSSARY):
        term = term_of(row)
        if not any(stands_in(term.spellings(each), texts[each]) for each in LANGUAGES):
            wrong = f"{quoted(row['term_en'])} stands in no text of the report"
            yield row.problem("term_en", wrong, "Spell it as the texts do, or remove the row")


def _prose(raw: Raw, language: Language) -> Iterator[str]:
    for wording in wordings(raw):
        if wording.file not in _NO_PROSE and wording.column.endswith(language):
            yield wording.text


RULES: tuple[Rule, ...] = (term_twice, long_explanation, figure_in_explanation, term_of_nothing)
