"""Narrative: sentences with their figures, subtitles, legends, gaps, sources, disagreements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from report.analysis.age import is_dated
from report.analysis.change import Change, ChangeRefusal, last_change
from report.analysis.chart_series import rows_of
from report.analysis.districts import layers
from report.analysis.editions import report_at
from report.analysis.latest import latest_figure, newer_figure
from report.model import LANGUAGES, Chart, ChartKind, Language, Observation, Report, Text
from report.model.placeholders import Placeholder, parse
from report.text import narrative
from report.text.formatter import Formatter
from tests.build import (
    HOME,
    NEIGHBOUR,
    Picture,
    chart,
    chosen,
    editorial,
    editorial_pictures,
    example,
    pictures,
    row,
    shipped,
    target,
    telling,
    years,
)

EN, ZH = Formatter(shipped(), "en"), Formatter(shipped(), "zh")
WRITERS = {"en": EN, "zh": ZH}


def filled(placeholder: str) -> tuple[str | None, str | None]:
    """A placeholder alone in a sentence of each language."""
    text = Text(f"it was {{{placeholder}}}", f"为{{{placeholder}}}")
    return narrative.fill(text, EN), narrative.fill(text, ZH)


@pytest.mark.parametrize(
    ("placeholder", "english", "chinese"),
    [
        ("gdp@2021", "3.08 trillion yuan", "3.08万亿元"),
        ("gdp@2021.period", "2021", "2021年"),
        ("gdp@2021.number", "3.08 trillion", "3.08万亿"),
        ("gdp@2021.data", "2021 data", "2021年数据"),
        ("gdp@2025.data", "2025", "2025年"),
        ("gdp@2025", "3.87 trillion yuan (provisional)", "3.87万亿元（初步数）"),
        ("fdi_utilized_usd@2023", "8.7 billion US dollars (estimate)", "87亿美元（估计数）"),
        ("nev_stock@2022-12-11.data", "data of 11 December 2022", "2022年12月11日数据"),
        ("nev_stock@2017-07", "more than 76,000 vehicles", "超过7.6万辆"),
        ("nev_stock@2017-07.number", "more than 76,000", "超过7.6万"),
        ("nev_stock@2022-12-11.period", "11 December 2022", "2022年12月11日"),
        ("gdp/futian@2012.period", "2012", "2012年"),
        ("pm25_annual_mean/china@2022.period", "2022", "2022年"),
        (
            "rd_intensity@2023.change_since@2022",
            "up 0.65 percentage points from 2022",
            "比2022年提高0.65个百分点",
        ),
        (
            "pm25_annual_mean@2022.change_since@2021",
            "down 2 µg/m³ from 2021",
            "比2021年减少2微克/立方米",
        ),
        (
            "gdp@2010.change_since@2009",
            "up 18.3% from 2009 at current prices",
            "按现价比2009年增长18.3%",
        ),
        (
            "green_loan_balance@2025-06.change_since@2022-06",
            "2.2 times the June 2022 level",
            "是2022年6月的2.2倍",
        ),
        ("supercharging_stations.target@2024-03", "at least 300 stations", "300座以上"),
    ],
)
def test_placeholder_is_filled(placeholder: str, english: str, chinese: str) -> None:
    assert filled(placeholder) == (f"It was {english}", f"为{chinese}")


def test_placeholder_without_a_period_takes_the_latest_figure() -> None:
    last = shipped().series("nev_stock")[-1]
    assert filled("nev_stock") == (f"It was {EN.observation(last)}", f"为{ZH.observation(last)}")
    assert filled("nev_stock.period")[0] == f"It was {EN.period(last.period)}"


def test_target_is_the_one_set_last() -> None:
    """The 2021 plan had asked for 1.0 million."""
    assert filled("nev_stock.target@2025") == ("It was 1.3 million vehicles", "为130万辆")


@pytest.mark.parametrize(
    "placeholder",
    [
        "gdp@1990",
        "gdp@1990.period",
        "gdp@2021-06.number",
        "gdp/hong_kong",
        "green_trip_share",
        "nev_stock.target@2024",
        "gdp/futian.target@2025",
        "gdp@2010.change_since@1990",
        "gdp@2024.change_since@2016",  # the series breaks in 2024
        "gdp@2024.change_since@2021",  # provisional
        "rd_intensity@2014.change_since@2013",  # about
        "gdp@2010.change_since@2010",
        "gdp@2010.change_since@2011",
    ],
)
def test_sentence_without_its_figure_is_not_said(placeholder: str) -> None:
    assert filled(placeholder) == (None, None)


def test_one_missing_figure_silences_the_whole_sentence() -> None:
    text = Text("{gdp@2021} and {gdp@1990}", "{gdp@2021}、{gdp@1990}")
    assert narrative.fill(text, EN) is None


def test_prose_leaves_out_what_cannot_be_said() -> None:
    sentences = [Text("one.", "一。"), Text("{gdp@1990}.", "{gdp@1990}。"), Text("two.", "二。")]
    assert narrative.prose(sentences, EN) == "One. Two."
    assert narrative.prose(sentences, ZH) == "一。二。"


def sentences_of(report: Report) -> list[Text]:
    """All that editors have written with figures in it, and without."""
    sentences = [report.settings.city, *(area.summary for area in report.areas)]
    sentences += [sentence for area in report.areas for sentence in area.lead]
    charts = [*report.settings.charts, *(chart for area in report.areas for chart in area.charts)]
    return sentences + [text for one in charts for text in (one.headline, one.note) if text]


def period_of(placeholder: Placeholder, fmt: Formatter) -> str | None:
    """The period of a placeholder's figure, in words."""
    place = f"/{placeholder.place}" if placeholder.place else ""
    period = f"@{placeholder.period}" if placeholder.period else ""
    written = f"{{{placeholder.indicator}{place}{period}.period}}"
    return narrative.fill(Text(written, written), fmt)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["latest", "2023"])
def test_figures_stand_in_sentences_that_name_their_periods(
    language: Language, edition: str
) -> None:
    """Where one period is named for several figures, all are of it, in every edition."""
    report = report_at(shipped(), edition)
    fmt = Formatter(report, language)
    with_figures = [text for text in sentences_of(report) if narrative.cited([text], fmt)]
    assert len(with_figures) > 50
    for text in with_figures:
        placeholders = [piece for piece in parse(text[language]) if isinstance(piece, Placeholder)]
        named = {period_of(one, fmt) for one in placeholders if one.field in {"period", "data"}}
        figures = [one for one in placeholders if one.field in {"", "number"}]
        assert {period_of(one, fmt) for one in figures} <= named, text[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_report_can_be_said(language: Language) -> None:
    report, fmt = shipped(), WRITERS[language]
    sentences = sentences_of(report)
    assert len(sentences) > 100
    unsaid = [text[language] for text in sentences if not narrative.fill(text, fmt)]
    assert unsaid == []
    said = [narrative.fill(text, fmt) or "" for text in sentences]
    assert [one for one in said if "{" in one or "}" in one] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", list(shipped().editions))
def test_prose_says_of_every_figure_whether_it_is_provisional(
    edition: str, language: Language
) -> None:
    """An editor need not write it."""
    report = report_at(shipped(), edition)
    fmt, found = Formatter(report, language), 0
    for text in sentences_of(report):
        said = narrative.fill(text, fmt)
        for piece in re.findall(r"\{[^{}.]+\}", text[language]) if said else ():
            (figure,) = narrative.cited([Text(piece, piece)], fmt)
            if figure.status in "PE" and figure.qualifier != "preliminary":
                found += 1
                written = fmt.observation(figure)
                assert fmt.word(f"finding.status.{figure.status}", said=written) in str(said)
    assert found or edition != "latest"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_a_subtitle(language: Language) -> None:
    fmt = WRITERS[language]
    drawn = [one for one, _ in (*editorial(), *chosen())]
    assert len(drawn) > 300
    said = [narrative.chart_subtitle(one, fmt) for one in drawn]
    assert [one for one in said if not one or re.search(r"[{}]|\bNone\b|, ,|，，", one)] == []


def test_subtitle_says_what_where_when_and_in_which_unit() -> None:
    report = telling(*years(2020, "40", "46"), row("2022", "35", place=NEIGHBOUR))
    both = chart(places=(HOME, NEIGHBOUR))
    assert narrative.chart_subtitle(both, Formatter(report, "en")) == (
        "Solar capacity, kW, Exampleton, Neighbourton, 2020–2022"
    )
    assert narrative.chart_subtitle(both, Formatter(report, "zh")) == (
        "示例市、邻市2020—2022年光伏装机容量，单位：万千瓦"
    )


def test_subtitle_of_an_index_names_its_base() -> None:
    """After the design: an index says what is 100."""
    drawn = example().settings.charts[0]
    assert "index (2021 = 100)" in narrative.chart_subtitle(drawn, Formatter(example(), "en"))
    assert "指数（2021年=100）" in narrative.chart_subtitle(drawn, Formatter(example(), "zh"))


def test_subject_of_a_chart_stands_in_its_subtitle() -> None:
    fmt = Formatter(telling(*years(2020, "40", "46")), "zh")
    named = chart(subject=Text("Sun power", "光伏装机"))
    assert "光伏装机，单位：万千瓦" in narrative.chart_subtitle(named, fmt)
    assert "光伏装机，" not in narrative.chart_subtitle(chart(), fmt)


SINCE = {
    ("stock", "4000", "4600"): ("up 15% from 2020", "比2020年增长15%"),
    ("share", "60.4", "60.1"): ("down 0.3 percentage points from 2020", "比2020年下降0.3个百分点"),
    ("stock", "4000", "4000"): ("unchanged from 2020", "比2020年持平"),
    ("stock", "4000", "7996"): ("up 99.9% from 2020", "比2020年增长99.9%"),
    ("stock", "4000", "8000"): ("twice the 2020 level", "是2020年的2倍"),
    ("stock", "4000", "13596"): ("3.4 times the 2020 level", "是2020年的3.4倍"),
    # A rate of 124.9 per cent rounded first would make it 2.3 times.
    ("count", "20000", "44990"): ("2.2 times the 2020 level", "是2020年的2.2倍"),
    ("share", "20", "60"): ("up 40 percentage points from 2020", "比2020年提高40个百分点"),
}


@pytest.mark.parametrize(("told", "expected"), SINCE.items())
def test_change_is_told_with_its_base(
    told: tuple[Any, str, str], expected: tuple[str, str]
) -> None:
    kind, *both = told
    indicator = replace(example().indicators["solar_capacity"], kind=kind)
    change = last_change(years(2020, *both), kind)
    assert isinstance(change, Change)
    writers = [Formatter(example(), language) for language in LANGUAGES]
    said = [narrative.change_in_words(change, indicator, fmt) for fmt in writers]
    assert tuple(said) == expected


def test_change_of_money_is_told_to_be_at_current_prices() -> None:
    series = [one for one in shipped().series("gdp") if one.period.year in {2009, 2010}]
    gdp = shipped().indicators["gdp"]
    change = last_change(series, gdp.kind)
    assert isinstance(change, Change)
    assert narrative.change_in_words(change, gdp, EN) == "up 18.3% from 2009 at current prices"
    assert narrative.change_in_words(change, gdp, ZH) == "按现价比2009年增长18.3%"


def test_every_refusal_has_words_but_that_of_a_lone_figure() -> None:
    refusals = get_args(ChangeRefusal)
    for fmt in WRITERS.values():
        texts = {refusal: narrative.refusal_in_words(refusal, fmt) for refusal in refusals}
        assert [refusal for refusal, text in texts.items() if not text] == ["single"]
        assert len(set(texts.values())) == len(refusals)


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "No change calculated: a figure is provisional"),
        ("zh", "含初步数或估计数，不计算变动"),
    ],
)
def test_only_the_latest_figure_tells_why_no_change_to_it_is_calculated(
    language: Language, why: str
) -> None:
    rows = (row("2019", "38"), row("2020", "40"), row("2021", "46", status="P"))
    fmt = Formatter(telling(*rows), language)
    series = fmt.report.series("solar_capacity")
    assert [narrative.exact_change_to(one, fmt) for one in series] == ["", "", why]


def test_change_told_as_a_multiple_is_told_in_per_cent_beside_its_figure() -> None:
    rows = (row("2020", "4000"), row("2021", "8800"), row("2022", "4800"))
    expected: dict[Language, str] = {
        "en": "From 40 million kW in 2020 to 88 million kW: up 120%",
        "zh": "由2020年的4000万千瓦到8800万千瓦，增长120%",
    }
    for language, told in expected.items():
        fmt = Formatter(telling(*rows[:2]), language)
        assert [narrative.exact_change_to(one, fmt) for one in rows[:2]] == ["", told]
        fmt = Formatter(telling(*rows), language)
        assert narrative.exact_change_to(fmt.report.series("solar_capacity")[-1], fmt) == ""


def test_figure_with_a_change_or_alone_has_nothing_to_refuse() -> None:
    for rows in ((row("2020", "4000"), row("2021", "4600")), (row("2021", "46", status="P"),)):
        fmt = Formatter(telling(*rows), "en")
        assert [narrative.exact_change_to(one, fmt) for one in rows] == [""] * len(rows)


def test_newer_figure_of_another_definition_is_named_with_its_publisher() -> None:
    series = [row("2020", "40"), row("2021", "46", status="D")]
    report = telling(*series)
    told = {
        language: narrative.newer_in_words(series, Formatter(report, language))
        for language in LANGUAGES
    }
    assert told == {
        "en": "2021: 460,000 kW, Statistics Office of Exampleton, definition differs",
        "zh": "2021年46万千瓦（示例市统计局，口径不同）",
    }
    assert narrative.newer_in_words(series[:1], Formatter(report, "en")) == ""


FLAGS: dict[str, dict[str, Any]] = {
    "hollow: provisional figure": {"status": "P"},
    "hollow: estimate": {"status": "E"},
    "grey band: figures of another definition, not on the scale": {"status": "D"},
    "▲ more than the figure shown": {"qualifier": "more_than"},
    "▼ less than the figure shown": {"qualifier": "less_than"},
    "dot in a ring: approximate figure": {"qualifier": "about"},
    "vertical dotted rule: break in the series": {"status": "B"},
}


@pytest.mark.parametrize(("meaning", "flag"), FLAGS.items())
def test_legend_explains_the_one_flag_there_is(meaning: str, flag: dict[str, Any]) -> None:
    report = telling(row("2020", "40"), row("2021", "46", **flag))
    assert narrative.chart_legend(chart(), Formatter(report, "en")) == [meaning]


def test_figures_that_all_differ_are_squares_on_their_own_scale() -> None:
    report = telling(row("2020", "40", status="D"), row("2021", "46", status="D"))
    legend = narrative.chart_legend(chart(), Formatter(report, "en"))
    assert legend == ["square: definition differs"]


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_every_kind_of_chart_explains_a_flag(kind: ChartKind) -> None:
    report = telling(row("2020", "40"), row("2021", "46", status="P"))
    assert "provisional" in " ".join(narrative.chart_legend(chart(kind), Formatter(report, "en")))


def test_legend_of_plain_figures_is_empty() -> None:
    report = telling(*years(2020, "40", "46", "52"))
    assert narrative.chart_legend(chart(), Formatter(report, "en")) == []


def test_legend_explains_a_bound_of_another_definition_by_its_own_mark() -> None:
    other = row("2021", "46", status="D", qualifier="more_than")
    legend = narrative.chart_legend(chart(), Formatter(telling(row("2020", "40"), other), "en"))
    assert "three-pointed star: bound with another definition" in legend


def test_legend_explains_targets_and_gaps() -> None:
    report = telling(row("2020", "40"), row("2022", "46"), targets=(target("2030", "100"),))
    assert narrative.chart_legend(chart(), Formatter(report, "en")) == [
        "dotted line: years without a figure",
        "◇ target",
    ]


def test_legend_of_bars_tells_of_outlines() -> None:
    report = telling(row("2020", "40"), row("2021", "46", status="P"))
    assert narrative.chart_legend(chart("bar"), Formatter(report, "en")) == [
        "outlined: provisional figure"
    ]


def marks_in(one: Picture) -> dict[str, bool]:
    """Which rules, dotted lines and diamonds a picture really has."""
    lines = [trace for trace in one.spec["data"] if trace.get("mode") == "lines"]
    sizes = {
        trace["marker"]["size"]
        for trace in one.spec["data"]
        if trace.get("marker", {}).get("symbol") == "diamond-open"
    }
    shapes = {shape.get("name", "rule") for shape in one.spec["layout"].get("shapes", ())}
    return {
        "legend.break": "rule" in shapes,
        "legend.cut": "cut" in shapes,
        "legend.dotted": any(trace["line"].get("dash") == "dot" for trace in lines),
        "legend.target": 12 in sizes,
        "legend.original": 8 in sizes,
    }


@pytest.mark.parametrize(
    "key", ["legend.break", "legend.cut", "legend.dotted", "legend.target", "legend.original"]
)
def test_legend_explains_what_is_drawn_and_nothing_else(key: str) -> None:
    chosen_once = [one for one in pictures() if one.palette.mode == "light"]
    drawn = {one.name: marks_in(one)[key] for one in chosen_once}
    explained = {
        one.name: one.fmt.word(key) in narrative.chart_legend(one.chart, one.fmt)
        for one in chosen_once
    }
    assert any(drawn.values())
    assert not all(drawn.values())
    unexplained = sorted(name for name in drawn if drawn[name] and not explained[name])
    not_drawn = sorted(name for name in drawn if explained[name] and not drawn[name])
    assert (unexplained, not_drawn) == ([], [])


def test_legend_explains_only_flags_that_are_there() -> None:
    checked = 0
    for one in editorial_pictures():
        rows = [row for _, _, series in rows_of(one.chart, one.fmt.report) for row in series]
        flags = {row.status for row in rows} | {row.qualifier for row in rows}
        said = narrative.chart_legend(one.chart, one.fmt)
        for flag in ("P", "preliminary", "E", "D", "more_than", "less_than", "about"):
            words = {one.fmt.word(f"legend.{mark}.{flag}") for mark in ("point", "bar")}
            others = {"P": {"preliminary"}, "preliminary": {"P"}}.get(flag, set())
            if not flags & {flag, *others}:
                assert not words & set(said), (one.name, flag)
                checked += 1
    assert checked > 100


@pytest.mark.parametrize(
    ("found", "english", "chinese"),
    [
        (["2020", "2021"], "", ""),
        (["2020", "2022"], "No figure for 2021.", "缺2021年数据。"),
        (
            ["2012", "2014", "2015", "2019-06"],
            "No figure for 2013, 2016–2018.",
            "缺2013年、2016—2018年数据。",
        ),
    ],
)
def test_missing_years_are_named(found: list[str], english: str, chinese: str) -> None:
    rows = [row(period, "1") for period in found]
    assert (narrative.gaps(rows, EN), narrative.gaps(rows, ZH)) == (english, chinese)


def test_source_line_names_each_publisher_once_the_most_trusted_first() -> None:
    rows = [row("2020", "40", source="gazette"), *years(2021, "46", "52")]
    assert narrative.source_line(rows, Formatter(example(), "en")) == (
        "Source: Statistics Office of Exampleton, 2024; Exampleton Gazette, 2023"
    )
    assert narrative.source_line(rows, Formatter(example(), "zh")) == (
        "来源：示例市统计局，2024年；示例市公报社，2023年"
    )


def test_source_line_counts_what_it_does_not_name() -> None:
    first = example().sources["yearbook"]
    names = list(example().publishers)
    more = {f"s{n}": replace(first, id=f"s{n}", publisher=names[n // 2]) for n in range(7)}
    report = replace(example(), sources=more)
    rows = [row(str(2020 + n), "40", source=f"s{n}") for n in range(7)]
    said = narrative.source_line(rows, Formatter(report, "en"))
    assert said == "Source: Statistics Office of Exampleton, 2024; Exampleton Gazette, 2024 + 2"


def told(*rows: Observation) -> list[tuple[str, list[str]]]:
    found = narrative.other_values("solar_capacity", HOME, Formatter(telling(*rows), "en"))
    return [(shown.written, [other.written for other in others]) for shown, others in found]


def test_disagreement_stands_beside_the_figure_shown() -> None:
    other = row("2021", "50", preferred=False, source="gazette")
    assert told(other, *years(2020, "40", "46", "52")) == [("46", ["50"])]
    assert told(*years(2020, "40", "46", "52")) == []


def test_month_and_year_do_not_disagree() -> None:
    assert told(row("2021-12", "50"), row("2021", "46")) == []


def test_every_disagreement_of_the_report_is_about_one_period() -> None:
    cells = {(row.indicator, row.place) for row in shipped().observations}
    found = [one for cell in sorted(cells) for one in narrative.other_values(*cell, EN)]
    assert len(found) > 50
    assert all(shown.preferred for shown, _ in found)
    assert all(other.period == shown.period for shown, others in found for other in others)
    assert not any(other.preferred for _, others in found for other in others)


@pytest.mark.parametrize(
    ("language", "some", "all_of_them"),
    [
        ("en", "2 of 10 districts have a figure", "All 10 districts have a figure"),
        ("zh", "10个区中2个区有数据", "10个区均有数据"),
    ],
)
def test_map_says_how_many_districts_it_knows(
    language: Language, some: str, all_of_them: str
) -> None:
    fmt = WRITERS[language]
    assert narrative.map_subtitle(2, fmt) == some
    assert narrative.map_subtitle(10, fmt) == all_of_them


def test_name_of_a_map_has_its_period() -> None:
    first = next(layer for layer in layers(shipped()) if layer.indicator == "land_area")
    name = shipped().indicators[first.indicator].name
    assert narrative.layer_name(first, EN) == f"{name.en}, {EN.period(first.period)}"
    assert narrative.layer_name(first, ZH) == f"{ZH.period(first.period)}{name.zh}"


def test_both_languages_tell_the_same_figures() -> None:
    """A headline's placeholders are the same in both languages, in whatever order."""
    drawn: list[Chart] = [one for one, _ in editorial()]
    placeholder = re.compile(r"\{[^}]*\}")
    for one in drawn:
        assert set(placeholder.findall(one.headline.en)) == set(
            placeholder.findall(one.headline.zh)
        ), one.id
    assert drawn


@pytest.mark.parametrize("edition", ["latest", "2023"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_headline_begins_with_the_mark_of_a_figure_that_is_not_of_late(
    edition: str, language: Language
) -> None:
    fmt = Formatter(report_at(shipped(), edition), language)
    marked = 0
    for one in (one for area in fmt.report.areas for one in area.charts):
        row = latest_figure(fmt.report.series(one.indicators[0]))
        if row is not None:
            headline = narrative.chart_headline(one, fmt).lower()
            is_marked = narrative.data_of(row, fmt).lower() in headline
            assert is_marked is is_dated(row, fmt.report), (one.id, headline)
            marked += is_marked
    assert marked > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_headline_of_editors_is_of_the_newest_figure(language: Language) -> None:
    fmt = WRITERS[language]
    texts = [one.headline for area in shipped().areas for one in area.charts if one.headline.en]
    rows = narrative.cited(texts, fmt)
    assert len(rows) > 10
    for figure in rows:
        series = shipped().series(figure.indicator, figure.place)
        assert figure in (latest_figure(series), newer_figure(series))
        assert figure.status in "AB"


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2023", "It was 460,000 kW."), ("2021", "Solar capacity (2021 data): 460,000 kW")],
)
def test_headline_that_does_not_say_its_age_gives_way_to_the_rule(year: str, expected: str) -> None:
    text = Text("It was {solar_capacity}.", "为{solar_capacity}。")
    fmt = Formatter(telling(row(year, "46")), "en")
    assert narrative.chart_headline(chart(headline=text), fmt) == expected


@pytest.mark.parametrize(
    ("headline", "otherwise", "expected"),
    [
        ("{solar_capacity@2023}.", "{solar_capacity@2024}.", "460,000 kW."),
        ("{solar_capacity@2020}.", "{solar_capacity@2024}.", "520,000 kW."),
        ("{solar_capacity@2020}.", "{solar_capacity@2019}.", ""),
        ("", "", ""),
    ],
)
def test_chart_says_the_other_text_where_a_figure_is_not_known(
    headline: str, otherwise: str, expected: str
) -> None:
    first, second = (Text(text, text) for text in (headline, otherwise))
    told = chart(headline=first, headline_otherwise=second, note=first, note_otherwise=second)
    fmt = Formatter(telling(row("2023", "46"), row("2024", "52")), "en")
    assert narrative.chart_note(told, fmt) == expected
    by_rule = "Solar capacity: 520,000 kW in 2024"
    assert narrative.chart_headline(told, fmt) == (expected or by_rule)
