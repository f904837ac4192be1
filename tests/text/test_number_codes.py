"""Number formats of a spreadsheet: decimals alike in a row, signs and letters around the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.model import Language
from report.text.formatter import Formatter
from report.text.number_codes import NumberStyle, marks_of, number_style, sign_of
from report.text.rounding import common_places
from tests.build import row, shipped


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([], 0),
        (["0"], 0),
        (["97", "108.0"], 0),
        (["4", "4.2", "4.21"], 2),
        (["36801.8737", "2482.49"], 2),
        # Below one, three digits of the largest figure and one of the smallest.
        (["0.51321", "0.4"], 3),
        (["0.08812", "0.05"], 4),
        (["15.5", "0.0012345"], 3),
        (["12", "0.5"], 1),
    ],
)
def test_places_of_a_row(values: list[str], places: int) -> None:
    assert common_places(map(Decimal, values)) == places


def style(values: list[str], code: str, language: Language) -> NumberStyle:
    fmt = Formatter(shipped(), language)
    numbers = [Decimal(value) for value in values]
    return number_style(numbers, numbers, fmt.report.units[code], fmt)


@pytest.mark.parametrize(
    ("language", "values", "code", "expected"),
    [
        ("zh", ["36801.87", "1.96"], "10^8 CNY", ("亿元", ["36801.87", "1.96"], 2)),
        ("en", ["36801.87", "34606.4"], "10^8 CNY", ("billion yuan", ["3680.187", "3460.64"], 2)),
        ("zh", ["55", "97.1"], "10^4 vehicles", ("万辆", ["55", "97.1"], 1)),
        ("en", ["55", "97.1"], "10^4 vehicles", ("vehicles", ["550000", "971000"], 0)),
        (
            "en",
            ["1766.18", "1798.95"],
            "10^4 persons",
            ("million people", ["17.6618", "17.9895"], 2),
        ),
        ("zh", ["19647"], "patents", ("件", ["19647"], 0)),
        ("en", ["16", "15.6"], "µg/m³", ("µg/m³", ["16", "15.6"], 1)),
    ],
)
def test_figures_of_a_row_are_in_one_scale(
    language: Language, values: list[str], code: str, expected: tuple[str, list[str], int]
) -> None:
    found = style(values, code, language)
    numbers = [str(found.number(Decimal(value)).normalize()) for value in values]
    label, wanted, places = expected
    assert (found.scale.label, found.places) == (label, places)
    assert [Decimal(number) for number in numbers] == [Decimal(number) for number in wanted]


def test_typical_figures_choose_the_scale_of_others() -> None:
    """A small district is in the unit of the city beside it."""
    fmt = Formatter(shipped(), "en")
    unit = fmt.report.units["10^8 CNY"]
    small = number_style([Decimal("3.07")], [Decimal(30000)], unit, fmt)
    assert small.scale.label == "billion yuan"
    assert small.text(Decimal("3.07"), "", "") == "0.307"


def test_codes_hold_signs_and_letters_and_keep_digits_in_line() -> None:
    english, chinese = (style(["12345.5"], "CNY", language) for language in ("en", "zh"))
    assert english.code("", "", 0) == '#,##0.0;"−"#,##0.0'
    assert chinese.code("", "", 0) == '0.0;"−"0.0'
    assert chinese.code(">", "P", 2) == '">"0.0" P"_D;">""−"0.0" P"_D'
    assert chinese.code("", "D*", 2) == '0.0" D*";"−"0.0" D*"'
    assert chinese.code("", "", 2) == '0.0_ _D_D;"−"0.0_ _D_D'
    assert english.text(Decimal("-12345.5"), "≈", "E") == "≈−12,345.5 E"


def test_part_of_one_is_a_number_behind_its_stroke() -> None:
    part = style(["3", "5"], "1/n of national average", "en")
    assert part.scale.label == "national average = 1"
    assert part.number(Decimal(3)) == 3
    assert part.code("", "", 0) == '"1/"#,##0;"1/""−"#,##0'
    assert part.text(Decimal(3), "", "") == "1/3"


@pytest.mark.parametrize(
    ("period", "status", "qualifier", "sign", "marks"),
    [
        ("2020", "A", "", "", ""),
        ("2020", "P", "preliminary", "", "P"),
        ("2020", "A", "preliminary", "", "P"),
        ("2020", "B", "about", "≈", "B"),
        ("2020-06", "A", "more_than", ">", "*"),
        ("2020-06-30", "D", "less_than", "<", "D*"),
    ],
)
def test_signs_and_marks_of_a_figure(
    period: str, status: str, qualifier: str, sign: str, marks: str
) -> None:
    figure = row(period, "1", status=status, qualifier=qualifier)
    assert (sign_of(figure), marks_of(figure)) == (sign, marks)
