"""How wide letters of pages are."""

from __future__ import annotations

import pytest

from report.text import wrapping
from report.text.page_letters import drawn_width


def test_line_is_as_wide_as_its_letters() -> None:
    assert drawn_width("深1", 13) == pytest.approx(13 + drawn_width("1", 13))
    assert drawn_width("m", 26) == pytest.approx(2 * drawn_width("m", 13), abs=1)
    assert drawn_width("", 13) == 0


def test_letters_of_pages_are_narrower_than_those_of_documents() -> None:
    for bold in (False, True):
        assert drawn_width("Shenzhen", 13, bold=bold) < wrapping.width("Shenzhen", 13, bold=bold)


def test_bold_letters_are_wider() -> None:
    assert drawn_width("Shenzhen", 13, bold=True) > drawn_width("Shenzhen", 13)


def test_chinese_is_as_wide_as_it_is_high() -> None:
    assert drawn_width("深圳", 13) == 26


def test_last_letter_takes_whole_pixels() -> None:
    """Of a `4` a browser sees 7 pixels in letters of 13."""
    assert drawn_width("4", 13) == 7
    assert drawn_width("44", 13) < 14
