"""Every package that the product imports is under a licence that allows our use."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

_PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
# Permissive ones, and one that asks for changes of its own files alone.
ALLOWED = (
    *("0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0"),
    *("MIT", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib"),
)
# What packages call them that do not use the names of SPDX.
_OTHER_NAMES = {
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "The MIT License (MIT)": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_LICENCE = "License :: OSI Approved :: "


def licences(package: str) -> set[str]:
    """By their names; of those between which one may choose all are named."""
    told = metadata(package).json
    named = [one for one in told.get("classifier", []) if one.startswith(_LICENCE)]
    texts = [told["license_expression"]] if "license_expression" in told else []
    texts = texts or [one.removeprefix(_LICENCE) for one in named]
    texts = texts or [str(told.get("license", "")).partition("\n")[0]]
    return {name for text in texts for name in spelled(str(text))}


def spelled(text: str) -> set[str]:
    """The names of SPDX in a licence as a package tells it."""
    return {_OTHER_NAMES.get(one, one) for one in re.split(r" AND | OR ", text.strip())}


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
