"""One word for one thing: names and words of the interface have none that was given up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from report.model import LANGUAGES, Language
from tests.build import shipped

# What was given up, and what stands for it now.
_GIVEN_UP: dict[Language, dict[str, str]] = {
    "en": {
        "above-scale": "above designated size",
        "turned into": "recycled, used as",
        "preliminary": "provisional",
        "first half-year": "January to June",
        "first quarter": "January to March",
        "seated in": "based in",
        "actually used": "actually utilised",
        "economy share of": "economy industries, share of",
        "new-energy": "new energy",
    },
    "zh": {
        "已实现": "已达标",
        "偏离目标": "与目标方向相反",
        "无法评估": "暂不具备评估条件",
        "版次": "版本",
        "篇章": "领域",
        "按市级公布的约数": "据市级公布的取整数",
        "数据探索": "数据查询",
        "上半年": "1—6月",
        "一季度": "1—3月",
    },
}


def told(language: Language) -> Iterator[tuple[str, str]]:
    """Names of indicators and words of the interface, each with its id."""
    report = shipped()
    yield from ((name, row.name[language]) for name, row in report.indicators.items())
    # Descriptions of columns name the values that files have.
    words = ((key, text) for key, text in report.words.items() if not key.startswith("column."))
    yield from ((key, text[language]) for key, text in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_called_by_a_word_that_was_given_up(language: Language) -> None:
    texts = [*told(language)]
    assert len(texts) > 1400
    found = [
        (name, text, instead)
        for name, text in texts
        for word, instead in _GIVEN_UP[language].items()
        if word in text
    ]
    assert found == []
