"""The first sheet of a workbook is for people: read in their language, and printed on few pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from report.downloads import selection as selections
from report.downloads.explored import of_view
from report.explore import ExploreSelection, selection
from report.explore.series import find
from report.model import LANGUAGES, Language, Observation, Report, Text
from tests.build import NEIGHBOUR, example, row, shipped, target, telling, unit
from tests.downloads.samples import OF_FIGURES, Sample, exact
from tests.downloads.year_sheets import header, of_sample, opened, whole
from tests.languages import assert_in_language
from tests.long import beyond

NAMES: dict[Language, str] = {"en": "Figures", "zh": "数据"}


def years(sheet: Any) -> dict[int, str]:
    """The letters of the columns of years."""
    return {
        cell.value: cell.column_letter
        for cell in sheet[header(sheet)]
        if isinstance(cell.value, int)
    }


def lines(sheet: Any) -> Iterator[int]:
    """The lines of series: those with a unit."""
    of_units = next(c.column for c in sheet[header(sheet)] if c.value in {"Unit", "单位"})
    last = sheet.max_row + 1
    return (n for n in range(header(sheet) + 1, last) if sheet.cell(n, of_units).value)


def figures(sheet: Any, line: int) -> dict[int, Any]:
    """The cells of a line that hold a figure, by year."""
    cells = {year: sheet[f"{letter}{line}"] for year, letter in years(sheet).items()}
    return {year: cell for year, cell in cells.items() if cell.value is not None}


def plain(*rows: Observation, **more: Any) -> Report:
    """The example city with these figures of a power in MW that has no note."""
    report = telling(*rows, **more)
    indicator = replace(report.indicators["solar_capacity"], unit="MW", note=Text("", ""))
    named = {**report.indicators, indicator.id: indicator}
    return replace(report, indicators=named, units={**report.units, "MW": unit()})


def only_line(*rows: Observation, language: Language = "en") -> tuple[dict[int, Any], str]:
    """The figures and the note of a table of one series, in the unit of its publication."""
    report = plain(*rows)
    sheet = opened(selections.of_indicator("solar_capacity", report), report, language)
    (line,) = lines(sheet)
    return figures(sheet, line), sheet.cell(line, sheet.max_column - 1).value or ""


@pytest.mark.parametrize("sample", beyond(8, OF_FIGURES), ids=str)
def test_first_sheet_says_what_it_is_in_the_reader_s_language(sample: Sample) -> None:
    sheet = of_sample(sample)
    fmt = sample.fmt
    assert sheet.title == NAMES[sample.language]
    assert sheet["A1"].value == fmt.say(sample.selection.title)
    assert fmt.say(sample.report.settings.title) in sheet["A2"].value
    assert fmt.place(sample.report.settings.place) in sheet["A3"].value
    texts = [cell.value for line in sheet.iter_rows() for cell in line]
    assert_in_language((text for text in texts if isinstance(text, str)), fmt)
    assert all(sheet.cell(line, 1).value for line in lines(sheet))


@pytest.mark.parametrize("sample", beyond(8, OF_FIGURES), ids=str)
def test_every_preferred_figure_is_there_or_named_in_the_notes(sample: Sample) -> None:
    sheet = of_sample(sample)
    cells = sum(len(figures(sheet, line)) for line in lines(sheet))
    preferred = {row.key for row in sample.selection.observations if row.preferred}
    of_years = {(*key.split("|")[:2], key.split("|")[2][:4]) for key in preferred}
    assert cells == len(of_years) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_numbers_with_all_digits(language: Language) -> None:
    """Chinese has the units of publication; English tells 10,000 vehicles in vehicles."""
    factor = {"zh": 1, "en": 10_000}[language]
    report = shipped()
    sheet = opened(selections.of_indicator("nev_stock", report), report, language)
    own = figures(sheet, next(lines(sheet)))
    published = {row.period.year: row.value for row in report.series("nev_stock")}
    assert {year: exact(cell.value) for year, cell in own.items()} == {
        year: value * factor for year, value in published.items()
    }


def test_decimals_are_equal_and_figures_stand_right() -> None:
    checked = 0
    for line in lines(whole("zh")):
        cells = figures(whole("zh"), line).values()
        codes = {re.sub(r'"[^"]*"|_.', "", cell.number_format) for cell in cells}
        assert len(codes) <= 1, line
        assert {cell.alignment.horizontal for cell in cells} <= {"right"}
        checked += len(cells) > 1
    assert checked > 200


def test_signs_and_letters_are_seen_and_explained() -> None:
    rows = (
        row("2019", "1", qualifier="more_than"),
        row("2020", "2", status="B"),
        row("2021-06", "3", status="P"),
    )
    report = telling(*rows)
    sheet = opened(selections.of_indicator("solar_capacity", report), report)
    (line,) = lines(sheet)
    codes = {year: cell.number_format for year, cell in figures(sheet, line).items()}
    assert codes[2019].startswith('">"0') or codes[2019].startswith('">"#,##0')
    assert '" B"' in codes[2020]
    assert '" P*"' in codes[2021]
    key = " ".join(str(cell.value) for cell in sheet["A"][line:])
    for text in ("> more than", "B first figure after a break", "P provisional", "* figure of a"):
        assert text in key
    assert "E estimated" not in key


def test_part_of_a_year_is_dated_in_the_notes() -> None:
    cells, note = only_line(row("2020", "1"), row("2021-06", "2"), row("2022-11-13", "3"))
    assert {year: cell.value for year, cell in cells.items()} == {2020: 1, 2021: 2, 2022: 3}
    assert note == "* June 2021, 13 November 2022."
    _, note = only_line(row("2021-06", "2"), language="zh")
    assert note == "* 2021年6月。"


def test_other_figures_of_a_year_stand_in_the_notes() -> None:
    cells, note = only_line(row("2021-06", "2", qualifier="about"), row("2021", "3"))
    assert {year: cell.value for year, cell in cells.items()} == {2021: 3}
    assert note == "Also June 2021: about 2 MW."


def test_breaks_stand_in_the_notes() -> None:
    rows = [row("2019", "1"), row("2020", "2", status="B"), row("2021", "2", new_vintage=True)]
    assert only_line(*rows)[1] == "Break in the series: 2020, 2021."


def test_target_without_figures_says_so() -> None:
    report = plain(targets=(target("2030", "5"),))
    sheet = opened(selections.of_indicator("solar_capacity", report), report)
    (line,) = lines(sheet)
    assert figures(sheet, line) == {}
    assert sheet.cell(line, sheet.max_column - 1).value == "No figure yet, only a target."


def test_figures_of_other_sources_are_left_to_the_sheets_behind() -> None:
    cells, _ = only_line(row("2020", "1"), row("2020", "9", preferred=False, source="gazette"))
    assert [cell.value for cell in cells.values()] == [1]


def test_few_series_are_shown_with_the_names_of_their_places() -> None:
    report = plain(row("2020", "1"), row("2020", "2", place=NEIGHBOUR))
    sheet = opened(selections.of_indicator("solar_capacity", report), report)
    shown = [(sheet.cell(line, 2).value, figures(sheet, line)[2020].value) for line in lines(sheet)]
    assert shown == [("Exampleton", 1), ("Neighbourton", 2)]
    assert not any(sheet.row_dimensions[line].hidden for line in lines(sheet))


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_places_of_a_long_table_are_folded_beneath_its_own(language: Language) -> None:
    sheet, report = whole(language), shipped()
    own = {row.indicator for row in report.observations if row.place == report.settings.place}
    elsewhere = {
        (row.indicator, row.place)
        for row in report.observations
        if row.place != report.settings.place and row.indicator in own
    }
    folded = [line for line in lines(sheet) if sheet.row_dimensions[line].hidden]
    assert len(folded) == len(elsewhere) > 100
    assert all(sheet.row_dimensions[line].outlineLevel == 1 for line in folded)
    places = {place.name[language] for place in report.places.values()}
    assert {sheet.cell(line, 1).value for line in folded} <= places
    signs = [line for line in lines(sheet) if sheet.row_dimensions[line].collapsed]
    assert all(line + 1 in folded and line not in folded for line in signs)
    assert len(signs) == len({indicator for indicator, _ in elsewhere})


def test_early_years_are_folded() -> None:
    report = telling(*(row(str(year), "1") for year in range(2000, 2020)))
    sheet = opened(selections.of_indicator("solar_capacity", report), report)
    letters = years(sheet)
    assert len(letters) == 20
    (line,) = lines(sheet)
    assert len(figures(sheet, line)) == 20
    assert sheet.column_dimensions[letters[2000]].hidden
    assert not sheet.column_dimensions[letters[2005]].hidden
    assert sheet.column_dimensions[letters[2005]].collapsed


def test_events_alone_have_no_table_of_years() -> None:
    sample = Sample("events", "latest", "en")
    assert of_sample(sample).title == "events"


def test_view_of_explore_shows_what_was_calculated() -> None:
    report = shipped()
    wishes = ExploreSelection(
        indicators=("gdp", "rd_expenditure"), places=("shenzhen", "beijing"), transform="index"
    )
    named = selection.resolved(report, wishes)
    series = find(report, named)
    sheet = opened(of_view(named, series, report), report)
    units = {sheet.cell(line, 3).value for line in lines(sheet)}
    assert units == {"2023 = 100"}
    assert all(exact(figures(sheet, line)[2023].value) == 100 for line in lines(sheet))
    notes = [sheet.cell(line, sheet.max_column - 1).value for line in lines(sheet)]
    assert all(note.startswith("Calculated: index, 2023 = 100.") for note in notes)
    assert all(sheet.cell(line, sheet.max_column).value for line in lines(sheet))


def test_notes_on_an_indicator_stand_once() -> None:
    report = plain(row("2020", "1"), row("2020", "2", place=NEIGHBOUR))
    said = Text("Of panels on roofs.", "仅含屋顶。")
    indicators = {**report.indicators}
    indicators["solar_capacity"] = replace(indicators["solar_capacity"], note=said)
    report = replace(report, indicators=indicators)
    sheet = opened(selections.of_indicator("solar_capacity", report), report)
    notes = [sheet.cell(line, sheet.max_column - 1).value for line in lines(sheet)]
    assert notes == ["Of panels on roofs.", None]


def test_areas_and_groups_head_their_rows_in_the_order_of_the_report() -> None:
    report = shipped()
    column = [cell.value for cell in whole("en")["A"]]
    areas = [column.index(area.name.en) for area in report.areas]
    assert areas == sorted(areas)
    area = report.areas[0]
    groups = [column.index(group.name.en, areas[0]) for group in area.groups]
    assert groups == sorted(groups)
    assert groups[-1] < areas[1]
    assert whole("en").cell(areas[0] + 1, 1).font.color.rgb == f"FF{area.color[1:]}"


def test_smallest_city_has_a_sheet() -> None:
    sheet = opened(selections.of_report(example()), example(), "zh")
    assert any(figures(sheet, line) for line in lines(sheet))
