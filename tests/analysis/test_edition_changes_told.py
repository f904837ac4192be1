"""Changes between editions in words, and the command that prints them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from report.__main__ import main
from report.analysis.edition_changes import (
    changes_between,
)
from report.analysis.editions import report_at
from report.model import (
    LANGUAGES,
    Language,
)
from report.text.edition_changes import sections
from report.text.formatter import Formatter
from tests.analysis.edited import FIRST, REPLACED, SECOND, corrected, edited, figures, found, lines
from tests.build import example, row, shipped, telling
from tests.one_cell import EXAMPLE


def test_no_change_in_words() -> None:
    assert lines(example(), example()) == ["No changes."]
    assert lines(example(), example(), "zh") == ["没有变化。"]


def test_changes_in_words() -> None:
    old = telling(row("2020", "40"), row("2021", "46", source="gazette"), targets=(FIRST,))
    later = row("2022", "52"), row("2022", "9", place="neighbourton", status="P")
    revised = row("2021", "47", qualifier="about")
    known = {"corrections": corrected("2024-05-02"), "targets": (REPLACED, SECOND)}
    new = telling(row("2020", "40"), revised, *later, **known)
    said = lines(replace(old, corrections=()), new)
    assert said == [
        "",
        "Power",
        "  New figures (2)",
        "    Solar capacity, 2022: 520,000 kW (Statistics Office of Exampleton, 2024)",
        "    Solar capacity, Neighbourton, 2022: 90,000 kW, provisional"
        " (Statistics Office of Exampleton, 2024)",
        "  Revised figures (1)",
        "    Solar capacity, 2021: 460,000 kW (Exampleton Gazette, 2023)"
        " → about 470,000 kW (Statistics Office of Exampleton, 2024)",
        "  New targets (1)",
        "    Solar capacity, 2025: 1.3 million kW (Plan)",
        "  Targets replaced by later ones (1)",
        "    Solar capacity: 1 million kW for 2025 gave way to 1.3 million kW for 2025",
        "  Corrections (1)",
        "    2 May 2024: Solar capacity, 2021: 640,000 kW → 460,000 kW. A digit was wrong.",
    ]


def test_changes_in_chinese() -> None:
    before, after = row("2021", "46", source="gazette"), row("2021", "47", qualifier="about")
    assert lines(figures(before), figures(after), "zh") == [
        "",
        "电力",
        "  修订数据（1）",
        "    光伏装机容量，2021年：46万千瓦（示例市公报社，2023年）"
        "→约47万千瓦（示例市统计局，2024年）",
    ]


@pytest.mark.parametrize(("language", "said"), [("en", "1.23456"), ("zh", "123.456")])
def test_revision_smaller_than_rounding_keeps_its_digits(language: Language, said: str) -> None:
    old, new = figures(row("2021", "123.456")), figures(row("2021", "123.457"))
    (line,) = [line for line in lines(old, new, language) if "→" in line]
    assert said in line
    assert said[:-1] + "7" in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("backwards", [False, True])
def test_every_change_of_an_edition_is_put_into_words(language: Language, backwards: bool) -> None:
    pair = report_at(shipped(), "2023"), shipped()
    old, new = pair[::-1] if backwards else pair
    changes = changes_between(old, new)
    told = sections(Formatter(old, language), Formatter(new, language))
    said = [line for section in told for line in section.lines]
    assert len(said) == sum(map(len, found(changes).values())) > 600
    assert [line for line in said if not line or "{" in line or "}" in line] == []


def test_edited_figure_is_named_in_words() -> None:
    """Another source of the same figure: a reader knows it by its indicator and period."""
    before, after = figures(row("2021", "46")), figures(row("2021", "46", source="gazette"))
    assert any("Solar capacity, 2021 (" in line for line in lines(before, after, "en"))
    assert any("光伏装机容量，2021年（" in line for line in lines(before, after, "zh"))


def test_every_part_has_its_words() -> None:
    for cell, one in edited():
        for language in LANGUAGES:
            assert len(lines(one, example(), language)) >= 3, cell


def run(capsys: pytest.CaptureFixture[str], *names: str) -> tuple[int, list[str]]:
    code = main(["diff", *names])
    return code, capsys.readouterr().out.splitlines()


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example city, which is the folder in use."""
    monkeypatch.setenv("REPORT_DATA", str(EXAMPLE))
    return Path(shutil.copytree(EXAMPLE, tmp_path / "draft"))


def test_command_compares_editions(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft.exists()
    code, said = run(capsys, "2022", "latest", "--lang", "zh")
    assert code == 0
    assert said[0].startswith("2022 [")
    assert "  新增数据（1）" in said or "  首次有数据的指标（10）" in said


def test_command_compares_folders(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = draft / "observations.csv"
    table.write_text(table.read_text("utf-8").replace("2023,60,", "2023,61,"), "utf-8")
    code, said = run(capsys, str(EXAMPLE), str(draft))
    assert code == 0
    assert said[2:4] == ["Power", "  Revised figures (1)"]
    assert run(capsys, str(EXAMPLE), "latest")[1][1:] == ["No changes."]


def test_command_refuses_unsound_data(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (draft / "targets.csv").unlink()
    code, said = run(capsys, "latest", str(draft))
    assert (code, len(said)) == (1, 1)
    assert said[0].startswith("targets.csv: the file is missing.")


def test_command_does_not_repeat_an_address(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There may be a password in it."""
    assert draft.exists()
    code, said = run(capsys, "postgresql://somebody:geheim@there/city", "latest")
    assert code == 1
    assert "Name a database by REPORT_DATA" in said[0]
    assert "geheim" not in "".join(said)


def test_command_refuses_an_unknown_edition(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft.exists()
    code, said = run(capsys, "1999", "latest")
    assert code == 1
    assert "'1999' is neither a folder nor an edition" in said[0]
    assert said[0].endswith("Name one of: 2022, latest.")
