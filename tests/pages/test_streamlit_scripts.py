"""The scripts that a page comes to need are those of the release of Streamlit that is installed."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit

from pages.parts.streamlit_scripts import ELEMENTS, coming

_FOLDER = Path(streamlit.__file__).parent / "static"


def test_scripts_of_every_element_are_there_and_bring_all_that_they_import() -> None:
    """Each once, and none that the front page asks for anyway."""
    scripts = coming()
    assert len(set(scripts)) == len(scripts)
    for element in ELEMENTS:
        assert any(name.startswith(f"static/js/{element}.") for name in scripts), element
    front = (_FOLDER / "index.html").read_text("utf-8")
    named = {*scripts, *re.findall(r"static/js/[\w.-]+\.js", front)}
    for name in scripts:
        assert name not in front
        text = (_FOLDER / name).read_text("utf-8")
        needed = re.findall(r"from\s*[\"'`]\./([\w.-]+)[\"'`]", text)
        assert {f"static/js/{one}" for one in needed} <= named, name
