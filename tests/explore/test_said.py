"""What a selection says of itself: headline, notes, refusals, table, picture."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import Any

import pytest

from report.analysis.transform import REFUSALS, TRANSFORMS
from report.charts.palette import LIGHT
from report.explore import (
    charts,
    tables,
    words,
)
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.build import row, stretches, telling, tips, traces
from tests.explore.selected import shown

SEVERAL: dict[str, Any] = {
    "indicators": ("gdp", "pm25_annual_mean", "rd_intensity", "nev_stock"),
    "places": ("shenzhen", "beijing", "china", "hong_kong"),
}
HEADLINES: dict[str, tuple[dict[str, Any], str, str]] = {
    "a finding": (
        {"places": ("shenzhen", "beijing")},
        "R&D spending as a share of GDP, Shenzhen: 6.67% in 2024, "
        "the highest of all years with figures since 2011",
        "2024年深圳全社会研发投入强度6.67%，为2011年以来有数据年份中最高",
    ),
    "years without the latest figure": (
        {"places": ("shenzhen", "beijing"), "last": 2023},
        "R&D spending as a share of GDP, Shenzhen (2023 data): 6.46%",
        "2023年数据：深圳全社会研发投入强度6.46%",
    ),
    "another place": (
        {"places": ("china",), "last": 2024},
        "R&D spending as a share of GDP, China: 2.68% in 2024",
        "2024年全国全社会研发投入强度2.68%",
    ),
    "a transformation": (
        {"places": ("shenzhen",), "transform": "index", "base": 2019},
        "R&D spending as a share of GDP: index, 2019 = 100",
        "全社会研发投入强度：指数，2019年=100",
    ),
}


@pytest.mark.parametrize("case", HEADLINES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_indicator_has_its_finding_for_a_headline(
    report: Report, case: str, language: Language
) -> None:
    wishes, english, chinese = HEADLINES[case]
    named, selected = shown(report, indicators=("rd_intensity",), **wishes)
    expected = {"en": english, "zh": chinese}[language]
    assert words.headline(named, selected, Formatter(report, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_indicators_have_their_names_for_a_headline(
    report: Report, language: Language
) -> None:
    fmt = Formatter(report, language)
    named, selected = shown(report, indicators=("gdp", "rd_intensity"), places=("shenzhen",))
    names = [fmt.indicator(name) for name in ("gdp", "rd_intensity")]
    assert words.headline(named, selected, fmt) == fmt.list(names)


@pytest.mark.parametrize(("transform", "language"), list(product((None, *TRANSFORMS), LANGUAGES)))
def test_every_transformation_is_said_in_words(
    report: Report, transform: Any, language: Language
) -> None:
    fmt = Formatter(report, language)
    named, selected = shown(report, **SEVERAL, transform=transform)
    assert selected.drawn
    said = [
        words.headline(named, selected, fmt),
        words.subtitle(selected, fmt),
        words.alt(words.headline(named, selected, fmt), selected, (), fmt),
        *words.notes(named, selected, fmt),
        *words.legend(named, selected, (), fmt),
    ]
    said += [tip for one in selected.drawn for tip in words.series_tips(one, selected, fmt)]
    assert all(said)
    assert not [text for text in said if re.search(r"[{}]|None|Decimal", text)]
    if transform is not None:
        assert words.transform_phrase(named, fmt) in said[0]


def test_every_refusal_has_its_words(report: Report) -> None:
    assert all(f"transform.refused.{reason}" in report.words for reason in REFUSALS)


def test_refusals_are_told_with_their_reason(report: Report) -> None:
    fmt = Formatter(report, "en")
    named, selected = shown(report, indicators=("pm25_annual_mean", "gdp"), transform="growth")
    told = "\n".join(words.notes(named, selected, fmt))
    assert "PM₂.₅" in told
    assert fmt.word("transform.refused.points") in told
    assert fmt.word("transform.refused.break") in told
    assert fmt.word("explore.prices") in told


def test_tooltip_of_a_result_names_the_figures_it_is_made_from(report: Report) -> None:
    fmt = Formatter(report, "en")
    _, selected = shown(report, indicators=("gdp",), places=("shenzhen",), transform="per_person")
    one = selected.drawn[0]
    tip = words.series_tips(one, selected, fmt)[-1]
    gdp, people = one.points[-1].inputs
    assert fmt.observation(gdp) in tip
    assert fmt.observation(people) in tip
    assert fmt.say(report.indicators["resident_population"].name) in tip


def test_sheet_shows_what_the_chart_shows(report: Report) -> None:
    fmt = Formatter(report, "en")
    _, selected = shown(report, **SEVERAL)
    sheet = tables.sheet(selected, fmt)
    assert sheet.table.num_columns == 1 + len(selected.drawn) + 1
    assert len(sheet.figure_columns) == len(selected.drawn)
    assert sheet.table.num_rows == len({r.period for one in selected.drawn for r in one.rows})
    filled = [cell for name in sheet.figure_columns for cell in sheet.table[name].to_pylist()]
    assert sum(cell != "…" for cell in filled) == sum(len(one.rows) for one in selected.drawn)
    behind = [row for line in sheet.figures for row in line.values()]
    assert {row.key for row in behind} == {row.key for row in selected.inputs}


def test_units_have_panels_of_their_own_over_the_same_years(report: Report) -> None:
    _, selected = shown(report, **SEVERAL)
    spec = charts.over_years(selected, (), "line", Formatter(report, "en"), LIGHT).to_plotly_json()
    axes = [name for name in spec["layout"] if name.startswith("yaxis")]
    years = [axis for name, axis in spec["layout"].items() if name.startswith("xaxis")]
    assert len(axes) == len(selected.units) == 4
    assert all(axis["range"] == years[0]["range"] for axis in years)
    domains = sorted(spec["layout"][name]["domain"] for name in axes)
    assert all(low[1] < high[0] for low, high in pairwise(domains))
    assert not [name for name in axes if "overlaying" in spec["layout"][name]]


def test_lines_break_where_the_series_breaks() -> None:
    rows = [
        row(str(year), str(year - 2000), status="B" if year == 2013 else "A")
        for year in range(2010, 2016)
    ]
    _, selected = shown(telling(*rows), indicators=("solar_capacity",))
    spec = charts.over_years(selected, (), "line", Formatter(telling(*rows), "en"), LIGHT)
    (line,) = traces(spec.to_plotly_json(), mode="lines")
    assert [len(stretch) for stretch in stretches(line)] == [3, 3]


@pytest.mark.parametrize("style", ["line", "bar"])
def test_thirty_series_keep_their_names_apart(report: Report, style: Any) -> None:
    _, selected = shown(report, indicators=("gdp", "pm25_annual_mean"), places=tuple(report.places))
    spec = charts.over_years(selected, (), style, Formatter(report, "zh"), LIGHT).to_plotly_json()
    points = [tip for trace in spec["data"] for tip in tips(trace)]
    assert len(points) == sum(len(one.rows) for one in selected.drawn)
    if style == "bar":
        assert spec["layout"]["showlegend"]
        return
    texts = [n["text"] for n in spec["layout"]["annotations"] if n.get("xref") != "paper"]
    # A figure in the strip of other definitions has no name beside it.
    assert len([text for text in texts if " " in text]) == len(selected.drawn)


def test_multiples_of_one_unit_have_one_scale(report: Report) -> None:
    _, selected = shown(report, indicators=("pm25_annual_mean",))
    spec = charts.multiples(selected, Formatter(report, "en"), LIGHT).to_plotly_json()
    axes = [axis for name, axis in spec["layout"].items() if name.startswith("yaxis")]
    assert len(axes) == len(selected.drawn) > 2
    assert len({tuple(axis["range"]) for axis in axes}) == 1
