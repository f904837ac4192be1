"""The vintages of the figures that are shipped."""

from __future__ import annotations

from itertools import pairwise

import pytest

from report.analysis.chart_series import rows_of
from report.analysis.editions import report_at
from report.analysis.series import segments
from report.model import LANGUAGES, Chart, Text, Vintage
from report.text.formatter import Formatter
from report.text.narrative import chart_headline, chart_legend, chart_note
from tests.build import shipped

EDITIONS = ("2023", "latest")


@pytest.mark.parametrize("edition", EDITIONS)
def test_shipped_series_are_of_one_vintage_between_breaks(edition: str) -> None:
    report = report_at(shipped(), edition)
    assert [row.key for row in report.observations if row.new_vintage] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_shipped_run_mixes_what_is_known_of_vintages(edition: str) -> None:
    """Neighbours of one run, of which one is a first release and one revised, are from one source,
    or the first release came out after the revision.
    """
    report = report_at(shipped(), edition)
    mixed = [
        (earlier.key, later.key)
        for indicator in report.indicators
        for place in report.places_of(indicator)
        for run in segments(report.series(indicator, place.id))
        for earlier, later in pairwise(run)
        if "revised" in {earlier.vintage, later.vintage}
        and {earlier.vintage, later.vintage} & {"first_release", "before_revision"}
        and earlier.source != later.source
    ]
    assert mixed == []


def test_gdp_is_one_revised_series_with_one_break() -> None:
    series = [row for row in shipped().series("gdp") if row.period.year < 2025]
    assert {row.source for row in series} == {"in_gba_gdp_2025"}
    assert [row.period.year for row in series if row.begins_run] == [2024]


def test_edition_of_2023_shows_what_had_been_published_of_gdp() -> None:
    report = report_at(shipped(), "2023")
    series = report.series("gdp")
    assert [row.period.year for row in series if row.begins_run] == [2004, 2017, 2019]
    assert "revised" not in {row.vintage for row in series if row.period.year > 2004}
    shown = {row.period.year: row.written for row in series}
    assert shown[2012] == "12950.08"
    assert shown[2016] == "19492.6012"
    assert shown[2022] == "32387.68"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "gdp|shenzhen|2019",
            {"26992.33": "revised", "26927.09": "first_release", "26900": "first_release"},
        ),
        (
            "gdp|shenzhen|2012",
            {"13496.27": "revised", "12950.08": "first_release", "12950.1": "first_release"},
        ),
        ("gdp|shenzhen|2005", {"5035.77": "revised", "4950.91": "before_revision"}),
        (
            "gdp|shenzhen|2023",
            {"34606.4": "first_release", "34600": "first_release"},
        ),
        ("resident_population|shenzhen|2018", {"1666.12": "revised", "1302.66": "before_revision"}),
        ("rd_intensity|china|2022", {"2.49": "revised", "2.54": "first_release"}),
        # One compilation beside rounded press figures is no revision.
        ("fdi_utilized_usd|shenzhen|2021", {"109.6500": None, "100": None}),
        ("tertiary_value_added|shenzhen|2012", {"7206.88": "first_release", "7206.1": None}),
    ],
)
def test_vintages_of_shipped_cells(key: str, expected: dict[str, Vintage | None]) -> None:
    rows = [row for row in shipped().observations if row.key == key]
    assert {row.written: row.vintage for row in rows} == expected


def _decoupling(edition: str) -> Chart:
    report = report_at(shipped(), edition)
    return next(drawn for drawn in report.settings.charts if drawn.id == "decoupling")


@pytest.mark.parametrize(
    ("edition", "years", "headline"),
    [
        (
            "latest",
            {"gdp": (2008, 2023), "co2_emissions_ceads": (2008, 2019)},
            Text(
                "2019 data: GDP was 3.4 times the 2008 level at current prices, "
                "CO₂ emissions up 6.9% from 2008",
                "2019年数据：地区生产总值按现价是2008年的3.4倍，二氧化碳排放量比2008年增长6.9%",
            ),
        ),
        (
            "2023",
            {"gdp": (2008, 2016), "co2_emissions_ceads": (2008, 2019)},
            Text(
                "2016 data: GDP was 2.5 times the 2008 level at current prices, "
                "CO₂ emissions down 14.8% from 2008",
                "2016年数据：地区生产总值按现价是2008年的2.5倍，二氧化碳排放量比2008年下降14.8%",
            ),
        ),
    ],
)
def test_index_of_the_overview_is_of_comparable_figures(
    edition: str, years: dict[str, tuple[int, int]], headline: Text
) -> None:
    drawn, report = _decoupling(edition), report_at(shipped(), edition)
    series = {name: rows for name, _, rows in rows_of(drawn, report)}
    ends = {name: (rows[0].period.year, rows[-1].period.year) for name, rows in series.items()}
    assert ends == years
    for language in LANGUAGES:
        fmt = Formatter(report, language)
        assert chart_headline(drawn, fmt) == headline[language]
        assert fmt.word("legend.break") not in chart_legend(drawn, fmt)
        assert chart_note(drawn, fmt)
