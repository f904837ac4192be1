"""Vintages: which figure is a first release, which a revised one; no line or change mixes them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pytest

from report.analysis.change import change_between
from report.analysis.chart_series import rows_of
from report.analysis.editions import content_hash, report_at
from report.analysis.facts import trends
from report.analysis.records import record
from report.analysis.series import segments
from report.analysis.transform import Series, growth, index
from report.analysis.unknowns.disagreement import disagreement
from report.analysis.vintages import is_revision_of, with_vintages
from report.model import LANGUAGES, Chart, Observation, Period, Source, Text, Vintage
from report.text.formatter import Formatter
from report.text.narrative import chart_headline, chart_legend, chart_note
from tests.build import chart, example, picture, row, shipped, stretches, telling, traces, unit

EDITIONS = ("2023", "latest")
# Sources by when they were published.
SOURCES = MappingProxyType(
    {
        name: Source(name, Text("Title", "题名"), "gazette_press", "", date, "en", "press", "")
        for name, date in {
            "early": Period(2021, 2, 3),
            "middle": Period(2023),
            "late": Period(2025),
            "undated": None,
        }.items()
    }
)


def _figure(value: str, source: str, note: str = "", **more: Any) -> Observation:
    """A figure of 2020 beside the one that is shown."""
    plain = {"preferred": False, "source": source, "note": Text(note, note)}
    return row("2020", value, **(plain | more))


def _shown(value: str, source: str, note: str = "", **more: Any) -> Observation:
    return _figure(value, source, note, **({"preferred": True} | more))


def _vintages(*rows: Observation) -> list[Vintage | None]:
    return [marked.vintage for marked in with_vintages(rows, SOURCES)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("First release.", "first_release"),
        ("First release, before the census; not rebased.", "first_release"),
        ("As first published, without the zone", "first_release"),
        ("Before the 2020 census; not rebased", "before_revision"),
        ("Revised after the census; first release 2.44.", "revised"),
        ("Later revised level, rounded.", "revised"),
        ("Recast with R&D spending counted.", "revised"),
        ("Compiled series, as revised after the censuses.", "revised"),
        ("", None),
        ("First year after the census; earlier years may not be recast.", None),
        ("Level after the census; 2016 not recast.", None),
        ("Converted exactly; before R&D spending was counted.", None),
        ("Rounded by the source.", None),
    ],
)
def test_note_tells_the_vintage(note: str, expected: Vintage | None) -> None:
    assert _vintages(_shown("46", "late", note)) == [expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A provisional figure, and one that follows it with another value.
        (
            (_figure("40.1", "early", status="P"), _shown("46.2", "late")),
            ["first_release", "revised"],
        ),
        (
            (_figure("40.1", "early", qualifier="preliminary"), _shown("46.2", "late")),
            ["first_release", "revised"],
        ),
        # It was confirmed: the later figure repeats it, rounded or not.
        (
            (_figure("40.11", "early", status="P"), _shown("40.1", "late")),
            ["first_release", "first_release"],
        ),
        # Of three the one between them is known by its value.
        (
            (
                _figure("27670.24", "early", "First release."),
                _figure("27700", "middle", qualifier="about"),
                _shown("28111.5", "late"),
            ),
            ["first_release", "first_release", "revised"],
        ),
        # What has been replaced by a later revision, without having been called a first release.
        (
            (_figure("40.1", "early"), _shown("46.2", "late", "Revised.")),
            ["before_revision", "revised"],
        ),
        # An undated figure that repeats one of a known vintage.
        (
            (
                _figure("40.1", "undated"),
                _figure("40.1", "early"),
                _shown("46.2", "late", "Revised."),
            ),
            ["before_revision", "before_revision", "revised"],
        ),
    ],
)
def test_rows_of_a_cell_tell_the_vintage(
    rows: tuple[Observation, ...], expected: list[Vintage | None]
) -> None:
    assert _vintages(*rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        # Two publishers, and nothing that tells of a revision.
        (_figure("40.1", "early"), _shown("46.2", "late")),
        # A provisional figure alone.
        (_shown("40.1", "early", status="P"),),
        # It may have come before or after the other one.
        (_figure("40.1", "undated", status="P"), _shown("46.2", "late")),
        # An estimate is no release of a statistical office.
        (_figure("40.1", "early", status="E"), _shown("46.2", "late")),
    ],
)
def test_vintage_is_not_guessed(rows: tuple[Observation, ...]) -> None:
    assert _vintages(*rows) == [None] * len(rows)


FIRST = _figure("40.1", "early", "First release.")


@pytest.mark.parametrize(
    "other",
    [
        _figure("46.2", "late"),  # beside the one shown: another source's value
        _shown("46.2", "late", status="D"),  # of another definition
        _shown("46.2", "late", status="P"),  # provisional itself
        _shown("46.2", "undated"),  # perhaps older
        _shown("40", "late", qualifier="more_than"),  # perhaps the same
        _shown("40", "late", qualifier="about"),  # the same, rounded
    ],
)
def test_figure_beside_a_first_release_is_not_called_revised_without_proof(
    other: Observation,
) -> None:
    assert _vintages(FIRST, other)[1] != "revised"


def test_figure_of_another_definition_is_no_replaced_one() -> None:
    rows = (_figure("40.1", "early", status="D"), _shown("46.2", "late", "Revised."))
    assert _vintages(*rows) == [None, "revised"]


def _of_2021(value: str, source: str, **more: Any) -> Observation:
    return replace(_shown(value, source, **more), period=Period(2021))


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        # The source that revised 2020 has another value than an undated publication, too.
        ((replace(_figure("41.5", "undated"), period=Period(2021)),), "revised"),
        ((), None),
        ((replace(_figure("47.3", "undated"), period=Period(2021)),), None),
        ((replace(_figure("41.5", "undated", status="D"), period=Period(2021)),), None),
    ],
)
def test_source_that_revises_a_series_does_so_where_its_value_is_another(
    beside: tuple[Observation, ...], expected: Vintage | None
) -> None:
    rows = (FIRST, _shown("46.2", "late"), _of_2021("47.3", "late"), *beside)
    assert _vintages(*rows)[2] == expected


def test_another_series_is_no_evidence() -> None:
    elsewhere = replace(FIRST, place="neighbourton")
    assert _vintages(elsewhere, _shown("46.2", "late")) == ["first_release", None]


def test_rows_keep_their_order_and_all_that_they_say() -> None:
    rows = (_of_2021("47.3", "late"), _shown("46.2", "late"), FIRST)
    assert with_vintages(rows, SOURCES) == rows


def test_vintages_are_those_of_the_rows_at_hand() -> None:
    """An edition before the revision knows no revised figure, whatever the latest one knows."""
    marked = with_vintages((FIRST, _shown("46.2", "late")), SOURCES)
    assert [row.vintage for row in marked] == ["first_release", "revised"]
    alone = with_vintages((replace(marked[1], source="early"),), SOURCES)
    assert alone[0].vintage is None


def test_mark_of_the_content_does_not_depend_on_what_follows_from_it() -> None:
    rows = (FIRST, _shown("46.2", "late"))
    sources = MappingProxyType({**example().sources, **SOURCES})
    plain = telling(*rows, sources=sources)
    marked = telling(*with_vintages(rows, SOURCES), sources=sources)
    assert content_hash(plain) == content_hash(marked)


# A series that ends with a first release, older than the revision of the years before it.


def _series(source: str, note: str = "First release.", **more: Any) -> tuple[Observation, ...]:
    revised = [
        row(str(2010 + n), f"{40 + n}.00", source="late", note=Text("Revised.", "修订数。"))
        for n in range(9)
    ]
    last = row("2019", "60.00", source=source, note=Text(note, note), **more)
    return with_vintages((*revised, last), SOURCES)


def test_line_ends_between_vintages() -> None:
    mixed = _series("early")
    assert mixed[-1].new_vintage
    assert [len(run) for run in segments(mixed)] == [9, 1]


@pytest.mark.parametrize(
    ("series", "why"),
    [
        (_series("early", note=""), "nothing is known of its vintage"),
        (_series("late"), "one publication is one vintage"),
        (_series("early", status="B"), "the break says it already"),
    ],
)
def test_no_boundary(series: tuple[Observation, ...], why: str) -> None:
    assert not any(row.new_vintage for row in series), why


def test_first_release_after_a_revision_stands_on_it() -> None:
    revised = row("2019", "46", source="early", note=Text("Revised.", "修订数。"))
    first = row("2020", "48", source="middle", note=Text("First release.", "首次公布数。"))
    assert not any(row.new_vintage for row in with_vintages((revised, first), SOURCES))


def test_boundary_is_one_of_the_figures_shown() -> None:
    beside = replace(_series("early")[-1], preferred=False)
    shown = _series("late", note="")[-1]
    rows = with_vintages((*_series("early")[:-1], beside, shown), SOURCES)
    assert not any(row.new_vintage for row in rows)


def test_no_change_is_calculated_between_vintages() -> None:
    mixed = _series("early")
    assert change_between(mixed, "stock", mixed[-2], mixed[-1]) == "vintage"
    assert not isinstance(change_between(mixed, "stock", mixed[0], mixed[-2]), str)


def test_no_trend_and_no_record_mixes_vintages() -> None:
    report = telling(*_series("early"))
    indicator = report.indicators["solar_capacity"]
    whole = telling(*_series("late"))
    found = record(indicator, whole)
    assert found is not None
    assert found.last.value == 60
    assert record(indicator, report) is None
    assert trends(whole, indicator.area)[0].last.value == 60
    assert trends(report, indicator.area) == ()


def test_no_index_and_no_growth_mixes_vintages() -> None:
    series = Series(_series("early"), "stock", unit())
    last = series.rows[-1]
    assert (last, "vintage") in index(series, 2010).left_out
    assert (last, "vintage") in growth(series).left_out


def test_result_after_a_boundary_begins_a_line_of_its_own() -> None:
    rows = (*_series("early"), row("2020", "63.00", source="early"))
    points = growth(Series(rows, "stock", unit())).points
    assert [point.row.period.year for point in points if point.row.new_vintage] == [2020]


def test_chart_is_cut_between_vintages_and_says_so() -> None:
    sources = MappingProxyType({**example().sources, **SOURCES})
    report = telling(*_series("early"), sources=sources)
    spec = picture(chart(), report)
    (line,) = traces(spec, mode="lines")
    assert len(stretches(line)[0]) == 9
    assert len(spec["layout"]["shapes"]) == 1
    for language in LANGUAGES:
        fmt = Formatter(report, language)
        assert fmt.word("legend.vintage") in chart_legend(chart(), fmt)
        assert fmt.word("legend.break") not in chart_legend(chart(), fmt)


@pytest.mark.parametrize(
    ("rows", "explanation"),
    [
        ((_shown("46.2", "late"), FIRST), "revision"),
        ((_shown("46.2", "late"), _figure("40.1", "early")), "open"),
        ((_shown("46.2", "late", "Revised."), _figure("47.1", "early", "Revised.")), "open"),
    ],
)
def test_disagreement_by_revision(rows: tuple[Observation, ...], explanation: str) -> None:
    found = disagreement(with_vintages(rows, SOURCES))
    assert found is not None
    assert found.explanation == explanation


def test_revision_of_another_figure() -> None:
    first, revised = with_vintages((FIRST, _shown("46.2", "late")), SOURCES)
    assert is_revision_of(revised, first)
    assert not is_revision_of(first, revised)
    assert not is_revision_of(revised, revised)


# The shipped data, in both editions.


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
