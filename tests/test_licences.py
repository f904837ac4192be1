"""Every package that the product imports is under a licence that allows our use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.licences import ALLOWED, licences, spelled

_PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)


def test_every_package_is_under_a_licence_that_is_allowed() -> None:
    text = (Path(__file__).parent.parent / "requirements.txt").read_text("utf-8")
    found = {name: licences(name) for name in _PINNED.findall(text)}
    assert len(found) > 40
    assert {name: told for name, told in found.items() if told - set(ALLOWED)} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIT", {"MIT"}),
        ("The MIT License (MIT)", {"MIT"}),
        ("MIT OR AFL-2.1", {"MIT", "AFL-2.1"}),
        ("GPL-3.0-only", {"GPL-3.0-only"}),
        ("", {""}),
    ],
)
def test_licence_is_known_by_its_names(text: str, expected: set[str]) -> None:
    assert spelled(text) == expected
    assert (expected <= set(ALLOWED)) is ("MIT" in expected)
