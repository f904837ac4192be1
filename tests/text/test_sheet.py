"""Sheets: their columns sort by what the cells mean, and what is missing has no place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from report.analysis.unknowns import unknowns_of
from report.model import LANGUAGES, Language, Observation, Period
from report.text import indicator_tables, source_tables, tables
from report.text.formatter import Formatter
from report.text.sheet import Sheet, SheetCell, amount, period_cell
from report.text.unknowns_tables import unknowns_sheet
from tests.build import NEIGHBOUR, chart, example, row, shipped, target, telling, years

HOME_COLUMN = "Exampleton (kW)"


def ascending(sheet: Sheet, column: str) -> list[str]:
    """The texts of a column from its least cell on; what is missing is left out."""
    cells = [cell.text for cell in sheet.columns[column]]
    ranks = sheet.ranks(column)
    assert ranks, column
    known = [(rank, text) for rank, text in zip(ranks, cells, strict=True) if rank is not None]
    return [text for _, text in sorted(known, key=lambda pair: pair[0])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_periods_sort_by_time_and_not_by_their_words(language: Language) -> None:
    fmt = Formatter(example(), language)
    written = ("2022-12-11", "2022-06", "2023", "2022-02", "2022", "2009-10-01")
    sheet = Sheet({"when": [period_cell(Period.parse(text), fmt) for text in written]})
    by_time = ("2009-10-01", "2022-02", "2022-06", "2022-12-11", "2022", "2023")
    assert ascending(sheet, "when") == [fmt.period(Period.parse(text)) for text in by_time]


def test_figures_sort_as_numbers_whatever_they_bear() -> None:
    report = telling(
        row("2018", "9.5", qualifier="about"),
        row("2019", "60", status="P", qualifier="preliminary"),
        row("2020", "-3"),
        row("2021", "20", qualifier="more_than"),
        row("2022", "8", qualifier="less_than", status="D"),
        row("2017", "1", place=NEIGHBOUR),
    )
    sheet = tables.chart_sheet(chart(places=("exampleton", NEIGHBOUR)), Formatter(report, "en"))
    listed = ["−30,000", "<80,000", "≈95,000", ">200,000", "600,000"]
    assert ascending(sheet, HOME_COLUMN) == listed
    assert sheet.ranks(HOME_COLUMN)[-1] is None
    assert sheet.columns[HOME_COLUMN][-1] == SheetCell("…")


def test_equal_figures_stand_alike() -> None:
    report = telling(row("2020", "4"), row("2021", "4.0"), row("2022", "5"))
    sheet = tables.chart_sheet(chart(), Formatter(report, "en"))
    assert sheet.ranks(HOME_COLUMN) == [1, 0, 0]


def test_column_of_texts_has_no_ranks() -> None:
    sheet = tables.chart_sheet(chart(), Formatter(telling(*years(2020, "4", "5")), "en"))
    assert sheet.ranks("Source") == []
    assert Sheet({"nothing": []}).ranks("nothing") == []


def test_a_third_is_more_than_a_fourth() -> None:
    part = next(unit for unit in shipped().units.values() if unit.is_part)
    assert amount(Decimal(3), part) > amount(Decimal(4), part)


def test_figures_of_one_unit_stand_together_on_whatever_scale() -> None:
    """0.4 million kW is less than 500 MW: both are power."""
    report = shipped()
    fmt = Formatter(report, "en")
    for area in report.areas:
        sheet = tables.indicator_sheet(report.in_area(area.id), fmt)
        keys = [cell.key for cell in sheet.columns["Latest figure"]]
        for key, behind in zip(keys, sheet.figures, strict=True):
            if key is None:
                continue
            figure = behind[""]
            unit = report.unit_of(figure.indicator)
            assert key == (unit.base, amount(figure.value, unit))


def test_numbers_of_the_lists_are_numbers() -> None:
    report, fmt = shipped(), Formatter(shipped(), "en")
    sheet = tables.indicator_sheet(tuple(report.indicators.values()), fmt)
    counts = [int(text.replace(",", "")) for text in ascending(sheet, "Periods")]
    assert counts == sorted(counts)
    assert max(counts) > 9


def test_what_is_not_there_has_no_place() -> None:
    report = telling(row("2021", "46"), targets=(target("2030", "100", place=NEIGHBOUR),))
    sheet = tables.target_sheet(report.targets, Formatter(report, "en"))
    [cells] = sheet.rows
    told = {title: cell.key for title, cell in zip(sheet.columns, cells, strict=True)}
    assert told["For"] == Period(2030).order
    assert told["Latest figure"] is told["Period"] is told["Set in"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_sort_by_date_trust_and_use(language: Language) -> None:
    fmt = Formatter(shipped(), language)
    sources = [*shipped().sources.values()]
    sheet = source_tables.source_sheet(sources, fmt)
    dates = sheet.ranks(fmt.word("table.published"))
    undated = [one.published is None for one in sources]
    assert [rank is None for rank in dates] == undated
    dated = sorted(
        (pair for pair in zip(dates, sources, strict=True) if pair[0] is not None),
        key=lambda pair: pair[0] or 0,
    )
    orders = [source.published.order for _, source in dated if source.published]
    assert len(orders) > 300
    assert orders == sorted(orders)
    kinds = ascending(sheet, fmt.word("table.kind"))
    assert (kinds[0], kinds[-1]) == (fmt.word("kind.official"), fmt.word("kind.secondary"))


def test_values_sort_across_places() -> None:
    fmt = Formatter(shipped(), "zh")
    sheet = indicator_tables.values(shipped().indicators["nev_stock"], fmt)
    by_figure = ascending(sheet, fmt.word("indicator.column.figure"))
    figures = sorted((row[""] for row in sheet.figures), key=lambda one: one.value)
    assert [fmt.observation(one) for one in figures] == by_figure


def test_every_list_of_what_is_not_known_sorts_by_its_meaning() -> None:
    listed, fmt = unknowns_of(shipped()), Formatter(shipped(), "zh")
    spans = unknowns_sheet("gaps", listed, fmt)
    missing = ascending(spans, fmt.word("unknowns.column.missing"))
    assert len(missing) == len(listed.gaps)
    counts = [len(gap.years) for gap in sorted(listed.gaps, key=lambda gap: len(gap.years))]
    assert counts == sorted(counts)
    single = unknowns_sheet("single", listed, fmt)
    when = single.ranks(fmt.word("table.period"))
    assert None not in when
    assert [row[""] for row in single.figures] == [*listed.single]
    differing = unknowns_sheet("disagreements", listed, fmt)
    assert differing.behind(0, "") == listed.disagreements.listed[0].rows


def test_keys_of_a_column_compare() -> None:
    """Those of every chart, of both languages' texts."""
    for indicator in shipped().indicators.values():
        sheet = indicator_tables.values(indicator, Formatter(shipped(), "en"))
        for column in sheet.columns:
            sheet.ranks(column)


def test_calculated_figures_keep_their_order() -> None:
    rows: list[Observation] = [
        replace(one, indicator="clean_power_share") for one in years(2019, "10", "9.9", "70")
    ]
    share = chart(indicators=("clean_power_share",))
    sheet = tables.chart_sheet(share, Formatter(telling(*rows), "en"))
    [column] = sheet.figure_columns
    assert ascending(sheet, column) == ["9.9", "10.0", "70.0"]
