"""Text of the data in Markdown: it stands as it is written, and makes nothing."""

from __future__ import annotations

import re

import pytest

from report.text.markup import escaped
from tests.elements import shown
from tests.hostile import EVIL


@pytest.mark.parametrize(
    "text",
    [
        EVIL,
        "plain, with 10:30 and a/b",
        "5号",
        "R&D at 3.5 % [1] {x} #2 ~50~ $5",
        "**b** _i_ `c` | cell |",
        "see HTTPS://a.example/x and WWW.a.example",
        "a.b+c@d.example",
        ":smile: :red[x] :material/home: :+1:",
    ],
)
def test_text_is_read_as_it_is_written(text: str) -> None:
    assert shown(escaped(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example", "https\\://\u200ba.example"),
        ("Www.a.example", "Www\u200b.a.example"),
        ("a@b.example", "a@\u200bb.example"),
        (":smile:", "\\:\u200bsmile\\:"),
        (":material/home:", "\\:\u200bmaterial/home\\:"),
        ("10:30", "10:30"),
        ("Show the years: 5", "Show the years: 5"),
        ("a:b", "a\\:b"),
        ("a:", "a\\:"),
        ("R & D", "R & D"),
        ("R&D", "R\\&D"),
        ("&#38;", "\\&\\#38;"),
        ("@ 5 %", "@ 5 %"),
        ("www", "www"),
        ("- a", "\u200b- a"),
        ("2024. A year", "\u200b2024. A year"),
        ("    code", "\u200b    code"),
        ("a\n- b\n\n# c", "a \u200b- b  \\# c"),
        ("a\n===", "a \u200b==="),
        ("", ""),
        (" (in Chinese)", " (in Chinese)"),
    ],
)
def test_what_would_be_made_of_it_is_kept_apart(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_no_address_is_left_whole() -> None:
    """As Markdown finds addresses once its escapes are gone."""
    plain = re.sub(r"\\(.)", r"\1", escaped(EVIL))
    assert not re.search(r"(?:https?://|www(?=\.))[-.\w]+|[-.\w+]@[-\w]+\.", plain, re.IGNORECASE)
    assert not re.search(r":[\w+-]+(?:/\w+)?:", plain)
