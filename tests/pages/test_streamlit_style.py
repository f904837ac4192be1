"""Streamlit's style sheet with our fonts: nothing else of it is another."""

from __future__ import annotations

import re
from importlib.resources import files

from pages.parts import streamlit_style
from report.web import page_fonts

STATIC = files("streamlit") / "static"


def urls(sheet: str) -> list[str]:
    return [url for url in re.findall(r"url\(([^)]*)\)", sheet) if not url.startswith("data:")]


def test_two_fonts_are_ours_and_every_other_file_is_streamlit_s() -> None:
    common, rare = (sheet.content.decode() for sheet in streamlit_style.sheets())
    text, icons = (page_fonts.beside(one) for one in (page_fonts.text(), page_fonts.icons()))
    assert urls(common).count(text) == urls(common).count(icons) == 1
    assert text in urls(rare)
    assert icons not in urls(rare)
    for sheet in (common, rare):
        others = [url for url in urls(sheet) if url not in (text, icons)]
        assert len(others) > 10
        for url in others:
            assert (STATIC / url.removeprefix("../")).is_file()


def test_all_else_of_the_sheet_is_kept() -> None:
    original = (STATIC / streamlit_style.original()).read_text("utf-8")
    for sheet in streamlit_style.sheets():
        kept = sheet.content.decode()
        assert re.sub(r"url\([^)]*\)", "", kept) == re.sub(r"url\([^)]*\)", "", original)


def test_pages_name_the_sheets_by_where_they_are() -> None:
    named, sheets = streamlit_style.replaced(), streamlit_style.sheets()
    assert [named.common, named.rare] == [sheet.address for sheet in sheets]
    assert f'href="./{named.original}"' in (STATIC / "index.html").read_text("utf-8")
