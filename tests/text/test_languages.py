"""Publishers and titles stand in the reader's language wherever charts, tables, files name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from report.charts.captioned import CaptionedChart
from report.columns.cells import TableColumn
from report.downloads import tables
from report.downloads.metadata import about
from report.downloads.readme import readme
from report.downloads.selection import of_report
from report.model import LANGUAGES, Language, Publisher, Report, Source, Text
from report.slides.footer import source_note
from report.text import indicator_tables, narrative, source_tables
from report.text.citation import figure_citation, publication
from report.text.formatter import Formatter
from tests.build import example, row, shipped, telling
from tests.captioned import every_chart
from tests.elements import shown
from tests.languages import assert_in_language, strangers

FORMATTERS = {language: Formatter(shipped(), language) for language in LANGUAGES}
FEWEST_CHARTS = 700


@pytest.fixture(params=LANGUAGES)
def fmt(request: pytest.FixtureRequest) -> Formatter:
    return FORMATTERS[request.param]


def test_source_line_of_every_chart(fmt: Formatter) -> None:
    lines = [chart.source_line for chart in every_chart(fmt.language)]
    assert_in_language(lines, fmt, fewest=FEWEST_CHARTS)


def test_all_other_texts_of_every_chart(fmt: Formatter) -> None:
    texts = {text for chart in every_chart(fmt.language) for text in _texts(chart)}
    assert_in_language(texts, fmt, fewest=200)


def _texts(chart: CaptionedChart) -> Iterator[str]:
    yield from (chart.headline, chart.subtitle, chart.alt, chart.note, *chart.legend)
    for column in chart.sheet.table.columns:
        yield from (str(cell) for cell in column.to_pylist())


def test_every_source_in_full(fmt: Formatter) -> None:
    for write in (publication, source_note):
        written = [shown(write(source, fmt)) for source in shipped().sources.values()]
        assert_in_language(written, fmt, fewest=len(written))


def test_citation_of_every_figure(fmt: Formatter) -> None:
    written = [figure_citation(figure, fmt) for figure in shipped().observations]
    assert_in_language(written, fmt, fewest=len(written))


def test_table_of_every_indicator(fmt: Formatter) -> None:
    sheets = [indicator_tables.values(one, fmt) for one in shipped().indicators.values()]
    cells = {cell for sheet in sheets for c in sheet.table.columns for cell in c.to_pylist()}
    assert_in_language(cells, fmt, fewest=100)


def test_table_of_all_sources(fmt: Formatter) -> None:
    rows = list(shipped().sources.values())
    columns = source_tables.source_sheet(rows, fmt).table.columns
    assert_in_language(
        [cell or "" for c in columns for cell in c.to_pylist()], fmt, fewest=len(rows)
    )


def test_columns_of_files(fmt: Formatter) -> None:
    report = shipped()
    cells = {
        str(column.cell(entry, report))
        for table in tables.every(of_report(report), report)
        for column in table.columns
        if column.language == fmt.language and _is_name(column)
        for entry in table.rows
    }
    assert_in_language(cells, fmt, fewest=len(report.publishers))


def _is_name(column: TableColumn) -> bool:
    return column.declared.name in {"name", "title", "publisher_name", "via_name", "source_title"}


def test_what_a_file_says_of_itself(fmt: Formatter) -> None:
    selection = of_report(shipped())
    english, chinese = readme(selection, shipped()).split("\n---\n")
    part = english if fmt.language == "en" else chinese
    said = [part, *_said(about(selection, shipped()), fmt.language)]
    assert len(said) > 500
    assert strangers(said, fmt) == []


def _said(value: object, language: Language) -> Iterator[str]:
    """Every text of a document that is in both languages."""
    if isinstance(value, Text):
        yield value[language]
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _said(part, language))
    elif isinstance(value, list):
        yield from (text for part in value for text in _said(part, language))


class _Mixed(Formatter):
    """A formatter that names publishers in the other language."""

    def publisher(self, source: Source) -> str:
        name = self.report.publishers[source.publisher].name
        return name.zh if self.language == "en" else name.en


FIGURES = telling(row("2020", "4"), row("2021", "5", source="gazette"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_publisher_in_the_wrong_language_is_found(language: Language) -> None:
    right, wrong = (form(FIGURES, language) for form in (Formatter, _Mixed))
    lines = [narrative.source_line(FIGURES.observations, one) for one in (right, wrong)]
    assert len(strangers(lines, right)) == 1
    assert strangers(lines[:1], right) == []
    with pytest.raises(AssertionError):
        assert_in_language(lines, right)


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_in_the_wrong_language_is_found_unless_it_is_marked(language: Language) -> None:
    fmt = Formatter(FIGURES, language)
    for source in FIGURES.sources.values():
        assert strangers([fmt.title(source)], fmt) == []
        other = source.title.zh if language == "en" else source.title.en
        assert len(strangers([f"{fmt.publisher(source)} {other}"], fmt)) == 1


def _with_name(name: Text) -> Report:
    publisher = Publisher("gazette_press", name, "press", "")
    return replace(FIGURES, publishers={**FIGURES.publishers, "gazette_press": publisher})


def test_name_without_a_form_of_its_own_is_let_through() -> None:
    for name in (Text("示例市公报社", "示例市公报社"), Text("The Gazette", "The Gazette")):
        report = _with_name(name)
        for language in LANGUAGES:
            fmt = Formatter(report, language)
            line = narrative.source_line(report.observations, fmt)
            assert fmt.say(name) in line
            assert_in_language([line], fmt)


@pytest.mark.parametrize("texts", [[], ["", "2024"], ["A line that names nobody."]])
def test_nothing_checked_is_a_failure(texts: list[str]) -> None:
    with pytest.raises(AssertionError, match="too little was checked"):
        assert_in_language(texts, Formatter(example(), "en"))


def test_name_torn_by_the_end_of_a_line_is_found() -> None:
    fmt = Formatter(example(), "zh")
    assert strangers(["来源：Statistics Office\nof Exampleton，2024年"], fmt)


def test_address_is_no_title() -> None:
    fmt = Formatter(example(), "zh")
    assert strangers(["见https://example.org/GazetteofExampleton。"], fmt) == []
