"""Verdicts in words: names, marks, sums that a reader can redo, and the page made of them."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from report.__main__ import main
from report.analysis.progress import VERDICTS, Assessment, Reason, Verdict, assess
from report.data import store
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from report.text.verdicts import (
    ICONS,
    SHAPES,
    counts_in_words,
    reason_in_words,
    sum_in_words,
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
    verdicts,
    worked_example,
)
from tests.build import NEIGHBOUR, example, row, shipped, telling, years

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
            "about 550,000 → more than 970,000 kW (2023): up 32.8% a year; ratio 1.37; "
            "in equal steps 925,000 kW by 2023.",
        ),
        (
            "zh",
            "基期约55万千瓦（2021年）→目标130万千瓦（2025年）：年均需增长24%；"
            "约55万→超过97万千瓦（2023年）：年均增长32.8%；比值1.37；"
            "按逐年等量推算2023年应为92.5万千瓦。",
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
            "Target 1 million kW (2025); 1.2 million kW (2022): reached, "
            "first with 1 million kW (2021).",
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


def test_target_met_ahead_of_time_says_that_its_own_figure_is_missing() -> None:
    before = assessed(aim("100", "2023"), *years(2020, "50", "120"))
    within = assessed(aim("100", "2023"), row("2020", "50"), row("2023-11", "120"))
    not_due = assessed(aim("100", "2025"), *years(2020, "50", "120"))
    assert "no figure for 2023" in said(before)
    assert "no figure" not in said(within)
    assert "no figure" not in said(not_due)


def test_falling_target_is_told_with_its_verb() -> None:
    found = between("40", "30", "20", "concentration", "down")
    assert "down 20,000 kW a year needed" in said(found)
    assert "年均需减少2万千瓦" in said(found, "zh")


def test_replaced_target_names_its_successor() -> None:
    report, old, _ = replaced_and_new()
    found = assess(report, old, DAY)
    assert said(found).endswith("replaced in December 2022 by 1.3 million kW.")
    assert said(found, "zh").endswith("2022年12月调整为130万千瓦。")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_each_verdict_has_a_word(verdict: Verdict, language: Language) -> None:
    found = verdicts()[verdict]
    worded = verdict_in_words(found, writing(language))
    assert worded.startswith(writing(language).word(f"verdict.{verdict}"))
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


def test_each_verdict_has_an_icon_and_a_shape_of_its_own() -> None:
    assert set(ICONS) == set(SHAPES) == set(VERDICTS)
    assert len(set(ICONS.values())) == len(set(SHAPES.values())) == len(VERDICTS)
    assert set(ICONS.values()) <= ALL_MATERIAL_ICONS
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
    assert counts_in_words(found, writing("zh")).endswith("– 无法评估8项")


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
    assert capsys.readouterr().out == verdicts_document(shipped())


def test_page_names_every_target_in_both_languages() -> None:
    page = verdicts_document(shipped())
    rows = [line for line in page.splitlines() if line.startswith("|")]
    areas = [area for area in shipped().areas if shipped().targets_in(area.id)]
    assert len(rows) == 2 * (len(shipped().targets) + 2 * len(areas))
    assert len(areas) == page.count("\n## ") / 2


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
