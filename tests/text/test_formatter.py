"""The formatter: numbers, units, dates and changes as written in English and in Chinese."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.change import Change, Measure, last_change
from report.analysis.latest import up_to_latest
from report.model import LANGUAGES, Language, Period, Qualifier, Text, Unit
from report.text.formatter import Formatter, Scale
from report.text.markup import escaped
from report.text.notation import SIGNS
from tests.build import example, row, shipped

EN, ZH = Formatter(shipped(), "en"), Formatter(shipped(), "zh")
FORMATTERS = {"en": EN, "zh": ZH}
UNITS = shipped().units

# (value, unit, English, Chinese)
FIGURES = [
    # as in the design's worked forms
    ("3.46", "10^12 CNY", "3.46 trillion yuan", "3.46万亿元"),
    ("34606.4", "10^8 CNY", "3.46 trillion yuan", "3.46万亿元"),
    ("97", "10^4 vehicles", "970,000 vehicles", "97万辆"),
    ("97.1", "10^4 vehicles", "971,000 vehicles", "97.1万辆"),
    ("16", "µg/m³", "16 µg/m³", "16微克/立方米"),
    ("6.46", "%", "6.46%", "6.46%"),
    ("-3.2", "%", "−3.2%", "−3.2%"),
    # the borders of 万, of 亿, of 万亿; of a million, of a billion, of a trillion
    ("9999", "persons", "9,999 people", "9999人"),
    ("10000", "persons", "10,000 people", "1万人"),
    ("12700", "persons", "12,700 people", "1.27万人"),
    ("999999", "patents", "999,999 patents", "100万件"),
    ("1000000", "persons", "1 million people", "100万人"),
    ("99990000", "persons", "99.99 million people", "9999万人"),
    ("100000000", "persons", "100 million people", "1亿人"),
    ("1000000000", "persons", "1 billion people", "10亿人"),
    ("9999", "10^8 CNY", "999.9 billion yuan", "9999亿元"),
    ("10000", "10^8 CNY", "1 trillion yuan", "1万亿元"),
    # English drops a decimal from a hundred of a scale on, Chinese keeps two
    ("999.9", "10^8 CNY", "99.99 billion yuan", "999.9亿元"),
    ("1000.44", "10^8 CNY", "100 billion yuan", "1000.44亿元"),
    ("3471.32", "10^8 CNY", "347.1 billion yuan", "3471.32亿元"),
    # a count below 100,000 keeps its digits
    ("19647", "patents", "19,647 patents", "19647件"),
    ("99999", "patents", "99,999 patents", "99999件"),
    ("196470", "patents", "196,470 patents", "19.65万件"),
    ("1.9647", "10^4 vehicles", "19,647 vehicles", "1.96万辆"),
    # small ones keep three digits that count
    ("0.513", "t/10^4 CNY", "0.513 tonnes per 10,000 yuan", "0.513吨/万元"),
    ("0.08812", "t/10^4 CNY", "0.0881 tonnes per 10,000 yuan", "0.0881吨/万元"),
    ("0", "days", "0 days", "0天"),
    ("4.50", "%", "4.5%", "4.5%"),
    # rounding is away from zero at the half
    ("2.345", "%", "2.35%", "2.35%"),
    ("-2.345", "%", "−2.35%", "−2.35%"),
    # units that are not simply written after the number
    ("3", "rank", "rank 3", "第3位"),
    ("3", "1/n of national average", "1/3 of the national average", "全国平均水平的1/3"),
    ("5.71", "pH", "pH 5.71", "pH 5.71"),
]


@pytest.mark.parametrize(("value", "code", "english", "chinese"), FIGURES)
def test_figure_in_running_text(value: str, code: str, english: str, chinese: str) -> None:
    assert EN.figure(Decimal(value), UNITS[code]) == english
    assert ZH.figure(Decimal(value), UNITS[code]) == chinese


@pytest.mark.parametrize(
    ("value", "code", "english", "chinese"),
    [
        ("999999999", "persons", "1 billion people", "10亿人"),
        ("99999999", "persons", "100 million people", "1亿人"),
        ("999999999999", "CNY", "1 trillion yuan", "1万亿元"),
    ],
)
def test_rounding_goes_on_into_the_next_scale(
    value: str, code: str, english: str, chinese: str
) -> None:
    """Not `1,000 million people`, nor 10000万人."""
    assert EN.figure(Decimal(value), UNITS[code]) == english
    assert ZH.figure(Decimal(value), UNITS[code]) == chinese


@pytest.mark.parametrize(
    ("qualifier", "english", "chinese"),
    [
        ("", "970,000 vehicles", "97万辆"),
        ("more_than", "more than 970,000 vehicles", "超过97万辆"),
        ("about", "about 970,000 vehicles", "约97万辆"),
        ("less_than", "less than 970,000 vehicles", "低于97万辆"),
        ("preliminary", "970,000 vehicles (provisional)", "97万辆（初步数）"),
    ],
)
def test_qualifier_is_part_of_the_figure(qualifier: Qualifier, english: str, chinese: str) -> None:
    vehicles = UNITS["10^4 vehicles"]
    assert EN.figure(Decimal(97), vehicles, qualifier) == english
    assert ZH.figure(Decimal(97), vehicles, qualifier) == chinese


def test_preliminary_figure_and_what_stands_behind_it_share_one_bracket() -> None:
    figures = [fmt.figure(Decimal(97), UNITS["days"], "preliminary") for fmt in (EN, ZH)]
    dated = [
        fmt.word("deck.dated", figure=figure, period=fmt.period(Period(2025)))
        for fmt, figure in zip((EN, ZH), figures, strict=True)
    ]
    assert dated == ["97 days (provisional, 2025)", "97天（初步数，2025年）"]
    assert EN.word("fact.series", text=figures[0]) == "97 days (provisional)."


def test_every_qualifier_is_worded_in_its_own_way() -> None:
    for fmt in FORMATTERS.values():
        worded = [fmt.number(Decimal(9), UNITS["days"], one) for one in get_args(Qualifier)]
        assert len(set(worded)) == 5


def test_every_qualifier_has_its_sign_or_none() -> None:
    assert set(SIGNS) == set(get_args(Qualifier))
    signs = [sign for sign in SIGNS.values() if sign]
    assert sorted(signs) == ["<", ">", "≈"]


def test_observation_carries_its_unit_and_qualifier() -> None:
    seen = row("2023", "97", indicator="nev_stock", qualifier="more_than")
    assert EN.observation(seen) == "more than 970,000 vehicles"
    assert ZH.observation(seen) == "超过97万辆"


def test_number_leaves_the_unit_out() -> None:
    assert EN.number(Decimal(97), UNITS["10^4 vehicles"], "about") == "about 970,000"
    assert ZH.number(Decimal(97), UNITS["10^4 vehicles"], "about") == "约97万"
    assert ZH.number(Decimal(1002), UNITS["stations"]) == "1002"


@pytest.mark.parametrize(
    ("amount", "measure", "code", "english", "chinese"),
    [
        ("0.65", "points", "%", "up 0.65 percentage points", "提高0.65个百分点"),
        ("-0.30", "points", "%", "down 0.3 percentage points", "下降0.3个百分点"),
        ("-1", "points", "%", "down 1 percentage point", "下降1个百分点"),
        ("1.00", "points", "%", "up 1 percentage point", "提高1个百分点"),
        ("1.1", "points", "%", "up 1.1 percentage points", "提高1.1个百分点"),
        ("6.3", "percent", "10^8 CNY", "up 6.3%", "增长6.3%"),
        ("-12.0", "percent", "10^8 CNY", "down 12%", "下降12%"),
        ("-2", "absolute", "µg/m³", "down 2 µg/m³", "减少2微克/立方米"),
        ("1234", "absolute", "parks", "up 1,234 parks", "增加1234个"),
        ("0.54", "absolute", "pH", "up 0.54", "增加0.54"),
        ("0.0", "percent", "10^8 CNY", "unchanged", "持平"),
        ("0", "points", "%", "unchanged", "持平"),
    ],
)
def test_change_has_its_verb(
    amount: str, measure: Measure, code: str, english: str, chinese: str
) -> None:
    assert EN.change(Decimal(amount), measure, UNITS[code]) == english
    assert ZH.change(Decimal(amount), measure, UNITS[code]) == chinese


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("2022", "2022", "2022年"),
        ("2022-06", "June 2022", "2022年6月"),
        ("2022-11-13", "13 November 2022", "2022年11月13日"),
        ("2024-02-01", "1 February 2024", "2024年2月1日"),
    ],
)
def test_period(written: str, english: str, chinese: str) -> None:
    period = Period.parse(written)
    assert (EN.period(period), ZH.period(period)) == (english, chinese)


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        ("2011", "2024", "2011–2024", "2011—2024年"),
        ("2011-06", "2024-01-02", "2011–2024", "2011—2024年"),
        ("2022", "2022", "2022", "2022年"),
        ("2022-01", "2022-12", "2022", "2022年"),
    ],
)
def test_span(first: str, last: str, english: str, chinese: str) -> None:
    ends = Period.parse(first), Period.parse(last)
    assert (EN.span(*ends), ZH.span(*ends)) == (english, chinese)


@pytest.mark.parametrize(
    ("values", "code", "english", "chinese"),
    [
        (["34606.4", "1954.17"], "10^8 CNY", "trillion yuan", "万亿元"),
        (["9999", "12"], "10^8 CNY", "billion yuan", "亿元"),
        (["97", "7.6"], "10^4 vehicles", "vehicles", "万辆"),
        (["6.46"], "%", "%", "%"),
        (["19647"], "patents", "patents", "件"),
        (["196470"], "patents", "patents", "万件"),
        (["-34606.4", "3"], "10^8 CNY", "trillion yuan", "万亿元"),
        (["3"], "rank", "rank", "位"),
        (["7"], "pH", "pH", "pH"),
        (["3"], "1/n of national average", "national average = 1", "全国平均水平=1"),
        ([], "10^8 CNY", "yuan", "元"),
    ],
)
def test_one_scale_for_all_values(values: list[str], code: str, english: str, chinese: str) -> None:
    found = [FORMATTERS[one].scale(map(Decimal, values), UNITS[code]).label for one in LANGUAGES]
    assert found == [english, chinese]


def cells(fmt: Formatter, values: list[str], code: str) -> list[str]:
    scale = fmt.scale(map(Decimal, values), UNITS[code])
    return [fmt.cell(Decimal(value), scale, UNITS[code]) for value in values]


def test_cells_keep_all_published_digits() -> None:
    assert cells(EN, ["34606.40", "1954.17"], "10^8 CNY") == ["3.46064", "0.195417"]
    assert cells(ZH, ["34606.40", "1954.17"], "10^8 CNY") == ["3.46064", "0.195417"]
    assert cells(EN, ["97.1", "108.0"], "10^4 vehicles") == ["0.971", "1.08"]
    assert cells(ZH, ["97.1", "108.0"], "10^4 vehicles") == ["97.1", "108"]
    assert cells(EN, ["0.08812345"], "%") == ["0.08812345"]
    assert cells(ZH, ["3"], "1/n of national average") == ["全国平均水平的1/3"]


def test_noise_of_a_calculated_figure_is_left_out() -> None:
    assert cells(EN, ["12.652671602596797"], "%") == ["12.6527"]
    assert cells(EN, ["174542.011910784"], "CNY") == ["174,542.01"]
    assert cells(EN, ["999.999960000"], "%") == ["1,000"]
    assert cells(EN, ["195230.173", "43.133076"], "CNY") == ["195,230.173", "43.133076"]


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [("12345.6", "12,346", "12346"), ("345.67", "345.7", "345.7"), ("4.567", "4.57", "4.57")],
)
def test_label_on_a_mark_is_brief(value: str, english: str, chinese: str) -> None:
    scale = Scale(Decimal(1), "")
    assert EN.short_number(Decimal(value), scale) == english
    assert ZH.short_number(Decimal(value), scale) == chinese


@pytest.mark.parametrize(
    ("value", "written"),
    [("1200", "0.0012"), ("-4000", "−0.004"), ("65", "0.000065"), ("16700", "0.02"), ("0", "0")],
)
def test_label_on_a_mark_never_shows_a_figure_as_nothing(value: str, written: str) -> None:
    assert EN.short_number(Decimal(value), Scale(Decimal("0.000001"), "million")) == written


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (1833, "1,833", "1833"),
        (Decimal("2.50"), "2.5", "2.5"),
        (Decimal("-1E+3"), "−1,000", "−1000"),
    ],
)
def test_bare_number(number: Decimal | int, english: str, chinese: str) -> None:
    assert (EN.plain(number), ZH.plain(number)) == (english, chinese)


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [("2023", "2023 edition", "2023年版"), ("latest", "Latest figures", "最新数据")],
)
def test_edition_is_called_by_its_year_or_the_newest(name: str, english: str, chinese: str) -> None:
    assert [Formatter(shipped(), one).edition(name) for one in LANGUAGES] == [english, chinese]


def test_words_and_lists() -> None:
    assert (EN.word("gaps", years="2015"), ZH.word("gaps", years="2015年")) == (
        "No figure for 2015.",
        "缺2015年数据。",
    )
    assert (EN.list(["a", "b", "c"]), ZH.list(["甲", "乙", "丙"])) == ("a, b, c", "甲、乙、丙")
    with pytest.raises(KeyError):
        EN.word("a key that no table has")


def test_source_is_its_publisher_and_year() -> None:
    english, chinese = (Formatter(example(), language) for language in LANGUAGES)
    source = replace(example().sources["gazette"], published=Period(2022, 6))
    assert english.source(source) == "Exampleton Gazette, 2022"
    assert chinese.source(source) == "示例市公报社，2022年"
    undated = replace(source, published=None)
    assert english.source(undated) == "Exampleton Gazette"
    assert chinese.source(undated) == "示例市公报社"


def test_site_is_named_where_it_is_another_publisher() -> None:
    english, chinese = (Formatter(example(), language) for language in LANGUAGES)
    source = example().sources["gazette"]
    named = "Exampleton Gazette, as reported by Exampleton Online"
    assert english.publisher_and_site(source) == named
    assert chinese.publisher_and_site(source) == "示例市公报社，转引自示例在线"
    for site in ("", source.publisher):
        read = replace(source, via=site)
        assert english.publisher_and_site(read) == "Exampleton Gazette"


def test_translated_title_is_marked_with_the_original_beside_it() -> None:
    english, chinese = (Formatter(example(), language) for language in LANGUAGES)
    yearbook, gazette = (example().sources[name] for name in ("yearbook", "gazette"))
    assert english.title(yearbook) == "Exampleton Yearbook | 2023"
    original = "（译题，原题：Exampleton Yearbook | 2023）"
    assert chinese.title(yearbook) == f"示例市年鉴 | 2023{original}"
    original = "(translated title; original: 示例市公报)"
    assert english.title(gazette) == f"Gazette of Exampleton {original}"
    assert chinese.title(gazette) == "示例市公报"


def test_title_of_a_third_language_is_marked_without_an_original() -> None:
    english, chinese = (Formatter(example(), language) for language in LANGUAGES)
    german = replace(example().sources["gazette"], language="de")
    assert english.title(german) == "Gazette of Exampleton (translated title)"
    assert chinese.title(german) == "示例市公报（译题）"
    untranslated = replace(german, title=Text("Amtsblatt", "Amtsblatt"))
    assert english.title(untranslated) == chinese.title(untranslated) == "Amtsblatt"


numbers = st.decimals(-(10**14), 10**14, places=6).map(lambda number: number + 0)
shorter = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-99999, 99999),
    st.integers(-6, 8),
)
any_number = st.one_of(numbers, shorter)
languages = st.sampled_from(LANGUAGES)
units = st.sampled_from(sorted(UNITS)).map(UNITS.__getitem__)
_WRITTEN = re.compile(r"(−?)(\d[\d,]*(?:\.\d+)?)(?: ?(trillion|billion|million|万亿|亿|万))?")
_SIZES: dict[str | None, int] = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "万亿": 10**12,
    "亿": 10**8,
    "万": 10**4,
    None: 1,
}


def read_back(written: str) -> Decimal:
    """The amount that a number in either language says."""
    match = _WRITTEN.fullmatch(written)
    assert match, written
    number = Decimal(match[2].replace(",", "")) * _SIZES[match[3]]
    return -number if match[1] else number


@given(languages, any_number, units)
def test_number_says_its_value_within_its_rounding(
    language: Language, value: Decimal, unit: Unit
) -> None:
    amount = value * unit.factor
    said = read_back(FORMATTERS[language].number(value, unit))
    assert abs(said - amount) <= abs(amount) * Decimal("0.005")


@given(languages, any_number, units, st.sampled_from(get_args(Qualifier)))
def test_figure_never_shows_how_it_was_computed(
    language: Language, value: Decimal, unit: Unit, qualifier: Qualifier
) -> None:
    figure = FORMATTERS[language].figure(value, unit, qualifier)
    number = figure.replace(unit.label[language], "")
    assert not re.search(r"-|E[+−-]?\d|\d\.0+(?!\d)|nan|inf|\{|\}", number, re.IGNORECASE)
    assert not re.search(r"\.\d*0(?!\d)", number), "a zero at the end of the decimals"


@given(any_number, units)
def test_chinese_never_groups_digits_by_commas(value: Decimal, unit: Unit) -> None:
    scale = ZH.scale([value], unit)
    label = unit.label.zh
    written = [ZH.figure(value, unit), ZH.cell(value, scale, unit), ZH.short_number(value, scale)]
    assert not any("," in one.replace(label, "") for one in [*written, ZH.plain(value)])


@given(any_number, units)
def test_english_groups_digits_by_threes(value: Decimal, unit: Unit) -> None:
    number = EN.number(value, unit).lstrip("−").split(" ")[0]
    assert re.fullmatch(r"\d{1,3}(,\d{3})*(\.\d+)?", number)


@given(languages, any_number, units)
def test_cell_on_its_scale_is_the_value(language: Language, value: Decimal, unit: Unit) -> None:
    scale = FORMATTERS[language].scale([value], unit)
    if "{n}" in unit.label[language]:
        return
    shown, exact = read_back(FORMATTERS[language].cell(value, scale, unit)), scale.of(value)
    assert abs(shown - exact) <= max(Decimal("0.00005"), abs(exact) * Decimal("0.000005"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_zero_has_no_sign(language: Language) -> None:
    fmt = FORMATTERS[language]
    assert fmt.short_number(Decimal("-0.0"), Scale(Decimal(1), "%")) == "0"
    assert fmt.figure(Decimal("-0.0"), UNITS["%"]) == "0%"


# What Markdown, Streamlit's directives, emoji codes and formulas are made of.
@pytest.mark.parametrize("character", "\\`*_{}[]<>#|~$:")
def test_markup_is_escaped(character: str) -> None:
    assert escaped(f"a{character}b") == f"a\\{character}b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and :red[x]", r"\*\*bold\*\* and \:red\[x\]"),
        ("# 5号线", r"\# 5号线"),
        ("$5亿到$10亿", r"\$5亿到\$10亿"),
        ("~50~", r"\~50\~"),
        ("3.46 trillion yuan", "3.46 trillion yuan"),
        ("比2021年提高0.65个百分点（初步数）", "比2021年提高0.65个百分点（初步数）"),
        ("", ""),
    ],
)
def test_text_is_shown_as_it_is_written(text: str, shown: str) -> None:
    assert escaped(text) == shown


# A line that begins like one of these becomes a list, a rule, a heading or code.
_BLOCK = re.compile(r"[-+*](?: |$)|\d{1,9}[.)](?: |$)|-{3,}")


@pytest.mark.parametrize(
    "text",
    [
        *("1. Plan", "12. Plan", "- 5", "+ 5", "---", "* Plan", "-"),
        *("2024. A year", "1) Plan", "123) Plan"),
    ],
)
def test_line_never_becomes_a_list(text: str) -> None:
    assert _BLOCK.match(text), "not a case that could become one"
    assert not _BLOCK.match(escaped(text))


def test_character_reference_is_shown_as_it_is_written() -> None:
    """Markdown would turn `&lt;` into `<`."""
    assert escaped("R&lt;D") in {r"R\&lt;D", "R&amp;lt;D"}


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_named_as_the_calendar_names_it(month: int) -> None:
    assert EN.period(Period(2024, month)) == f"{calendar.month_name[month]} 2024"
    assert ZH.period(Period(2024, month)) == f"2024年{month}月"


@pytest.mark.parametrize("qualifier", get_args(Qualifier))
def test_a_target_is_written_as_a_figure_of_its_indicator(qualifier: Qualifier) -> None:
    goal = replace(shipped().targets[0], qualifier=qualifier)
    unit = shipped().unit_of(goal.indicator)
    for fmt in FORMATTERS.values():
        assert fmt.figure(goal.value, unit) in fmt.target(goal)
        assert (fmt.target(goal) == fmt.figure(goal.value, unit)) == (not qualifier)


def test_reader_who_subtracts_the_two_figures_finds_the_change() -> None:
    """71 % and 77.5 % are 6.5 percentage points apart, and so is every pair that is shown."""
    report, checked = shipped(), 0
    fmt = Formatter(report, "en")
    for indicator in report.indicators.values():
        for place in report.places_of(indicator.id):
            rows = up_to_latest(report.series(indicator.id, place.id))
            change = last_change(rows, indicator.kind)
            if not isinstance(change, Change) or change.measure != "points":
                continue
            unit = report.unit_of(indicator.id)
            pair = [row for row in rows if row.period in {change.since, change.until}]
            first, last = (Decimal(fmt.number(row.value, unit).replace("−", "-")) for row in pair)
            amount = fmt.amount(change.amount, change.measure, unit)
            assert Decimal(amount.split()[0]) == abs(last - first), indicator.id
            checked += 1
    assert checked > 20


def test_one_of_a_kind_has_a_form_of_its_own() -> None:
    fmt = Formatter(shipped(), "en")
    assert [fmt.counted("sources.count", n) for n in (0, 1, 2)] == [
        "0 sources",
        "1 source",
        "2 sources",
    ]


@pytest.mark.parametrize(
    ("value", "qualifier", "unit_code", "english", "chinese"),
    [
        ("47", "", "%", ("47", "%"), ("47", "%")),
        ("80", "more_than", "%", (">80", "%"), (">80", "%")),
        ("1234567", "about", "vehicles", ("≈1.23", "million vehicles"), ("≈123.46", "万辆")),
        ("-2.5", "", "%", ("\N{MINUS SIGN}2.5", "%"), ("\N{MINUS SIGN}2.5", "%")),
    ],
)
def test_a_large_figure_is_its_digits_and_what_follows(
    value: str,
    qualifier: Qualifier,
    unit_code: str,
    english: tuple[str, str],
    chinese: tuple[str, str],
) -> None:
    report = shipped()
    name = next(row.id for row in report.indicators.values() if row.unit == unit_code)
    figure = row("2024", value, indicator=name, qualifier=qualifier)
    assert Formatter(report, "en").parts(figure) == english
    assert Formatter(report, "zh").parts(figure) == chinese


def test_a_figure_that_does_not_begin_with_its_digits_is_whole() -> None:
    report = shipped()
    name = next(row.id for row in report.indicators.values() if row.unit == "rank")
    figure = row("2024", "2", indicator=name)
    assert Formatter(report, "zh").parts(figure) == ("第2位", "")
    assert Formatter(report, "en").parts(figure) == ("rank 2", "")


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        ("1", "", "1 factory"),
        ("1", "about", "about 1 factory"),
        ("2", "", "2 factories"),
        ("0", "", "0 factories"),
        ("1000000", "", "1 million factories"),
    ],
)
def test_one_is_not_written_in_the_plural(value: str, qualifier: Qualifier, expected: str) -> None:
    unit = Unit("factories", "factories", Decimal(1), Text("factories", "家"), "factory")
    assert Formatter(example(), "en").figure(Decimal(value), unit, qualifier) == expected


def test_one_with_all_its_digits_is_not_in_the_plural() -> None:
    unit = Unit("factories", "factories", Decimal(1), Text("factories", "家"), "factory")
    fmt = Formatter(example(), "en")
    assert fmt.exact(Decimal(1), fmt.scale([Decimal(1)], unit), unit) == "1 factory"
    assert fmt.exact(Decimal("1.5"), fmt.scale([Decimal(1)], unit), unit) == "1.5 factories"


def test_no_shipped_figure_of_one_is_in_the_plural() -> None:
    """Every unit whose label is a plural has its singular, and each figure of one takes it."""
    report = shipped()
    fmt = Formatter(report, "en")
    head = re.compile(r"(?:[a-z]+ )?[A-Za-z-]*[a-z]{2}s$|people$")
    plural = {
        unit.code
        for unit in report.units.values()
        if head.match(re.split(r" (?:of|per|a|and) ", unit.label.en)[0])
        and unit.label.en != "species"
    }
    assert len(plural) > 50
    assert [code for code in plural if not report.units[code].singular] == []
    told = [(row.indicator, fmt.observation(row)) for row in report.observations]
    told += [(row.indicator, fmt.target(row)) for row in report.targets]
    ones = [text for name, text in told if report.unit_of(name).code in plural]
    ones = [text for text in ones if re.search(r"(?<![\d.,])1 (?!million|billion|trillion)", text)]
    singular = {unit.singular for unit in report.units.values()} - {""}
    assert ones
    assert [text for text in ones if not text.endswith(tuple(singular))] == []
