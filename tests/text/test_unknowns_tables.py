"""What is not known, as tables."""

from __future__ import annotations

import pytest

from report.analysis import unknowns
from report.analysis.unknowns import KINDS, UnknownKind
from report.model import LANGUAGES, Language, Report, Text
from report.text import unknowns_tables
from report.text.formatter import Formatter
from tests.build import row, telling

SPEAKERS = pytest.mark.parametrize("language", LANGUAGES)


@SPEAKERS
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "undated"])
def test_tables_list_every_case(kind: UnknownKind, language: Language, report: Report) -> None:
    fmt = Formatter(report, language)
    whole = unknowns.unknowns_of(report)
    across = unknowns_tables.unknowns_sheet(kind, whole, fmt).table
    assert across.num_rows == whole.counts[kind] > 0
    assert across.column_names[:2] == [
        fmt.word("unknowns.column.area"),
        fmt.word("table.indicator"),
    ]
    names = {fmt.say(area.name) for area in report.areas}
    assert set(across.column(0).to_pylist()) <= names
    one = unknowns.unknowns_of(report, "transport")
    own = unknowns_tables.unknowns_sheet(kind, one, fmt).table
    assert own.num_rows == one.counts[kind]
    assert own.column_names == across.column_names[1:]


@SPEAKERS
def test_table_of_counts(language: Language, report: Report) -> None:
    fmt = Formatter(report, language)
    content = unknowns_tables.unknowns_by_area(report, fmt).table
    rows = [list(one.values()) for one in content.to_pylist()]
    assert [one[0] for one in rows[:-1]] == [fmt.say(area.name) for area in report.areas]
    assert content.num_columns == 1 + len(KINDS)
    found = unknowns.unknowns_of(report)
    for kind, cell in zip(KINDS, rows[-1][1:], strict=True):
        counts = {"count": found.counts[kind], "all": found.totals[kind]}
        assert cell == fmt.word("unknowns.part", **counts), kind
    without_targets = [one for one in rows if one[0] == fmt.say(report.area("cooperation").name)]
    assert without_targets[0].count("–") == 2


def test_disagreement_in_a_table() -> None:
    rows = [
        row("2020", "12950.08"),
        row("2020", "12950", preferred=False, source="gazette", qualifier="about"),
    ]
    report = telling(*rows)
    found = unknowns.unknowns_of(report, "power")
    content = unknowns_tables.unknowns_sheet("disagreements", found, Formatter(report, "en")).table
    assert content.to_pylist() == [
        {
            "Indicator": "Solar capacity",
            "Place": "Exampleton",
            "Period": "2020",
            "Figure shown": "129,500,800 (Statistics Office of Exampleton, 2024)",
            "Other sources": "about 129,500,000 (Exampleton Gazette, 2023)",
            "Difference": "800",
            "Unit": "kW",
            "What may explain it": "rounding, or a bound",
        }
    ]


def test_gaps_and_definitions_in_a_table() -> None:
    note = Text("New list.", "新名录。")
    rows = [row(p, "1", status=s, note=note) for p, s in (("2011", "D"), ("2012", "D"))]
    rows += [row("2016-06", "1", status="B", note=Text("Rebased", "换基")), row("2018", "1")]
    report = telling(*rows)
    found = unknowns.unknowns_of(report, "power")
    fmt = Formatter(report, "en")
    (gap,) = unknowns_tables.unknowns_sheet("gaps", found, fmt).table.to_pylist()
    assert list(gap.values()) == ["Solar capacity", "2011 to 2018", "2013–2015, 2017"]
    (shift,) = unknowns_tables.unknowns_sheet("definitions", found, fmt).table.to_pylist()
    assert list(shift.values())[2:] == ["June 2016", "2011–2012", "New list; Rebased"]


def test_coverage_as_a_table(report: Report) -> None:
    found = unknowns.coverage(report, "industry")
    assert found is not None
    sheet = unknowns_tables.coverage_sheet(found, Formatter(report, "en"))
    assert sheet.table.num_rows == len(sheet.figures) == len(found.tracks)
    first = sheet.table.to_pylist()[0]
    assert first["Indicator"] == "Gross domestic product"
    assert first["Sources disagree"].startswith("2021"), "a revision is no disagreement"
    assert sheet.behind(0, "Indicator") == (report.series("gdp")[-1],)
    without = [track.indicator.id for track in found.tracks].index("icv_industry_revenue")
    assert sheet.table.to_pylist()[without]["Years with a figure"] == "no figure yet"
    assert sheet.behind(without, "Indicator") == ()
