"""Verdicts in words: names, marks, sums that a reader can redo, and the page made of them."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from report.__main__ import main
from report.analysis.progress import VERDICTS, Assessment, Reason, Verdict, assess
from report.data import store
from report.model import LANGUAGES, Language, Period, Qualifier, SameTarget
from report.text.formatter import Formatter
from report.text.verdict_sums import sum_in_words
from report.text.verdicts import (
    SHAPES,
    counts_in_words,
    mark,
    places_in_words,
    reason_in_words,
    tally_in_words,
    verdict_in_words,
    verdict_table,
)
from tests.accept_data import verdicts_document
from tests.assessed import (
    DAY,
    aim,
    assessed,
    between,
    refusals,
    replaced_and_new,
    telling_of,
    verdicts,
    worked_example,
)
from tests.build import HOME, NEIGHBOUR, example, row, shipped, telling, years

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def writing(language: Language) -> Formatter:
    return Formatter(example(), language)


def said(assessment: Assessment, language: Language = "en") -> str:
    return sum_in_words(assessment, writing(language))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "Base about 550,000 kW (2021) → target 1.3 million kW (2025): up 24% a year needed; "
            "path at that rate: 850,000 kW by 2023; "
            "about 550,000 → more than 970,000 kW (2023): up 32.8% a year; "
            "1.37 times the pace needed.",
        ),
        (
            "zh",
            "基期约55万千瓦（2021年）→目标130万千瓦（2025年）：年均需增长24%；"
            "按此增速推进，2023年应达85万千瓦；"
            "实际约55万→超过97万千瓦（2023年）：年均增长32.8%；实际增速为所需的1.37倍。",
        ),
    ],
)
def test_worked_example_can_be_redone(language: Language, expected: str) -> None:
    assert said(worked_example(), language) == expected


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [
        (
            assessed(aim("100", "2025"), *years(2020, "50", "100", "120")),
            "Target 1 million kW (2025); 1.2 million kW (2022): reached early, "
            "first in 2021 with 1 million kW.",
        ),
        (
            verdicts()["missed"],
            "Target 1 million kW (2023); 990,000 kW (2023): not reached, 10,000 kW away.",
        ),
        (
            assessed(aim("100", "2023"), row("2023", "99", qualifier="less_than")),
            "Target 1 million kW (2023); less than 990,000 kW (2023): not reached.",
        ),
        (
            assessed(aim("100", "2022", set_on=None), row("2021", "60"), row("2024", "90")),
            "Target 1 million kW (2022); last figure 600,000 kW (2021); no figure for 2022; "
            "next figure 900,000 kW (2024).",
        ),
        (assessed(aim("100")), "Target 1 million kW (2030)."),
        (
            refusals()["one_observation"],
            "Target 1 million kW (2030); last figure 500,000 kW (2020).",
        ),
    ],
    ids=["met", "missed", "missed by a bound", "no figure", "nothing", "cannot"],
)
def test_figures_beside_a_verdict(assessment: Assessment, expected: str) -> None:
    assert said(assessment) == expected


def test_target_met_ahead_of_time_says_so() -> None:
    before = assessed(aim("100", "2023"), *years(2020, "50", "120"))
    within = assessed(aim("100", "2023"), row("2020", "50"), row("2023-11", "120"))
    not_due = assessed(aim("100", "2025"), *years(2020, "50", "120"))
    assert said(before) == "Target 1 million kW (2023); 1.2 million kW (2021): reached early."
    assert said(before, "zh") == "目标100万千瓦（2023年）；2021年提前达标（120万千瓦）。"
    assert "reached early" in said(not_due)
    assert said(within) == "Target 1 million kW (2023); 1.2 million kW (November 2023): reached."


@pytest.mark.parametrize(
    ("published", "english", "chinese"),
    [
        (None, "in 2022 (month not stated)", "2022年（月份不详）已达标"),
        (Period(2022), "in 2022 (month not stated)", "2022年（月份不详）已达标"),
        (Period(2022, 6, 14), "by 14 June 2022", "截至2022年6月14日已达标"),
    ],
)
def test_month_that_a_target_was_reached_in_is_said_or_said_to_be_unknown(
    published: Period | None, english: str, chinese: str
) -> None:
    first = row("2022", "110", known_by=Period(2022, 8, 31))
    report = telling_of(row("2020", "50"), first, row("2022-09", "130"))
    source = replace(report.sources[first.source], published=published)
    report = replace(report, sources={**report.sources, first.source: source})
    met = assess(report, aim("100", "2025"), DAY)
    assert f"first {english} with 1.1 million kW" in sum_in_words(met, Formatter(report, "en"))
    assert f"{chinese}（110万千瓦）" in sum_in_words(met, Formatter(report, "zh"))


def test_year_that_a_target_was_reached_in_is_enough_beside_a_later_one() -> None:
    met = assessed(aim("100", "2025"), *years(2020, "50", "110"), row("2022-09", "130"))
    assert "first in 2021 with" in said(met)


def test_equal_steps_are_told_as_a_straight_line() -> None:
    found = between("800", "500", "0", "flow", "down")
    assert "straight-line path: 4 million kW by 2025" in said(found)
    assert "0.75 times the pace needed" in said(found)
    assert "按逐年等量推进，2025年应达400万千瓦" in said(found, "zh")
    assert "实际进度为所需的0.75倍" in said(found, "zh")


def test_figure_that_goes_the_other_way_has_no_multiple() -> None:
    found = between("50", "40", "100")
    assert "away from the target" in said(found)
    assert "times the pace" not in said(found)


@pytest.mark.parametrize(("latest", "expected"), [("10", "10.4"), ("11", "10")])
def test_expected_value_never_looks_level_with_a_figure_behind_it(
    latest: str, expected: str
) -> None:
    """From 5.2 to 15.6, half way 10.4: rounded to the figure's digit that would be 10."""
    found = between("5.2", latest, "15.6", "index")
    fmt = writing("en")
    shown = fmt.figure(Decimal(expected), fmt.report.unit_of("solar_capacity"))
    assert f"straight-line path: {shown} by 2025" in said(found)


@pytest.mark.parametrize(
    ("latest", "word", "shape"),
    [
        ("63", "awaiting 2023 data; latest figure on the line", "◉"),
        ("52", "awaiting 2023 data; latest figure behind the line", "○"),
    ],
)
def test_awaited_target_is_told_with_its_line(latest: str, word: str, shape: str) -> None:
    found = assessed(aim("100", "2023"), *years(2020, "50", latest))
    assert (verdict_in_words(found, writing("en")), mark(found)) == (word, shape)


def test_lost_target_has_a_word_and_a_mark_of_its_own() -> None:
    lost = verdicts()["never_reported"]
    assert verdict_in_words(lost, writing("en")) == "due, never reported"
    assert verdict_in_words(lost, writing("zh")) == "到期未见数据"
    assert mark(lost) == "◌"
    assert verdict_in_words(verdicts()["awaiting"], writing("zh")).startswith("待2023年数据")


@pytest.mark.parametrize(
    ("qualifier", "en", "zh"),
    [
        ("less_than", "below 1 million kW", "低于100万千瓦"),
        ("more_than", "at least 1 million kW", "100万千瓦以上"),
        ("about", "about 1 million kW", "约100万千瓦"),
        ("", "1 million kW", "100万千瓦"),
    ],
)
def test_target_is_told_with_its_qualifier(qualifier: Qualifier, en: str, zh: str) -> None:
    goal = aim("100", qualifier=qualifier)
    assert [writing(language).target(goal) for language in LANGUAGES] == [en, zh]


def test_falling_target_is_told_with_its_verb() -> None:
    found = between("40", "30", "20", "concentration", "down")
    assert "down 20,000 kW a year needed" in said(found)
    assert "年均需减少2万千瓦" in said(found, "zh")


def test_replaced_target_names_its_successor() -> None:
    report, old, _ = replaced_and_new()
    found = assess(report, old, DAY)
    assert said(found).endswith("raised to 1.3 million kW in December 2022.")
    assert said(found, "zh").endswith("2022年12月上调为130万千瓦。")


def wind(latest: str, **second: Any) -> Assessment:
    """Wind capacity for 2025, first 360 and then 560, with a figure of 2023 and of 2025."""
    goals: dict[str, Any] = {"value": "560", "period": "2025", "set_on": Period(2022)}
    first = aim("360", "2025", superseded_by=Period(2022))
    new = aim(**(goals | second))
    rows = row("2020", "200"), row("2023", "400"), row("2025", latest)
    report = replace(telling_of(*rows), targets=(first, new))
    return assess(report, new, dt.date(2026, 1, 1))


def test_raised_target_is_told_as_the_story_of_one() -> None:
    met, missed = wind("600"), wind("450")
    story = "original target 3.6 million kW (2025), raised to 5.6 million kW in 2022"
    assert said(met).endswith(f"{story}; the original one was reached in 2023 with 4 million kW.")
    assert said(missed).endswith(f"not reached, 1.1 million kW away; {story}.")
    assert "原目标360万千瓦（2025年），2022年上调为560万千瓦。" in said(missed, "zh")


@pytest.mark.parametrize(
    ("second", "change"),
    [
        ({"value": "300"}, "lowered to 3 million kW in 2022"),
        ({"period": "2030"}, "raised to 5.6 million kW (2030) in 2022"),
        ({"value": "360", "period": "2030"}, "set anew as 3.6 million kW (2030) in 2022"),
    ],
)
def test_change_of_a_target_is_told_by_what_changed(second: dict[str, str], change: str) -> None:
    assert f"original target 3.6 million kW (2025), {change}" in said(wind("450", **second))


def test_replaced_target_is_no_fact_beside_the_one_that_is_decided() -> None:
    """Neither in a list of verdicts nor in the sentences of an area."""
    for latest in ("600", "450"):
        found = wind(latest)
        assert [one.is_counted for one in (found, *found.replaced)] == [True, False]


def test_same_target_says_where_it_is_counted() -> None:
    second = aim("100", "2023", indicator="clean_power_share")
    link = SameTarget("clean_power_share", HOME, Period(2023), "solar_capacity")
    report = telling(row("2023", "120"), targets=(aim("100", "2023"), second), same_targets=(link,))
    found = assess(report, second)
    told = sum_in_words(found, Formatter(report, "en"))
    assert told.endswith("; the same target as “Solar capacity” (Power), and counted there.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_each_verdict_has_a_word(verdict: Verdict, language: Language) -> None:
    found = verdicts()[verdict]
    worded = verdict_in_words(found, writing(language))
    name = writing(language).word(f"verdict.{verdict}")
    assert worded.startswith(name) or verdict == "awaiting"
    assert bool(CHINESE.search(worded)) == (language == "zh")
    assert said(found, language).endswith("." if language == "en" else "。")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", get_args(Reason))
def test_each_reason_is_part_of_its_verdict(reason: Reason, language: Language) -> None:
    found = refusals()[reason]
    worded = reason_in_words(found, writing(language))
    assert worded
    assert verdict_in_words(found, writing(language)).endswith(worded)


def test_reasons_and_verdicts_are_told_apart() -> None:
    fmt = writing("zh")
    assert len({reason_in_words(one, fmt) for one in refusals().values()}) == len(get_args(Reason))
    assert len({verdict_in_words(one, fmt) for one in verdicts().values()}) == len(VERDICTS)
    assert reason_in_words(verdicts()["met"], fmt) == ""


def test_approximation_is_said_of_what_is_measured() -> None:
    assert verdict_in_words(worked_example(), writing("en")) == ("on track, on approximate figures")
    certain = assessed(aim("100", "2023"), row("2023", "110", qualifier="more_than"))
    assert verdict_in_words(certain, writing("en")) == "met"


def test_each_verdict_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(VERDICTS)
    assert len(set(SHAPES.values())) == len(VERDICTS)
    assert all(len(shape) == 1 for shape in SHAPES.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_has_a_row_for_each_target(language: Language) -> None:
    shown = verdict_table(verdicts().values(), writing(language))
    assert (shown.num_rows, shown.num_columns) == (len(VERDICTS), 6)
    verdicts_column = shown.column(4).to_pylist()
    assert [cell.split(" ")[0] for cell in verdicts_column] == [SHAPES[one] for one in VERDICTS]
    assert all(cell for column in shown.columns for cell in column.to_pylist())


def test_table_without_rows_has_its_columns() -> None:
    assert verdict_table([], writing("en")).column_names[0] == "Indicator"


def test_table_names_another_place() -> None:
    found = assess(telling(), aim("100", place=NEIGHBOUR))
    assert verdict_table([found], writing("en")).column(0).to_pylist() == [
        "Solar capacity, Neighbourton"
    ]


def test_counts_in_words() -> None:
    found = [*verdicts().values(), *refusals().values()]
    assert counts_in_words(found, writing("en")).startswith("● met 1; ✕ missed 1; ◕ on track 1; ")
    assert counts_in_words(found, writing("zh")).endswith("– 暂不具备评估条件8项")


def awaited(due: str, latest: str) -> Assessment:
    return assessed(aim("100", due), *years(2020, "50", latest))


def test_count_of_what_is_awaited_names_the_year_and_the_line() -> None:
    one_year = [awaited("2023", "63"), awaited("2023", "52")]
    two_years = [awaited("2023", "63"), awaited("2022", "52")]
    fmt = writing("en")
    line = "(◉ 1 with the latest figure on the line)"
    assert counts_in_words(one_year, fmt) == f"○ awaiting 2023 data 2 {line}"
    assert counts_in_words(two_years, fmt) == f"○ awaiting data 2 {line}"
    assert counts_in_words(one_year[1:], fmt) == "○ awaiting 2023 data 1"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "3 city targets: 1 met, 2 awaiting 2023 data"),
        ("zh", "3项全市目标：1项已达标，2项待2023年数据"),
    ],
)
def test_tally_in_words(language: Language, expected: str) -> None:
    rows = [verdicts()["met"], awaited("2023", "63"), awaited("2023", "52")]
    assert tally_in_words(rows, writing(language)) == expected


def test_tally_without_targets_says_so() -> None:
    assert tally_in_words([], writing("en")) == "No city targets on record"


def test_targets_of_other_places_are_named_by_place_and_not_counted() -> None:
    found = [assess(telling(), aim("100", place=NEIGHBOUR)), verdicts()["met"]]
    assert places_in_words(found, writing("en")) == "Neighbourton 1"
    assert counts_in_words(found, writing("en")) == "● met 1"


def real() -> list[Assessment]:
    report = shipped()
    assert report.targets
    return [assess(report, target) for target in report.targets]


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_sums_name_target_base_and_latest(language: Language) -> None:
    fmt = Formatter(shipped(), language)
    measured = [one for one in real() if one.ratio is not None]
    assert measured
    for one in measured:
        assert one.base is not None
        assert one.latest is not None
        worded = sum_in_words(one, fmt)
        assert fmt.observation(one.base) in worded
        assert fmt.observation(one.latest) in worded
        assert fmt.period(one.target.period) in worded


def test_real_rates_give_the_ratio_that_is_shown() -> None:
    fmt = Formatter(shipped(), "en")
    redone = 0
    for one in real():
        rates = re.findall(r"(?:up|down) ([0-9.]+)% a year", sum_in_words(one, fmt))
        if one.ratio is not None and len(rates) == 2:
            needed, actual = map(Decimal, rates)
            assert abs(actual / needed - one.ratio) < Decimal("0.03")
            redone += 1
    assert redone


def test_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verdicts", str(store.SHIPPED)]) == 0
    pages = [verdicts_document(shipped(), language) for language in LANGUAGES]
    assert capsys.readouterr().out == "\n".join(pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_names_every_target(language: Language) -> None:
    page = verdicts_document(shipped(), language)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    home = shipped().settings.place
    areas = [
        area
        for area in shipped().areas
        if any(target.place == home for target in shipped().targets_in(area.id))
    ]
    in_force = [target for target in shipped().targets if shipped().successor(target) is None]
    # A head and a line under it for each area, and for the other places together.
    assert len(rows) == len(in_force) + 2 * (len(areas) + 1)
    assert len(areas) + 1 == page.count("\n## ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_alone(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    city = Path(__file__).parent.parent / "cities" / "example"
    assert main(["verdicts", str(city), "--lang", language]) == 0
    made = capsys.readouterr().out
    assert made.count("\n# ") + made.startswith("# ") == 1
    assert Formatter(example(), language).word("progress.title") in made


def test_folder_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verdicts", str(tmp_path)]) == 1
    assert "indicators.csv" in capsys.readouterr().out


def test_data_with_errors_are_not_assessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As for the other commands: the folder is checked, not only read."""
    city = shutil.copytree(Path(__file__).parent.parent / "cities" / "example", tmp_path / "city")
    sources = city / "sources.csv"
    sources.write_text(sources.read_text("utf-8").replace("https://", "ftp://"), "utf-8")
    assert main(["verdicts", str(city)]) == 1
    assert "sources.csv, row 2, column url" in capsys.readouterr().out
