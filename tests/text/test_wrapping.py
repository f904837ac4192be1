"""Lines of a picture: none too wide, nothing lost, punctuation where it belongs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.text.wrapping import wrapped

ENGLISH = "CO₂ was 41.39 million tonnes in 2008 and 44.26 million tonnes in 2019"
CHINESE = "二氧化碳排放量2008年为4139万吨，2019年为4426万吨；同期生产总值由7807亿元增至2.69万亿元"


def test_short_text_is_one_line() -> None:
    assert wrapped("Source: Shenzhen", 12, 900) == ["Source: Shenzhen"]
    assert wrapped("", 12, 900) == [""]


def test_english_breaks_between_words() -> None:
    lines = wrapped(ENGLISH, 20, 300)
    assert len(lines) > 2
    assert " ".join(lines) == ENGLISH


def test_chinese_breaks_between_characters_but_not_in_numbers() -> None:
    lines = wrapped(CHINESE, 20, 300)
    assert len(lines) > 2
    assert "".join(lines) == CHINESE
    assert [line for line in lines if line[0] in "，。；：）》"] == []
    assert sum(number in line for line in lines for number in ("2008", "4139", "2.69")) == 3


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_narrower_has_more_lines(text: str) -> None:
    counts = [len(wrapped(text, 20, width)) for width in (200, 400, 800, 1600)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


@given(st.text(alphabet="ab 1.,（）汉字，。\n“”", max_size=80), st.integers(60, 400))
def test_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, 12, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
