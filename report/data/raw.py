"""A data folder as written: rows and documents before any of them is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from report.model import Text

_HEADERS = MappingProxyType(
    {
        "indicators.csv": (
            "id area name_en name_zh definition_en definition_zh unit direction kind headline"
            " chart note_en note_zh usual_months publisher"
        ),
        "synonyms.csv": "indicator en zh",
        "observations.csv": (
            "indicator place period value qualifier status preferred source note_en note_zh"
        ),
        "targets.csv": (
            "indicator place period value qualifier set_on base superseded_by"
            " policy_en policy_zh source"
        ),
        "publishers.csv": "id name_en name_zh kind homepage",
        "sources.csv": "id title_en title_zh publisher via published language kind url",
        "events.csv": "id area date title_en title_zh summary_en summary_zh kind source",
        "practices.csv": (
            "id area place start_year title_en title_zh summary_en summary_zh"
            " result_en result_zh source"
        ),
        "places.csv": "id name_en name_zh kind parent",
        "units.csv": "unit base factor en zh note singular_en",
        "editions.csv": "id title_en title_zh cutoff",
        "glossary.csv": (
            "id term_en term_zh others_en others_zh explanation_en explanation_zh source"
        ),
        "corrections.csv": ("date indicator place period source before after why_en why_zh"),
        "words.csv": "key en zh",
    }
)
COLUMNS = MappingProxyType({file: tuple(names.split()) for file, names in _HEADERS.items()})
# Columns that a table of an earlier form lacks: it is read as if their cells were empty.
ADDED = MappingProxyType(
    {"units.csv": ("singular_en",), "indicators.csv": ("usual_months", "publisher")}
)
# What sources.csv had before publishers had a table of their own.
OLD_SOURCES = ("id", "title", "publisher", "published", "language", "kind", "url")
INDICATORS = "indicators.csv"
OBSERVATIONS = "observations.csv"
PUBLISHERS = "publishers.csv"
SOURCES = "sources.csv"
SETTINGS = "report.toml"
MAP = "districts.geojson"
WORDS = "words.csv"
SYNONYMS = "synonyms.csv"
GLOSSARY = "glossary.csv"
# Who has signed what the other files hold; no part of that.
SIGNATURES = "signed/signatures.csv"
# Names the Parquet files that may stand in place of the table of figures.
MANIFEST = "observations/manifest.json"
# A report may have none of it.
OPTIONAL = frozenset({GLOSSARY, SIGNATURES, MANIFEST})

# Shown where there may be no table of words to take it from.
REFUSED = Text("The data have errors and are not published", "数据有误，暂不能发布")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the data, where, and what to do.

    `row` 1 is a table's header; `column` is one of a table, or the path of keys in a document.
    """

    file: str
    row: int | None
    column: str | None
    wrong: str
    remedy: str

    def __str__(self) -> str:
        place = [self.file]
        place += [f"row {self.row}"] if self.row is not None else []
        kind = "column" if self.file.endswith(".csv") else "key"
        place += [f"{kind} {self.column}"] if self.column else []
        return f"{', '.join(place)}: {self.wrong}. {self.remedy}."


class DataError(ValueError):
    """The data folder cannot be read as a report. Carries every problem found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class RawRow:
    """A line of a table as written: cells by column, and the number of its line."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def text(self, column: str) -> Text:
        """The cells `column_en` and `column_zh`, or `en` and `zh` for an empty name."""
        stem = f"{column}_" if column else ""
        return Text(self[f"{stem}en"], self[f"{stem}zh"])

    def problem(self, column: str, wrong: str, remedy: str) -> Problem:
        return Problem(self.file, self.number, column, wrong, remedy)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Raw:
    """A data folder as written, before it is checked; what could not be read is missing.

    `mark` stands for what its files held.
    """

    tables: Mapping[str, Sequence[RawRow]]
    documents: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...]
    mark: str = ""

    def areas(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The area files: (file, content), in the order of their names."""
        return (
            (file, self.documents[file]) for file in self.documents if file.startswith("areas/")
        )
