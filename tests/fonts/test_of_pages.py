"""The fonts of pages have what pages are written in, and pages name them."""

from __future__ import annotations

import re
from functools import cache

from fontTools.ttLib import TTFont

from report.data import store
from report.fonts import of_pages
from report.web import page_fonts
from tests import make_page_fonts as whole_fonts

_MOST_BYTES = 120_000


@cache
def whole(name: str) -> TTFont:
    return whole_fonts.whole(name)


def codes() -> set[int]:
    return set(TTFont(of_pages.TEXT).getBestCmap())


def test_text_font_has_every_weight() -> None:
    (axis,) = TTFont(of_pages.TEXT)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 200, 900)


def test_what_the_report_is_written_in_needs_no_whole_font() -> None:
    files = (file for file in store.folder().rglob("*") if file.is_file())
    written = {ord(sign) for file in files for sign in file.read_text("utf-8")}
    lacking = (written & set(whole("SourceSansVF-Upright").getBestCmap())) - codes()
    assert len(written & codes()) > 90
    assert not set(map(chr, lacking)), "Run `make fonts`"


def test_every_icon_that_is_named_is_drawn_by_its_part() -> None:
    drawn = whole_fonts.signs(TTFont(of_pages.ICONS))
    assert drawn.keys() == of_pages.icon_names()
    named = whole_fonts.signs(whole("MaterialSymbols")).keys() & set(whole_fonts.words())
    assert {"home", "query_stats", "keyboard_double_arrow_left"} <= named
    assert not named - drawn.keys(), "Run `make fonts`"


def test_parts_have_names_of_their_own_and_are_small() -> None:
    for file, name in ((of_pages.TEXT, "Report Text"), (of_pages.ICONS, "Report Icons")):
        told = {record.toUnicode() for record in TTFont(file)["name"].names}
        assert name in told
        assert not any(re.match(r"Source|Material", text) for text in told if len(text) < 40)
    assert of_pages.TEXT.stat().st_size + of_pages.ICONS.stat().st_size < _MOST_BYTES


def test_rule_of_the_text_font_names_the_file_beside_the_sheet() -> None:
    told = page_fonts.text_rule().decode()
    assert 'font-family: "Source Sans"' in told
    assert f'url("{page_fonts.text().address.removeprefix("assets/")}")' in told
