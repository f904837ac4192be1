"""Placeholders: where in a sentence which figure belongs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.model import Period
from report.model.placeholders import Placeholder, parse

PLACEHOLDERS = {
    "gdp": Placeholder("gdp"),
    "gdp@2013": Placeholder("gdp", period=Period(2013)),
    "gdp@2024-06": Placeholder("gdp", period=Period(2024, 6)),
    "gdp@2017-08-04": Placeholder("gdp", period=Period(2017, 8, 4)),
    "gdp/hong_kong": Placeholder("gdp", "hong_kong"),
    "gdp/beijing@2023": Placeholder("gdp", "beijing", Period(2023)),
    "gdp.period": Placeholder("gdp", field="period"),
    "gdp@2013.period": Placeholder("gdp", period=Period(2013), field="period"),
    "gdp/beijing.number": Placeholder("gdp", "beijing", field="number"),
    "gdp.change_since@2013": Placeholder("gdp", field="change_since", argument=Period(2013)),
    "gdp@2013.data": Placeholder("gdp", period=Period(2013), field="data"),
    "gdp.target@2025": Placeholder("gdp", field="target", argument=Period(2025)),
    "pm25_annual_mean": Placeholder("pm25_annual_mean"),
}
NO_PLACEHOLDERS = {
    "": "is not a placeholder",
    " gdp": "is not a placeholder",
    "GDP": "is not a placeholder",
    "5g_stations": "is not a placeholder",
    "gdp.unit": "is not a placeholder",
    "gdp/": "is not a placeholder",
    "gdp@": "is not a placeholder",
    "gdp@13": "is not a year, a month or a day",
    "gdp@2013-13": "month must be in 1..12",
    "gdp.change_since": "take a period",
    "gdp.change@2013": "is not a placeholder",
    "gdp.target": "take a period",
    "gdp.period@2013": "take a period",
    "gdp.number@2013": "take a period",
    "gdp.data@2013": "take a period",
}


@pytest.mark.parametrize("written", PLACEHOLDERS)
def test_placeholder_is_read(written: str) -> None:
    assert parse(f"{{{written}}}") == (PLACEHOLDERS[written],)


@pytest.mark.parametrize("written", NO_PLACEHOLDERS)
def test_what_is_no_placeholder_is_named(written: str) -> None:
    with pytest.raises(ValueError, match=NO_PLACEHOLDERS[written]):
        parse(f"It was {{{written}}}.")


@pytest.mark.parametrize("prose", ["{gdp", "gdp}", "{{gdp}}", "{gdp} and }", "{a{b}"])
def test_brace_without_its_partner_is_named(prose: str) -> None:
    with pytest.raises(ValueError, match="a brace without its partner"):
        parse(prose)


def test_sentence_keeps_its_pieces_in_order() -> None:
    assert parse("GDP was {gdp} in {gdp.period}.") == (
        "GDP was ",
        Placeholder("gdp"),
        " in ",
        Placeholder("gdp", field="period"),
        ".",
    )


def test_placeholders_may_stand_side_by_side() -> None:
    assert parse("{gdp.period}{gdp}") == (Placeholder("gdp", field="period"), Placeholder("gdp"))


def test_nothing_has_no_pieces() -> None:
    assert parse("") == ()


@given(st.text().filter(lambda text: not set("{}") & set(text)))
def test_text_without_braces_stays_as_it_is(text: str) -> None:
    assert "".join(str(piece) for piece in parse(text)) == text


@given(st.text(alphabet="{}ab_@./2013- "))
def test_anything_is_read_or_refused(prose: str) -> None:
    """No other error than the one that the check turns into a message."""
    try:
        pieces = parse(prose)
    except ValueError:
        return
    assert sum(isinstance(piece, Placeholder) for piece in pieces) == prose.count("{")
