"""Texts measured and broken into lines: none too wide, nothing lost, nothing torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.text.wrapping import halves, width, wrapped

ENGLISH = "CO₂ was 41.39 million tonnes in 2008 and 44.26 million tonnes in 2019"
CHINESE = "二氧化碳排放量2008年为4139万吨，2019年为4426万吨；同期生产总值由7807亿元增至2.69万亿元"
URL = "https://www.sz.gov.cn/cn/xxgk/zfxxgj/tjsj/tjgb/content/post_11263245.html"
CLOSING = "，。；：）》”,.;:)%"


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        ("0123456789", 5.55),
        ("深圳市", 3),
        ("深圳2020年", 3 + 4 * 0.555),
        ("Shenzhen", 4.613),
        # Quotation marks are as wide as a character only where there are Chinese ones.
        ("“”", 0.95),
        ("“深”", 3),
    ],
)
def test_width_is_that_of_the_fonts(text: str, em: float) -> None:
    assert width(text, 1) == pytest.approx(em, abs=0.001)
    assert width(text, 13) == pytest.approx(13 * em, abs=0.013)


def test_bold_is_wider() -> None:
    assert width("0123456789", 1, bold=True) == pytest.approx(5.9)


def test_wide_letters_are_wider_than_narrow_ones() -> None:
    assert width("MMM", 1) > 2.5 * width("iii", 1)


def test_short_text_is_one_line() -> None:
    assert wrapped("Source: Shenzhen", 12, 900) == ["Source: Shenzhen"]


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_is_one_empty_line(text: str) -> None:
    assert wrapped(text, 12, 900) == [""]


def test_text_as_wide_as_the_room_is_one_line() -> None:
    assert wrapped(ENGLISH, 10, width(ENGLISH, 10) + 0.001) == [ENGLISH]
    assert len(wrapped(ENGLISH, 10, width(ENGLISH, 10) - 0.1)) == 2


def test_bold_text_needs_more_lines() -> None:
    room = width(ENGLISH, 10) + 0.001
    assert len(wrapped(ENGLISH, 10, room, bold=True)) == 2


def test_english_breaks_between_words() -> None:
    lines = wrapped(ENGLISH, 20, 300)
    assert len(lines) > 2
    assert " ".join(lines) == ENGLISH


def test_no_break_space_is_kept() -> None:
    assert wrapped("44 million\u00a0tonnes", 10, width("million\u00a0tonnes", 10) + 1) == [
        "44",
        "million\u00a0tonnes",
    ]


@pytest.mark.parametrize("room", [90, 120, 150, 300, 700])
def test_chinese_keeps_numbers_and_their_units_together(room: int) -> None:
    lines = wrapped(CHINESE, 13, room)
    assert "".join(lines) == CHINESE
    for whole in ("2008年", "4139万吨", "4426万吨", "7807亿元", "2.69万亿元"):
        assert sum(whole in line for line in lines) == 1, whole


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("全社会研发投入强度占（深圳）", ["全社会研发投入强度占", "（深圳）"]),
        ("截至2025年底“十四五”期间下降", ["截至2025年底", "“十四五”期间下降"]),
        ("单位国内生产总值能耗累计下降", ["单位国内生产总值", "能耗累计下降"]),
        ("轨道交通运营里程", ["轨道交通", "运营里程"]),
        ("深圳市生态环境局《环境公报》", ["深圳市生态环境局", "《环境公报》"]),
    ],
)
def test_chinese_ends_between_phrases(text: str, lines: list[str]) -> None:
    """At each width between that of the longer line and that of the whole."""
    longest = max(len(line) for line in lines)
    assert wrapped(text, 10, 10 * longest + 1) == lines


def test_phrase_wider_than_a_line_is_broken_between_characters() -> None:
    assert wrapped("（深圳市）", 10, 31) == ["（深圳", "市）"]


@pytest.mark.parametrize("room", range(60, 400, 7))
def test_punctuation_stands_with_its_word(room: int) -> None:
    lines = wrapped(f"《{CHINESE}》（见“附表”）。{ENGLISH} (see “Table 2”), 5 %.", 13, room)
    assert [line for line in lines if line[0] in CLOSING] == []
    assert [line for line in lines if line[-1] in "（《“("] == []


def test_long_address_is_broken_at_its_slashes() -> None:
    room = 160
    lines = wrapped(f"See {URL}", 13, room)
    assert "".join(lines) == f"See {URL}"
    assert [line for line in lines[:-1] if line[-1] not in "/._"] == []
    assert max(width(line, 13) for line in lines) <= room


def test_address_that_fits_into_a_line_is_whole() -> None:
    assert wrapped(f"See {URL}", 13, width(URL, 13) + 1) == ["See", URL]


def test_word_wider_than_a_line_is_broken() -> None:
    lines = wrapped("Donaudampfschifffahrt", 13, 60)
    assert "".join(lines) == "Donaudampfschifffahrt"
    assert max(width(line, 13) for line in lines) <= 60


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_narrower_has_more_lines(text: str) -> None:
    counts = [len(wrapped(text, 20, room)) for room in (200, 400, 800, 1600)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


TEXTS = st.text(alphabet="abW 1.,/-（）汉字，。\n“”\u00a0", max_size=80)


@given(TEXTS, st.integers(13, 400))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, room: int) -> None:
    lines = wrapped(text, 12, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if width(line, 12) > room + 1e-6] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Emissions", ("Emissions",)),
        ("", ("",)),
        ("Carbon dioxide emissions per person", ("Carbon dioxide", "emissions per person")),
        ("a bbbbbbbbbbbbbbbbb", ("a", "bbbbbbbbbbbbbbbbb")),
        ("国家机关办公建筑单位面积用电量", ("国家机关办公建筑", "单位面积用电量")),
    ],
)
def test_halves_break_between_words(text: str, lines: tuple[str, ...]) -> None:
    assert halves(text, 13) == lines


def test_halves_tear_no_number() -> None:
    assert halves("2020年（2015年=100）", 13) == ("2020年", "（2015年=100）")
