"""What Streamlit would say of a page's colours, the style sheet says of its first screen."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.server import ROOT

_SHEET = (ROOT / "pages" / "style.css").read_text("utf-8")
_THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("--background", "backgroundColor"),
        ("--st-text-color", "textColor"),
        ("--st-border-color", "borderColor"),
        ("--st-primary-color", "primaryColor"),
        ("--ring", "primaryColor"),
    ],
)
def test_colours_are_those_of_the_theme(variable: str, name: str) -> None:
    """Were they others, the page would change its colours as it takes its place."""
    said = re.findall(rf"{variable}: light-dark\((#\w+), (#\w+)\);", _SHEET)
    light, dark = _THEME["light"][name], _THEME["dark"][name]
    assert said == [(light.lower(), dark.lower())]


def test_links_have_the_colour_of_what_is_chosen() -> None:
    assert "--st-link-color: var(--st-primary-color);" in _SHEET
    for mode in ("light", "dark"):
        assert _THEME[mode]["linkColor"] == _THEME[mode]["primaryColor"]
