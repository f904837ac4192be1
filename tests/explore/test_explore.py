"""A free selection: its address, what it comes to, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import fields
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.transform import REFUSALS, TRANSFORMS
from report.charts.palette import LIGHT
from report.explore import (
    VIEWS,
    ExploreSelection,
    charts,
    crossing,
    query,
    selection,
    tables,
    words,
)
from report.explore.series import (
    MOST_SERIES,
    SelectedSeries,
    atlas,
    districted,
    find,
    subjects,
    targets,
)
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.build import example, row, shipped, stretches, telling, tips, traces

# Values that nobody writes: they must neither raise nor mean anything.
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "path": "../../../etc/passwd",
    "long": "gdp," * 2_500,
    "sql": "' OR 1=1; DROP TABLE observations; --",
    "control": "gdp\x00\x1b[31m",
    "percent": "%ff%fe%00",
    "unknown": "no_such_thing",
    "braces": "{gdp}",
    "dunder": "__class__",
    "capitals": "GDP",
    "hanzi": "地区生产总值",
    "digits": "٢٠٢٠",
    "minus": "-1",
    "huge": "9" * 400,
    "surrogate": "\ud800",
    "blank": " ",
    "commas": ",,,",
}

FULL = ExploreSelection(
    area="transport",
    indicators=("nev_stock", "gdp"),
    places=("shenzhen", "futian"),
    first=2012,
    last=2022,
    kinds=("official", "law"),
    statuses=("A", "P"),
    target=True,
    min_figures=3,
    view="scatter",
    transform="difference",
    base=2015,
    against="china",
    by="place",
    year=2020,
)


def shown(report: Report, **wishes: Any) -> tuple[ExploreSelection, SelectedSeries]:
    named = selection.resolved(report, ExploreSelection(**wishes))
    return named, find(report, named)


def test_query_names_every_field_of_a_selection() -> None:
    assert set(query.FIELDS.values()) == {field.name for field in fields(ExploreSelection)}


def test_full_selection_survives_its_address(report: Report) -> None:
    written = query.serialize(FULL)
    assert len(written) == len(query.NAMES)
    assert query.parse(written, report) == (FULL, ())


def test_span_of_one_year_survives_its_address(report: Report) -> None:
    chosen = ExploreSelection(first=2020, last=2020)
    assert query.parse(query.serialize(chosen), report) == (chosen, ())


def test_empty_choice_of_places_is_a_choice(report: Report) -> None:
    assert query.parse({"places": ""}, report) == (ExploreSelection(places=()), ())


def test_defaults_are_left_out_of_the_address(report: Report) -> None:
    assert query.serialize(ExploreSelection()) == {}
    assert query.parse({}, report) == (ExploreSelection(), ())


def test_nothing_chosen_differs_from_nothing_said(report: Report) -> None:
    none = ExploreSelection(indicators=())
    assert query.serialize(none) == {"indicators": ""}
    assert query.parse({"indicators": ""}, report) == (none, ())
    assert find(report, selection.resolved(report, none)).drawn == ()


@pytest.mark.parametrize(("name", "value"), list(product(query.NAMES, HOSTILE.values())))
def test_hostile_value_means_nothing_and_is_named(report: Report, name: str, value: str) -> None:
    chosen, ignored = query.parse({name: value}, report)
    known = name == "indicators" and value == HOSTILE["long"]
    assert chosen == ExploreSelection() or known
    assert ignored == (name,)


def test_known_part_of_a_list_is_kept(report: Report) -> None:
    chosen, ignored = query.parse({"indicators": "gdp,gone,nev_stock,gdp"}, report)
    assert chosen.indicators == ("gdp", "nev_stock")
    assert ignored == ("indicators",)


def test_list_is_cut_where_it_is_too_long(report: Report) -> None:
    every = ",".join(list(report.indicators)[:20])
    chosen, ignored = query.parse({"indicators": every}, report)
    assert len(chosen.indicators or ()) == selection.MOST_INDICATORS
    assert ignored == ("indicators",)


def test_years_that_run_backwards_are_ignored(report: Report) -> None:
    assert query.parse({"from": "2020", "to": "2010"}, report) == (
        ExploreSelection(),
        ("from", "to"),
    )


@given(st.dictionaries(st.sampled_from(query.NAMES), st.text(max_size=60)))
def test_any_query_can_be_read(asked: dict[str, str]) -> None:
    chosen, ignored = query.parse(asked, shipped())
    assert set(ignored) <= set(query.NAMES)
    assert query.parse(query.serialize(chosen), shipped()) == (chosen, ())


def test_page_opens_with_a_comparison(report: Report) -> None:
    named, selected = shown(report)
    assert named.indicators == ("rd_intensity",)
    assert selected.places[0] == report.settings.place
    assert len(selected.drawn) > 2


@pytest.mark.parametrize("area", [area.id for area in shipped().areas])
def test_area_opens_with_an_indicator_of_its_own(report: Report, area: str) -> None:
    named, selected = shown(report, area=area)
    assert [report.indicators[row].area for row in named.indicators or ()] == [area]
    assert selected.drawn


def test_another_city_opens_too() -> None:
    _, selected = shown(example())
    assert selected.drawn


def test_filters_narrow_what_is_on_offer(report: Report) -> None:
    every = selection.on_offer(report, ExploreSelection())
    assert {one.id for one in every} == {one.indicator for one in report.observations}
    aimed = selection.on_offer(report, ExploreSelection(target=True, area="transport"))
    ids = {target.indicator for target in report.targets}
    assert aimed
    assert all(one.id in ids and one.area == "transport" for one in aimed)
    long = selection.on_offer(report, ExploreSelection(min_figures=10))
    assert 0 < len(long) < len(every)
    assert "gdp" in {one.id for one in long}


def test_filters_choose_among_the_figures(report: Report) -> None:
    _, every = shown(report, indicators=("gdp",), places=("shenzhen",))
    _, official = shown(report, indicators=("gdp",), places=("shenzhen",), kinds=("dataset",))
    kinds = {report.sources[one.source].kind for one in official.inputs}
    assert kinds == {"dataset"}
    assert len(official.inputs) < len(every.inputs)
    _, plain = shown(report, indicators=("gdp",), places=("shenzhen",), statuses=("P",))
    assert plain.inputs
    assert {one.status for one in plain.inputs} <= {"P", "B"}


def test_hidden_break_is_told_by_the_next_figure() -> None:
    rows = [row("2010", "1"), row("2011", "2", status="B"), row("2012", "3")]
    report = telling(*rows)
    _, selected = shown(report, indicators=("solar_capacity",), statuses=("A",))
    assert [(str(one.period), one.status) for one in selected.drawn[0].rows] == [
        ("2010", "A"),
        ("2012", "B"),
    ]


def test_years_cut_the_series_after_it_is_transformed(report: Report) -> None:
    wish: dict[str, Any] = {"indicators": ("gdp",), "places": ("shenzhen",), "transform": "growth"}
    _, whole = shown(report, **wish)
    _, part = shown(report, **wish, first=2006, last=2010)
    by_year = {one.period.year: one.value for one in whole.drawn[0].rows}
    cut = {one.period.year: one.value for one in part.drawn[0].rows}
    assert list(cut) == [2006, 2007, 2008, 2009, 2010]
    assert all(by_year[year] == value for year, value in cut.items())


def test_series_with_fewer_points_are_left_out(report: Report) -> None:
    _, selected = shown(
        report, indicators=("rd_intensity",), places=("shenzhen", "guangdong"), min_figures=5
    )
    assert selected.places == ("shenzhen",)
    assert [one.place for one in selected.empty] == ["guangdong"]


def test_many_series_are_cut_and_counted(report: Report) -> None:
    most = list(report.indicators)[: selection.MOST_INDICATORS]
    _, selected = shown(report, indicators=tuple(most), places=tuple(report.places))
    assert len(selected.drawn) <= MOST_SERIES


def test_home_comes_first(report: Report) -> None:
    _, selected = shown(report, indicators=("gdp",), places=("beijing", "shenzhen"))
    assert selected.places == ("shenzhen", "beijing")
    assert subjects(report, selected) == {("gdp", "shenzhen")}


def test_targets_stand_beside_published_figures_only(report: Report) -> None:
    aimed = "pm25_annual_mean"
    named, selected = shown(report, indicators=(aimed,))
    assert targets(report, named, selected)
    named, selected = shown(report, indicators=(aimed,), transform="index")
    assert targets(report, named, selected) == ()
    named, selected = shown(report, indicators=(aimed, "gdp"))
    assert targets(report, named, selected) == ()
    named, selected = shown(report, indicators=(aimed,), places=("beijing",))
    assert targets(report, named, selected) == ()


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"indicators": ("gdp",), "transform": "index"}, "index"),
        ({"indicators": ("gdp",), "transform": "change"}, "10^8 CNY"),
        ({"indicators": ("rd_intensity",), "transform": "change"}, "points"),
        ({"indicators": ("rd_intensity",), "transform": "difference"}, "points"),
        ({"indicators": ("gdp",), "transform": "growth"}, "%"),
        ({"indicators": ("gdp",), "transform": "per_person"}, "per_person.0 CNY"),
        ({"indicators": ("rd_expenditure",), "transform": "per_gdp"}, "%"),
        ({"indicators": ("co2_emissions_ceads",), "transform": "share_of_nation"}, "%"),
        (
            {"indicators": ("invention_patents_granted",), "transform": "per_person"},
            "per_person.4 ",
        ),
    ],
)
def test_unit_is_that_of_the_result(report: Report, wish: dict[str, Any], code: str) -> None:
    _, selected = shown(report, **wish)
    assert selected.drawn
    assert all(one.code.startswith(code) for one in selected.units)


def test_gdp_per_person_is_near_what_is_published(report: Report) -> None:
    """The report's own figure uses the mean population of the year: near, but not the same."""
    _, selected = shown(report, indicators=("gdp",), places=("shenzhen",), transform="per_person")
    made = {one.period: one.value for one in selected.drawn[0].rows}
    published = {one.period: one.value for one in report.series("gdp_per_capita")}
    both = set(made) & set(published)
    assert both
    # The population grew fast at first, and the one of 1999 is that of another census.
    for period in both - {one for one in both if one.year < 2000}:
        assert abs(made[period] / published[period] - 1) < Decimal("0.05"), period


def test_share_of_gdp_is_the_published_intensity(report: Report) -> None:
    _, selected = shown(
        report, indicators=("rd_expenditure",), places=("shenzhen",), transform="per_gdp"
    )
    made = {one.period: one.value for one in selected.drawn[0].rows}
    published = {one.period: one.value for one in report.series("rd_intensity")}
    both = [period for period in made if period in published and period.year > 2018]
    assert both
    for period in both:
        assert abs(made[period] - published[period]) < Decimal("0.25"), period


def test_hong_kong_is_no_part_of_the_national_figures(report: Report) -> None:
    places = ("shenzhen", "hong_kong", "singapore")
    _, selected = shown(
        report, indicators=("rd_expenditure",), places=places, transform="share_of_nation"
    )
    assert {one.place for one in selected.drawn} <= {"shenzhen"}
    refused = {one.place: one.refused for one in selected.empty}
    assert set(refused.values()) <= {"outside"}


def test_fractions_are_not_reckoned_with(report: Report) -> None:
    _, selected = shown(report, indicators=("energy_intensity_vs_nation",), transform="index")
    assert [one.refused for one in selected.empty] == ["rank"]


def test_map_has_the_years_of_the_districts(report: Report) -> None:
    named, _ = shown(report, indicators=("rd_intensity", "gdp"), view="map")
    drawn = atlas(report, named)
    assert drawn is not None
    assert drawn.indicator == "gdp"
    assert list(drawn.years) == sorted(drawn.years)
    assert all(len(rows) >= 2 for rows in drawn.years.values())
    districts = {place.id for place in report.districts()}
    assert {one.place for rows in drawn.years.values() for one in rows} <= districts
    assert drawn.shown_year(1800) == drawn.shown_year(None)
    first = next(iter(drawn.years))
    assert drawn.shown_year(first) == first


def test_map_is_transformed_where_that_makes_sense(report: Report) -> None:
    plain, _ = shown(report, indicators=("gdp",), view="map")
    told, _ = shown(report, indicators=("gdp",), view="map", transform="difference")
    before, after = atlas(report, plain), atlas(report, told)
    assert before is not None
    assert after is not None
    year = after.shown_year(None)
    values = {row.place: row.value for row in before.years[year]}
    other = after.of_year(year).drawn[0].points[0].inputs[1]
    assert len(after.years[year]) > 1
    for one in after.years[year]:
        # Rounded as the coarser of the two figures.
        assert abs(one.value - (values[one.place] - other.value)) < 1


def test_map_of_an_index_shows_the_figures_as_published(report: Report) -> None:
    """In its base year every district would be 100."""
    plain, _ = shown(report, indicators=("gdp",), view="map")
    told, _ = shown(report, indicators=("gdp",), view="map", transform="index")
    one, other = atlas(report, plain), atlas(report, told)
    assert one is not None
    assert other is not None
    assert one.years == other.years


def test_map_that_cannot_be_transformed_is_refused_in_words(report: Report) -> None:
    told, _ = shown(report, indicators=("gdp",), view="map", transform="per_gdp")
    assert atlas(report, told) is None
    for language in LANGUAGES:
        said = words.notes(told, districted(report, told), Formatter(report, language))
        assert len(said) > 1
        assert all("{" not in text for text in said)


def test_scatter_pairs_figures_of_one_place_and_year(report: Report) -> None:
    wish: dict[str, Any] = {"indicators": ("rd_intensity", "pm25_annual_mean"), "view": "scatter"}
    named, selected = shown(report, **wish)
    crossed = crossing.crossing_of(named, selected)
    assert crossed is not None
    assert len(crossed.pairs) > 5
    for pair in crossed.pairs:
        assert pair.across.place == pair.up.place == pair.place
        assert pair.across.period.year == pair.up.period.year == pair.year
    named, selected = shown(report, **wish, by="place")
    by_place = crossing.crossing_of(named, selected)
    assert by_place is not None
    assert len({pair.year for pair in by_place.pairs}) == 1
    assert len({pair.place for pair in by_place.pairs}) == len(by_place.pairs) > 1


def test_scatter_of_one_indicator_is_none(report: Report) -> None:
    named, selected = shown(report, indicators=("gdp",), view="scatter")
    assert crossing.crossing_of(named, selected) is None


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


@given(
    st.lists(st.sampled_from(sorted(shipped().indicators)), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from(sorted(shipped().places)), min_size=1, max_size=5, unique=True),
    st.sampled_from((None, *TRANSFORMS)),
    st.sampled_from(VIEWS),
    st.sampled_from(LANGUAGES),
)
def test_any_selection_can_be_shown(
    named: list[str], places: list[str], transform: Any, view: Any, language: Language
) -> None:
    report = shipped()
    fmt = Formatter(report, language)
    chosen, selected = shown(
        report, indicators=tuple(named), places=tuple(places), transform=transform, view=view
    )
    words.notes(chosen, selected, fmt)
    if selected.drawn:
        assert words.headline(chosen, selected, fmt)
        assert tables.sheet(selected, fmt).table.num_rows
        assert charts.over_years(selected, (), "line", fmt, LIGHT).to_plotly_json()["data"]
        assert charts.multiples(selected, fmt, LIGHT).to_plotly_json()["data"]
    crossed = crossing.crossing_of(chosen, selected)
    if crossed is not None and crossed.pairs:
        assert charts.crossed(crossed, chosen.by == "year", fmt, LIGHT).to_plotly_json()["data"]
