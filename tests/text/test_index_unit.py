"""The unit of an index: both languages, whatever the base."""

from __future__ import annotations

import pytest

from report.model import Period, Text
from report.text.index_unit import index_unit
from tests.build import example


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (Period(2015), Text("2015 = 100", "2015年=100")),
        (Period(2015, 6), Text("June 2015 = 100", "2015年6月=100")),
    ],
)
def test_label_names_the_base_in_both_languages(base: Period, expected: Text) -> None:
    unit = index_unit(base, example())
    assert unit.label == expected
    assert not unit.is_scaled
