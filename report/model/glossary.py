"""The words that need an explanation."""

from __future__ import annotations

from dataclasses import dataclass

from report.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word that needs an explanation. `others` are further spellings and abbreviations of a
    language, with semicolons between them; `source` is the id of what defines it, or empty where
    the explanation is ours.
    """

    id: str
    term: Text
    others: Text
    explanation: Text
    source: str

    def spellings(self, language: Language) -> tuple[str, ...]:
        """All that it is written as in a language, the term itself first."""
        others = (part.strip() for part in self.others[language].split(";"))
        return (self.term[language], *filter(None, others))
