"""Where lines of slides end: between phrases, and never between a figure and its unit."""

from __future__ import annotations

import pytest

from report.model import LANGUAGES
from report.text.formatter import Formatter
from report.text.line_breaks import BREAK, HARD_BLANK, held, with_breaks
from tests.build import shipped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of 1.3 trillion yuan in June 2025", "of 1.3~trillion~yuan in June 2025"),
        ("16 µg/m³, up 5.7 percentage points", "16~µg/m³, up 5.7~percentage points"),
        ("25,000 enterprises and rank 1", "25,000~enterprises and rank~1"),
        ("by: ● met 11; ◕ on track 1", "by: ●~met 11; ◕~on track 1"),
        ("87 billion US dollars", "87~billion~US dollars"),
        ("in 2025 it was 77.5%", "in 2025 it was 77.5%"),
    ],
)
def test_english_figure_keeps_its_unit(text: str, expected: str) -> None:
    assert held(text, Formatter(shipped(), "en")) == expected.replace("~", HARD_BLANK)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "2022年PM₂.₅年平均浓度为16微克/立方米，2024年全市公园数量达1320个",
            ("16微克/立方米", "1320个"),
        ),
        ("单位地区生产总值能耗0.404吨标准煤/万元（2014年）", ("0.404吨标准煤/万元",)),
        ("2023年提高5.7个百分点，超过1.46亿平方米", ("5.7个百分点", "1.46亿平方米")),
        ("人均碳排放1.3吨二氧化碳当量/人", ("1.3吨二氧化碳当量/人",)),
    ],
)
def test_chinese_figure_keeps_its_unit(text: str, figures: tuple[str, ...]) -> None:
    written = with_breaks(text, Formatter(shipped(), "zh"))
    joined = written.replace("\N{WORD JOINER}", "")
    assert joined.replace(BREAK, "") == text
    assert BREAK in joined
    for figure in figures:
        assert figure in joined


def test_no_line_ends_behind_the_slash_of_a_unit() -> None:
    for language in LANGUAGES:
        written = with_breaks("16 µg/m³", Formatter(shipped(), language))
        assert "/\N{WORD JOINER}m³" in written
