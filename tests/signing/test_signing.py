"""A folder is signed: who and when, of which bytes, and what was signed can be read for good."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from report.__main__ import main
from report.analysis.editions import content_mark
from report.data import contents, store
from report.data.check import problems
from report.data.raw import SIGNATURES, WORDS, DataError
from report.data.reading import reading
from report.data.signed import states
from report.data.signed.signatures import signature, signatures
from report.signing import signing
from report.signing.signing import Signing, read_state
from tests.build import EXAMPLE
from tests.long import beyond
from tests.spoilt import edit

BY = ("--by", "A. Deputy", "--note", "The year 2024")
ANSWERS = "warning,about,says,why,who\n"
CHANGED = "changed_without_correction,observations solar_capacity exampleton 2021 yearbook,46 → 47"
_2021 = {"file": "observations.csv", "replace": "exampleton,2021,46,", "to": "exampleton,2021,47,"}


def sign(folder: Path) -> int:
    return main(["sign", str(folder), *BY])


def test_signature_says_who_when_and_what(city: Path) -> None:
    assert signature(city) is None
    began = dt.datetime.now(dt.UTC).replace(microsecond=0)
    assert sign(city) == 0
    known = signature(city)
    assert known is not None
    assert (known.by, known.note) == ("A. Deputy", "The year 2024")
    assert known.content_mark == content_mark(store.load(EXAMPLE))
    assert began <= known.signed_at <= dt.datetime.now(dt.UTC)
    assert problems(city) == ()


def test_nothing_is_signed_twice(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sign(city)
    assert sign(city) == 0
    assert "Nothing has changed since A. Deputy" in capsys.readouterr().out
    assert len(signatures(city)) == 1


@pytest.mark.parametrize("file", beyond(5, contents.own_files(EXAMPLE)))
def test_any_byte_makes_a_draft_again(city: Path, file: str) -> None:
    sign(city)
    with (city / file).open("ab") as opened:
        opened.write(b"\n")
    assert signature(city) is None


def test_words_of_the_product_are_not_signed(city: Path) -> None:
    assert WORDS not in contents.own_files(city)
    sign(city)
    shutil.copyfile(store.SHIPPED / "words.csv", city / "words.csv")
    assert signature(city) is None


def test_errors_leave_it_unsigned(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(city, {"file": "places.csv", "replace": ",district,", "to": ",quarter,"})
    assert sign(city) == 1
    told = capsys.readouterr().err
    assert "places.csv, row" in told
    assert told.endswith(f"{city} is not signed\n")
    assert not (city / "signed").exists()


def test_open_warnings_leave_it_unsigned(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sign(city)
    edit(city, _2021)
    assert sign(city) == 1
    out, err = capsys.readouterr()
    assert f"answers.csv: {CHANGED},WHY,WHO" in out
    assert "1 warning to be answered" in err
    assert len(signatures(city)) == 1


def test_answers_are_kept_with_what_was_signed(city: Path) -> None:
    """Those that come of comparing leave the table: they are about what is served now."""
    sign(city)
    edit(city, _2021)
    edit(city, {"file": "observations.csv", "replace": "2023,60,", "to": "2023,601,"})
    rows = [
        f"{CHANGED},The yearbook was printed anew.,A. Editor\n",
        "changed_without_correction,observations solar_capacity exampleton 2023 yearbook,60 → 601,"
        "It was printed anew.,A. Editor\n",
        "verdict_flipped,targets solar_capacity exampleton 2030 2021-03,on_track → met,Yes.,A\n",
        "value_off_by_powers_of_ten,observations solar_capacity exampleton 2023 yearbook,601,"
        "The yearbook has it.,A. Editor\n",
    ]
    (city / "answers.csv").write_text(ANSWERS + "".join(rows), "utf-8")
    assert sign(city) == 0
    assert (city / "answers.csv").read_text("utf-8") == ANSWERS + rows[-1]
    known = signature(city)
    assert known is not None
    answers = states.state(city, known.files_mark).answers
    assert [answer["why"] for answer in answers] == [
        "The yearbook was printed anew.",
        "It was printed anew.",
        "Yes.",
        "The yearbook has it.",
    ]


def test_signed_state_is_read_whatever_became_of_the_folder(city: Path) -> None:
    sign(city)
    first = signatures(city)[0]
    edit(city, {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"})
    sign(city)
    (city / "observations.csv").unlink()
    kept = states.state(city, first.files_mark).files
    assert kept == contents.own_files(EXAMPLE)
    found = reading(city, signatures(city)[-1].files_mark).report
    assert found is not None
    assert "calls for" in found.areas[0].lead[0].en


def test_file_that_stayed_is_kept_once(city: Path) -> None:
    sign(city)
    before = len(list((city / "signed" / "content").iterdir()))
    edit(city, {"file": "areas/power.toml", "replace": "asks for", "to": "calls for"})
    sign(city)
    assert len(list((city / "signed" / "content").iterdir())) == before + 1


@pytest.mark.parametrize("damage", ["gone", "cut", "other", "no list", "half a list", "no files"])
def test_damaged_state_is_told(city: Path, damage: str) -> None:
    sign(city)
    (listed,) = (city / "signed" / "states").iterdir()
    digest = json.loads(listed.read_text("utf-8"))["files"]["observations.csv"]
    content = city / "signed" / "content" / f"{digest}.gz"
    packed = content.read_bytes()
    damages: dict[str, Callable[[], object]] = {
        "gone": content.unlink,
        "cut": lambda: content.write_bytes(packed[:-20]),
        "other": lambda: content.write_bytes(gzip.compress(b"indicator\n")),
        "no list": listed.unlink,
        "half a list": lambda: listed.write_bytes(listed.read_bytes()[:100]),
        "no files": lambda: listed.write_text("[]\n"),
    }
    damages[damage]()
    with pytest.raises(DataError, match=r"cannot be read.*Take the folder `signed` back"):
        states.raw_state(city, signatures(city)[0].files_mark)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("signed_at,kind", "at,kind", "signed/signatures.csv"),
        ("T", " at ", "is not a time with its zone"),
        ("+00:00", "", "is not a time with its zone"),
        (",signed,", ",seen,", "'seen' is neither signed nor withdrawn"),
    ],
)
def test_broken_signatures_are_told(city: Path, old: str, new: str, says: str) -> None:
    sign(city)
    edit(city, {"file": SIGNATURES, "replace": old, "to": new})
    with pytest.raises(DataError, match=says):
        signatures(city)
    assert sign(city) == 1


def test_what_was_changed_meanwhile_is_not_signed(city: Path) -> None:
    state = read_state(city)
    edit(city, _2021)
    with pytest.raises(DataError, match="changed while it was looked at"):
        signing.signed(city, state, Signing("A. Deputy", "The year", dt.datetime.now(dt.UTC)))
    assert not (city / "signed").exists()


@pytest.mark.parametrize("name", ["", "  ", "A\nB", "x" * 301])
def test_who_signs_is_named_on_a_line(
    city: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["sign", str(city), "--by", name, "--note", "The year"])
    assert "write a line of 1 to 300 characters" in capsys.readouterr().err


def test_check_says_whether_it_is_signed(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(city)])
    assert "a draft: nobody has signed it" in capsys.readouterr().out
    sign(city)
    main(["check", str(city)])
    assert "signed by A. Deputy, " in capsys.readouterr().out
