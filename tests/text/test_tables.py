"""Tables: their shapes, the digits and letters of their cells, and the figures behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from report.analysis.chart_series import rows_of
from report.analysis.districts import layers
from report.model import LANGUAGES, Chart, Language, Observation, Report
from report.text import tables
from report.text.formatter import Formatter
from tests.build import (
    HOME,
    NEIGHBOUR,
    chart,
    chosen,
    editorial,
    example,
    row,
    shipped,
    target,
    telling,
    years,
)

WRITERS = {language: Formatter(shipped(), language) for language in LANGUAGES}
CHARTS = [one for one, _ in (*editorial(), *chosen())]


def content(drawn: Chart, report: Report, language: Language = "en") -> dict[str, list[str]]:
    found: dict[str, list[str]] = tables.chart_sheet(
        drawn, Formatter(report, language)
    ).table.to_pydict()
    return found


def series_columns(drawn: Chart, fmt: Formatter) -> list[tuple[str, list[str]]]:
    """The columns of a chart's table that hold its series: title, cells."""
    table = tables.chart_sheet(drawn, fmt).table
    count = len(rows_of(drawn, fmt.report))
    return [(name, table[name].to_pylist()) for name in table.column_names[1 : 1 + count]]


def test_table_of_one_series() -> None:
    report = telling(
        *years(2020, "40", "46.50"),
        row("2023-06", "52", status="P", qualifier="preliminary", source="gazette"),
    )
    assert content(chart(), report) == {
        "Period": ["June 2023", "2021", "2020"],
        "Exampleton (kW)": ["520,000", "465,000", "400,000"],
        "Status": ["provisional", "published figure", "published figure"],
        "Source": ["Exampleton Gazette, 2023", *["Statistics Office of Exampleton, 2024"] * 2],
    }


def test_table_of_one_series_in_chinese() -> None:
    report = telling(*years(2020, "40", "46.50"), row("2022", "52", qualifier="more_than"))
    assert content(chart(), report, "zh") == {
        "时期": ["2022年", "2021年", "2020年"],
        "示例市（万千瓦）": [">52.0", "46.5", "40.0"],
        "数据状态": ["公布数"] * 3,
        "来源": ["示例市统计局，2024年"] * 3,
    }


def test_missing_figure_is_an_ellipsis() -> None:
    report = telling(*years(2020, "40", "46"), row("2021", "35", place=NEIGHBOUR))
    assert content(chart(places=(HOME, NEIGHBOUR)), report) == {
        "Period": ["2021", "2020"],
        "Exampleton (kW)": ["460,000", "400,000"],
        "Neighbourton (kW)": ["350,000", "…"],
    }


@pytest.mark.parametrize(
    ("flagged", "cell", "status"),
    [
        (row("2020", "40"), "400,000", "published figure"),
        (row("2020", "40", status="B"), "400,000", "first figure after a break in the series"),
        (row("2020", "40", status="D", qualifier="more_than"), ">400,000", "definition differs"),
        (row("2020", "40", status="E", qualifier="about"), "≈400,000", "estimated"),
        (row("2020", "40", qualifier="less_than"), "<400,000", "published figure"),
    ],
)
def test_cell_keeps_its_sign_and_status_stands_beside_it(
    flagged: Observation, cell: str, status: str
) -> None:
    table = content(chart(), telling(flagged))
    assert (table["Exampleton (kW)"], table["Status"]) == ([cell], [status])


def test_marks_of_several_series_stand_in_a_column_of_their_own() -> None:
    there = {"place": NEIGHBOUR}
    report = telling(
        row("2020", "40"),
        row("2021", "46", status="P", qualifier="preliminary"),
        row("2020", "35", **there),
        row("2021", "36", status="B", qualifier="preliminary", **there),
    )
    assert content(chart(places=(HOME, NEIGHBOUR)), report)["Status"] == [
        "Exampleton: provisional; "
        "Neighbourton: first figure after a break in the series, provisional",
        "",
    ]
    plain = telling(row("2020", "40"), row("2020", "35", **there))
    assert "Status" not in content(chart(places=(HOME, NEIGHBOUR)), plain)


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        (("4", "4.2", "-4.21"), ["−4.21", "4.20", "4.00"]),
        (("4", "5"), ["5", "4"]),
        # What was published with more decimals keeps them, and does not lend them to the others.
        (("0.56818", "3.3", "3.54"), ["3.54", "3.30", "0.56818"]),
    ],
)
def test_decimals_of_a_column_are_equal(values: tuple[str, ...], cells: list[str]) -> None:
    rows = [replace(one, indicator="clean_power_share") for one in years(2019, *values)]
    share = chart(indicators=("clean_power_share",))
    (found,) = (v for k, v in content(share, telling(*rows)).items() if k.startswith("Exampleton"))
    assert found == cells


def test_columns_of_figures_are_named() -> None:
    report = telling(row("2020", "40"), row("2020", "35", place=NEIGHBOUR))
    sheet = tables.chart_sheet(chart(places=(HOME, NEIGHBOUR)), Formatter(report, "en"))
    assert sheet.figure_columns == {"Exampleton (kW)", "Neighbourton (kW)"}
    for one in layers(shipped()):
        assert tables.district_sheet(one.rows, WRITERS["zh"]).figure_columns == {"数值"}


def test_year_stands_above_the_months_of_its_year() -> None:
    report = telling(row("2022", "3"), row("2022-06", "1"), row("2022-12", "2"), row("2021", "0"))
    periods = content(chart(), report)["Period"]
    assert periods == ["2022", "December 2022", "June 2022", "2021"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_a_row_for_each_period(language: Language) -> None:
    fmt = WRITERS[language]
    for drawn in CHARTS:
        found = rows_of(drawn, fmt.report)
        table = tables.chart_sheet(drawn, fmt).table
        assert len(table) == len({row.period for _, _, rows in found for row in rows}), drawn.id
        more = (
            2 if len(found) == 1 else any(row.status != "A" for _, _, rows in found for row in rows)
        )
        assert len(table.column_names) == 1 + len(found) + more, drawn.id
    assert len(CHARTS) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_chart_is_in_its_table(language: Language) -> None:
    """As many cells as figures, all others an ellipsis; what marks one stands in its line."""
    fmt = WRITERS[language]
    told = set()
    for drawn in CHARTS:
        table = tables.chart_sheet(drawn, fmt).table.to_pydict()
        periods = table[fmt.word("table.period")]
        columns = series_columns(drawn, fmt)
        for (_, _, rows), (_, cells) in zip(rows_of(drawn, fmt.report), columns, strict=True):
            assert sum(cell != "…" for cell in cells) == len(rows), drawn.id
            for marked in (one for one in rows if one.status != "A"):
                line = periods.index(fmt.period(marked.period))
                assert fmt.status(marked) in table[fmt.word("table.status")][line], drawn.id
                told.add(marked.status)
    assert told == set("PEBD")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_in_the_unit_of_its_indicator(language: Language) -> None:
    """A chart may hold two indicators of different units, as the index of GDP and carbon does."""
    fmt = WRITERS[language]
    wrong = []
    for drawn in CHARTS:
        columns = series_columns(drawn, fmt)
        for (indicator, _, _), (title, _) in zip(rows_of(drawn, fmt.report), columns, strict=True):
            label = fmt.scale([], fmt.report.unit_of(indicator)).label
            if label not in title:
                wrong.append((drawn.id, title))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_say_what_was_published(language: Language) -> None:
    """All digits; only a calculated figure, of more than nine, is rounded (by 0.2 % at most)."""
    fmt = WRITERS[language]
    changed, checked = [], 0
    for drawn in CHARTS:
        columns = series_columns(drawn, fmt)
        for (_, _, rows), (title, cells) in zip(rows_of(drawn, fmt.report), columns, strict=True):
            told = [number(cell) for cell in reversed(cells) if cell != "…"]
            powers = {power(cell, one.value) for one, cell in zip(rows, told, strict=True)}
            assert len(powers - {None}) <= 1, (drawn.id, title)
            for figure, cell in zip(rows, told, strict=True):
                calculated = len(figure.value.as_tuple().digits) > 9
                factor = Decimal(10) ** (power(cell, figure.value) or 0)
                allowed = abs(figure.value) * (Decimal("0.002") if calculated else 0)
                if abs(cell / factor - figure.value) > allowed:
                    changed.append((drawn.id, title, figure.written, str(cell)))
                checked += 1
    assert checked > 1500
    assert changed == []


def number(cell: str) -> Decimal:
    """The number in a cell, without its sign of a bound, its letter, and what is around it."""
    return Decimal(re.sub(r"[^\d.−]", "", cell.replace("1/", "")).replace("−", "-"))


def power(cell: Decimal, value: Decimal) -> int | None:
    """By which power of ten the two differ, if they are not nothing."""
    return round((cell / value).log10()) if cell and value else None


def test_figure_behind_a_cell() -> None:
    report = telling(*years(2020, "40", "46"), row("2021", "35", place=NEIGHBOUR))
    sheet = tables.chart_sheet(chart(places=(HOME, NEIGHBOUR)), Formatter(report, "en"))
    assert [one.written for one in sheet.behind(0, "Neighbourton (kW)")] == ["35"]
    assert [one.written for one in sheet.behind(0, "Exampleton (kW)")] == ["46"]
    assert [one.written for one in sheet.behind(0, "Period")] == ["46", "35"]
    assert [one.written for one in sheet.behind(1, "Exampleton (kW)")] == ["40"]


def test_table_of_a_map_begins_with_the_largest_and_ends_with_the_unknown() -> None:
    checked = 0
    for one in layers(shipped()):
        sheet = tables.district_sheet(one.rows, WRITERS["en"])
        names = sheet.table["District"].to_pylist()
        figures = sheet.table["Figure"].to_pylist()
        known = len(one.rows)
        values = [sheet.behind(n, "Figure")[0].value for n in range(known)]
        assert values == sorted(values, reverse=True)
        assert "…" not in figures[:known]
        assert set(figures[known:]) <= {"…"}
        assert sorted(names) == sorted(place.name.en for place in shipped().districts())
        checked += 1
    assert checked >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_of_an_area_has_a_row(language: Language) -> None:
    fmt = WRITERS[language]
    for area in shipped().areas:
        own = shipped().in_area(area.id)
        table = tables.indicator_sheet(own, fmt).table
        assert table.column_names[0] == fmt.word("table.indicator")
        assert table[0].to_pylist() == [fmt.say(one.name) for one in own]
        assert [cell for cell in table[1].to_pylist() if not cell] == []
    assert len(shipped().areas) == 8


def test_indicator_without_a_figure_says_what_there_is_instead() -> None:
    solar = example().indicators["solar_capacity"]
    elsewhere = telling(row("2020", "35", place=NEIGHBOUR))
    nothing = telling(targets=(target("2030", "100"),))
    for report, said in (
        (elsewhere, "none for the city; figures for Neighbourton"),
        (nothing, "no figure yet; target only"),
    ):
        table = tables.indicator_sheet([solar], Formatter(report, "en")).table
        assert table["Latest figure"].to_pylist() == [said]
        assert table["Periods"].to_pylist() == ["0"]


def test_indicator_has_its_latest_figure_and_its_change() -> None:
    solar = example().indicators["solar_capacity"]
    report = telling(*years(2020, "4000", "4600"))
    table = tables.indicator_sheet([solar], Formatter(report, "en")).table
    assert [column.to_pylist()[0] for column in table.columns] == [
        "Solar capacity",
        "46 million kW",
        "2021",
        "up 15% from 2020",
        "2",
        "Statistics Office of Exampleton, 2024",
    ]


def test_change_that_is_refused_leaves_its_cell_empty() -> None:
    solar = example().indicators["solar_capacity"]
    report = telling(row("2020", "4000"), row("2021", "4600", status="B"))
    assert tables.indicator_sheet([solar], Formatter(report, "en")).table["Change"].to_pylist() == [
        ""
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_has_a_row(language: Language) -> None:
    fmt = WRITERS[language]
    chosen_targets = shipped().targets
    table = tables.target_sheet(chosen_targets, fmt).table
    assert len(table) == len(chosen_targets) > 50
    due = table[fmt.word("table.due")].to_pylist()
    assert due == [fmt.period(one.period) for one in chosen_targets]


def test_target_stands_beside_the_latest_figure() -> None:
    report = telling(row("2021", "46", qualifier="about"), targets=(target("2030", "100"),))
    table = tables.target_sheet(report.targets, Formatter(report, "en")).table
    named = {name: table[name].to_pylist()[0] for name in table.column_names}
    assert named["Target"] == "1 million kW"
    assert named["Set in"] == "not stated"
    assert "about 460,000 kW" in named.values()
    assert "2021" in named.values()


def test_target_of_another_place_says_so() -> None:
    report = telling(targets=(target("2030", "100", place=NEIGHBOUR),))
    table = tables.target_sheet(report.targets, Formatter(report, "en")).table
    assert table[0].to_pylist() == ["Solar capacity, Neighbourton"]
    assert "no figure yet" in [column.to_pylist()[0] for column in table.columns]


def test_events_have_date_title_kind_and_source() -> None:
    table = tables.event_sheet(example().events, Formatter(example(), "zh")).table
    assert table[0].to_pylist() == ["2021年3月15日", "2022年9月"]
    assert table[1].to_pylist() == ["光伏规划印发", "首所光伏学校启用"]
    assert table[2].to_pylist() == ["政策", "发布"]
