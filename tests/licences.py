"""Under which licences packages are, by the names of SPDX."""

from __future__ import annotations

import re
from importlib.metadata import metadata

# Permissive ones, and one that asks for changes of its own files alone.
ALLOWED = (
    *("0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0"),
    *("MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib"),
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


def declared(package: str) -> list[str]:
    """As an installed package tells it: an expression, or one text for each."""
    told = metadata(package).json
    if "license_expression" in told:
        return [str(told["license_expression"])]
    named = [one for one in told.get("classifier", []) if one.startswith(_LICENCE)]
    texts = [one.removeprefix(_LICENCE) for one in named]
    return texts or [str(told.get("license", "")).partition("\n")[0]]


def licences(package: str) -> set[str]:
    """By their names; of those between which one may choose all are named."""
    return {name for text in declared(package) for name in spelled(text)}


def spelled(text: str) -> set[str]:
    """The names of SPDX in a licence as a package tells it."""
    return {_OTHER_NAMES.get(one, one) for one in re.split(r" AND | OR ", text.strip())}
