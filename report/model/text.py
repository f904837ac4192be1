"""A text in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
# Each is named in itself, so that its readers find it.
LANGUAGE_NAMES: Mapping[Language, str] = MappingProxyType({"en": "English", "zh": "中文"})
# As browsers and catalogues know them (BCP 47).
LANGUAGE_TAGS: Mapping[Language, str] = MappingProxyType({"en": "en", "zh": "zh-CN"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; it is false where it is empty in both."""

    en: str
    zh: str

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.zh

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)
