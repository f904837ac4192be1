"""Charts by the ids in their addresses."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.chart_series import rows_of
from report.charts import addresses
from report.model import Report
from report.text.formatter import Formatter
from tests.build import editorial, example


def test_every_editorial_chart_has_an_address(report: Report) -> None:
    assert len(editorial()) > 40
    for chart, area in editorial():
        found = addresses.addressed_chart(report, chart.id)
        assert found is not None
        assert (found.chart, found.area, found.indicator) == (chart, area, None)


def test_every_indicator_with_figures_has_one_by_two_names(report: Report) -> None:
    fmt = Formatter(report, "en")
    with_figures = [row for row in report.indicators.values() if report.places_of(row.id)]
    assert len(with_figures) > 300
    for row in with_figures:
        found = addresses.addressed_chart(report, row.id)
        assert found is not None
        assert found.chart is not None
        assert found.indicator == row
        places = {place for _, place, _ in rows_of(found.chart, fmt.report)}
        assert places | {*found.chart.aside} == {place.id for place in report.places_of(row.id)}
        again = addresses.addressed_chart(report, found.chart.id)
        assert again is not None
        assert again.chart == found.chart


def test_an_indicator_without_a_figure_has_none(report: Report) -> None:
    without = [row.id for row in report.indicators.values() if not report.places_of(row.id)]
    assert without
    assert [name for name in without if addresses.addressed_chart(report, name)] == []


def test_timelines_matrices_and_the_map_have_one(report: Report) -> None:
    for area in report.areas:
        for name, subject in (("timeline", "events"), ("coverage", "coverage")):
            found = addresses.addressed_chart(report, f"{name}_{area.id}")
            assert found is not None
            assert (found.subject, found.area, found.chart) == (subject, area, None)
    found = addresses.addressed_chart(report, "district_map")
    assert found is not None
    assert found.subject == "map"
    assert addresses.addressed_chart(replace(report, outlines=()), "district_map") is None


def test_events_beside_an_indicator_have_one(report: Report) -> None:
    found = addresses.addressed_chart(report, addresses.events_of("nev_stock"))
    assert found is not None
    assert (found.subject, found.indicator) == ("beside", report.indicators["nev_stock"])


def test_ids_name_one_chart_each(report: Report) -> None:
    """No chart hides behind the id of an indicator, nor the other way about."""
    charts = [chart.id for chart, _ in editorial()]
    assert len(set(charts)) == len(charts)
    assert set(charts) & set(report.indicators) == set()


def test_an_unknown_id_names_nothing() -> None:
    for name in ("", "nope", "indicator_", "../../etc/passwd", "<script>", "x" * 10_000):
        assert addresses.addressed_chart(example(), name) is None
        assert name not in addresses.ids(example())
