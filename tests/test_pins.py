"""What is installed is what was pinned: every requirement has the marks of its files."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PIN = re.compile(r"^([\w.-]+==[\w.]+)", re.MULTILINE)
_MARK = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def pins(text: str) -> dict[str, str]:
    """Each requirement as it is pinned, and what stands from there to the next one."""
    found = [*_PIN.finditer(text)]
    ends = [*(one.start() for one in found[1:]), len(text)]
    return {
        one[1].lower().replace("_", "-"): text[one.end() : end]
        for one, end in zip(found, ends, strict=True)
    }


def test_every_requirement_has_the_marks_of_its_files() -> None:
    """`make pins` writes them."""
    wanted = pins((ROOT / "requirements.txt").read_text("utf-8"))
    marked = pins((ROOT / "requirements.hashes.txt").read_text("utf-8"))
    assert len(wanted) > 40
    assert set(marked) == set(wanted)
    assert [name for name, marks in marked.items() if not _MARK.search(marks)] == []


def test_nothing_says_where_packages_are_taken_from() -> None:
    """That is the business of whoever installs."""
    for name in ("requirements.txt", "requirements.hashes.txt", "tests/requirements.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert [one for one in lines if "://" in one or one.startswith("-")] == []


def test_requirement_without_a_mark_is_found() -> None:
    found = pins("A_b==1.0 \\\n    --hash=sha256:1\nc==2\n")
    assert list(found) == ["a-b==1.0", "c==2"]
    assert not _MARK.search(found["c==2"])
