"""Places too large to stand beside the subject are added to its chart by a chip."""

from __future__ import annotations

from typing import Any

import pytest

from report.analysis.default_chart import at_all_places
from report.model import Report
from report.text.formatter import Formatter
from tests.elements import charts
from tests.opened import fresh

_STOCK = "indicator_nev_stock"


def named(app: Any) -> set[str]:
    """The places whose lines the chart of the indicator draws."""
    (chart,) = (one for one in charts(app) if one.key.endswith(_STOCK))
    return {trace["name"] for trace in chart.spec["data"] if trace.get("name")}


def names(report: Report, *places: str) -> set[str]:
    return {Formatter(report, "en").place(place) for place in places}


def test_china_is_added_and_taken_away(report: Report) -> None:
    chart = at_all_places(report.indicators["nev_stock"], report)
    assert chart is not None
    assert chart.aside == ("china",)
    app = fresh("indicator", {"lang": "en", "id": "nev_stock"})
    assert names(report, *chart.places) <= named(app)
    assert not names(report, "china") & named(app)
    app.pills(key=f"add_{_STOCK}").set_value(["china"]).run()
    assert names(report, *chart.places, "china") <= named(app)
    assert app.query_params["with"] == "china"
    app.pills(key=f"add_{_STOCK}").set_value([]).run()
    assert not names(report, "china") & named(app)
    assert "with" not in app.query_params


@pytest.mark.parametrize("page", ["indicator", "chart"])
def test_address_adds_a_place(page: str, report: Report) -> None:
    app = fresh(page, {"lang": "en", "id": "nev_stock", "with": "china"})
    assert names(report, "china") <= named(app)


@pytest.mark.parametrize("odd", ["beijing", "<script>", "", "china" * 400])
def test_what_is_not_put_aside_is_not_added(odd: str, report: Report) -> None:
    app = fresh("indicator", {"lang": "en", "id": "nev_stock", "with": odd})
    assert not app.exception
    assert not names(report, "china") & named(app)


def test_closer_look_of_an_area_offers_the_same(report: Report) -> None:
    app = fresh("transport", {"lang": "en", "indicator": "nev_stock"})
    app.pills(key=f"add_{_STOCK}").set_value(["china"]).run()
    assert names(report, "china") <= named(app)
    assert "with" not in app.query_params
