"""The numbers that settings of the environment may be."""

from __future__ import annotations

import pytest

from report.settings import SettingError, number, whole_number


def test_whole_number_is_read() -> None:
    assert whole_number("REPORT_ANY", "12") == 12


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "two", "²", " 1", ""])
def test_other_whole_number_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(SettingError) as refused:
        whole_number("REPORT_ANY", text)
    assert str(refused.value) == (
        f"REPORT_ANY is {text!r}, which is no whole number from 1 on. "
        "Set such a number, or leave it out"
    )


def test_number_is_read() -> None:
    assert number("REPORT_ANY", "0.5", "number", "5") == 0.5


@pytest.mark.parametrize("text", ["0", "-1", "two", "inf", "nan", "1,5", ""])
def test_other_number_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(SettingError) as refused:
        number("REPORT_ANY", text, "number of days", "2 or 0.5")
    assert str(refused.value) == (
        f"REPORT_ANY is {text!r}, which is no number of days above 0. "
        "Set such a number, as 2 or 0.5, or leave it out"
    )
