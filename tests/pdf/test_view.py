"""A view of the explore page on paper: its choices, figures, sources and address."""

from __future__ import annotations

import pytest

from report.explore import query
from report.explore.selection import ExploreSelection
from report.pdf import printing
from report.text.formatter import Formatter
from tests.build import shipped
from tests.pdf.printed import Printed

URL = "https://dashboard.example.org/explore?indicators=pm25_annual_mean&lang=en"
VIEWS = {
    "line": {"indicators": "pm25_annual_mean", "from": "2016", "to": "2022"},
    "bar": {"indicators": "gdp", "view": "bar", "transform": "growth"},
    "multiples": {"indicators": "rd_intensity", "view": "multiples"},
    "table": {"indicators": "nev_stock", "view": "table", "status": "A"},
    "map": {"indicators": "shared_bike_quota", "view": "map"},
    "scatter": {"indicators": "gdp,resident_population", "view": "scatter"},
}


def chosen(asked: dict[str, str]) -> ExploreSelection:
    found, ignored = query.parse(asked, shipped())
    assert ignored == ()
    return found


@pytest.mark.usefixtures("plain_charts")
@pytest.mark.parametrize("view", VIEWS)
def test_view_is_printed_with_its_choices_and_its_address(view: str) -> None:
    fmt = Formatter(shipped(), "en")
    printed = Printed(printing.view_pdf(chosen(VIEWS[view]), fmt, f"{URL}&view={view}"))
    text = " ".join(" ".join(printed.pages).split())
    assert f"{URL}&view={view}" in printed.links
    assert fmt.word(f"explore.view.{view}") in text
    name = VIEWS[view]["indicators"].split(",")[0]
    assert fmt.say(shipped().indicators[name].name) in text
    assert fmt.word("nav.sources") in text
    assert len(printed.links) > 1


@pytest.mark.usefixtures("plain_charts")
def test_years_chosen_are_named() -> None:
    fmt = Formatter(shipped(), "zh")
    printed = Printed(printing.view_pdf(chosen(VIEWS["line"]), fmt))
    assert "2016年至2022年" in printed.pages[0]


def test_view_without_a_figure_is_refused() -> None:
    nothing = chosen({"indicators": "pm25_annual_mean", "places": "hong_kong", "from": "2030"})
    with pytest.raises(ValueError, match="no figure"):
        printing.view_pdf(nothing, Formatter(shipped(), "en"))
