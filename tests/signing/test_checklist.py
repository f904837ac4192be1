"""What is to be answered before a folder is signed: each kind has its own small change."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.data import store
from report.data.check import problems
from report.signing.checklist import COMPARING, RULES, before, checklist
from tests.build import EXAMPLE
from tests.data.checked import CITIES
from tests.spoilt import edit

Edits = list[dict[str, str]]
_2021 = {"file": "observations.csv", "replace": "exampleton,2021,46,", "to": "exampleton,2021,47,"}
_ROUNDED = (
    "solar_capacity,exampleton,2022,50,about,A,0,gazette,Rounded by the gazette.,公报取整。\n"
)
_LAST = "clean_power_share,exampleton,2023-06,24.2,preliminary,P,1,gazette,,\n"
_SENTENCE = (EXAMPLE / "areas" / "power.toml").read_text("utf-8").split("[[lead]]\n")[1]
# By the rule: what is changed, and what is told of it.
CASES: dict[str, tuple[Edits, str]] = {
    "changed_without_correction": (
        [_2021],
        "observations.csv, row 3, column value: the value was '46', and corrections.csv",
    ),
    "figure_taken_out": (
        [{"file": "observations.csv", "replace": _ROUNDED, "to": ""}],
        "the figure solar_capacity exampleton 2022 gazette is there no more; it was '50'",
    ),
    "source_without_link": (
        [{"file": "sources.csv", "replace": "http://example.org/plans/solar.html", "to": ""}],
        "sources.csv, row 4, column url: it has no address",
    ),
    "source_without_date": (
        [{"file": "sources.csv", "append": "leaflet,Leaflet,传单,city_council,,,en,law,\n"}],
        "sources.csv, row 5, column published: it is not said when",
    ),
    "headline_got_older": (
        [{"file": "observations.csv", "replace": _LAST, "to": ""}],
        "indicators.csv, row 3, column headline: its headline figure was of 2023-06 and is of 2020",
    ),
    "verdict_flipped": (
        [{"file": "observations.csv", "replace": "2023,60,", "to": "2023,101,"}],
        "targets.csv, row 2, column value: the verdict was 'on_track' and is 'met'",
    ),
    "sentence_fell_away": (
        [{"file": "areas/power.toml", "replace": f"[[lead]]\n{_SENTENCE}", "to": ""}],
        "tells this sentence no more: 'The plan for CO2 and PM2.5 asks for",
    ),
}


def told(city: Path) -> dict[str, list[str]]:
    """The open warnings of a changed city beside the city as it was, by their rules."""
    assert problems(city) == ()
    found: dict[str, list[str]] = {}
    for warning in checklist(city, store.read(EXAMPLE)).open:
        found.setdefault(warning.rule, []).append(str(warning.doubt.problem))
    return found


@pytest.mark.parametrize("rule", CASES)
def test_change_is_told(city: Path, rule: str) -> None:
    edits, says = CASES[rule]
    for one in edits:
        edit(city, one)
    assert any(says in line for line in told(city)[rule])


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == {rule.__name__ for rule in RULES}
    assert set(CASES) < set(COMPARING)


@pytest.mark.parametrize("folder", [store.SHIPPED, EXAMPLE, CITIES / "provestad"])
def test_nothing_is_told_where_nothing_changed(folder: Path) -> None:
    assert checklist(folder, store.read(folder)).is_clear


def test_change_with_its_correction_needs_no_answer(city: Path) -> None:
    edit(city, _2021)
    row = (
        "2024-01-30,solar_capacity,exampleton,2021,yearbook,46,47,Two rows exchanged.,两行对调。\n"
    )
    edit(city, {"file": "corrections.csv", "append": row})
    assert "changed_without_correction" not in told(city)


def test_same_number_written_otherwise_is_no_change(city: Path) -> None:
    edit(city, _2021 | {"to": "exampleton,2021,46.0,"})
    assert "changed_without_correction" not in told(city)


def test_sentence_that_was_written_anew_did_not_fall_away(city: Path) -> None:
    edit(city, {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"})
    assert told(city) == {}


def test_sentence_without_its_figure_fell_away_from_an_edition(city: Path) -> None:
    """A figure of an older edition that now is of a later source."""
    edit(city, {"file": "sources.csv", "replace": "2021-03-15", "to": "2023-03-15"})
    edit(city, {"file": "targets.csv", "replace": "2021-03,", "to": "2023-03,"})
    edit(city, {"file": "events.csv", "replace": "2021-03-15", "to": "2023-03-15"})
    assert any("edition 2022 tells" in line for line in told(city)["sentence_fell_away"])


def test_answer_holds_for_one_change_only(city: Path) -> None:
    edit(city, _2021)
    row = "changed_without_correction,observations solar_capacity exampleton 2021 yearbook"
    answers = city / "answers.csv"
    answers.write_text(
        f"warning,about,says,why,who\n{row},46 → 47,The yearbook was printed anew.,A. Editor\n",
        "utf-8",
    )
    assert told(city) == {}
    edit(city, _2021 | {"replace": "2021,47,", "to": "2021,45,"})
    assert list(told(city)) == ["changed_without_correction"]


def test_answers_to_what_nothing_is_compared_with_wait(city: Path) -> None:
    (city / "answers.csv").write_text(
        "warning,about,says,why,who\nverdict_flipped,targets x,met → missed,So it is.,A. Editor\n",
        "utf-8",
    )
    assert checklist(city, None).is_clear
    assert not checklist(city, store.read(EXAMPLE)).is_clear


def test_another_city_is_not_compared_with(city: Path) -> None:
    assert checklist(city, store.read(store.SHIPPED)).is_clear


def test_folder_in_use_is_compared_with(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_DATA", str(EXAMPLE))
    edit(city, _2021)
    found = before(city)
    assert found is not None
    assert not checklist(city, found).is_clear
    assert before(EXAMPLE) is None
