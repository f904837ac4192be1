"""The pictures of a department's form in docs, filled in with LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from report.data import store
from report.model import Language
from report.workbook.template import template_of
from tests.browser.spreadsheet import filled_in
from tests.pictures import lightened

FILES: Mapping[Language, str] = {"en": "images/form.png", "zh": "images/form.zh.png"}
_AREA, _PERIOD = "transport", "2026"
# Made up, as the text beside the picture says; in the row of the length of railways.
_TYPED = {"J7": "651.2", "M7": "example_2026"}
# In points; a pixel each.
_WIDTH = 1600
_PAGE = f"#set page(width: auto, height: auto, margin: 0pt)\n#image({{}}, width: {_WIDTH}pt)\n"


def take(folder: Path) -> list[str]:
    """A picture in each language; the files in the folder."""
    for language, file in FILES.items():
        lightened(_taken(language)).save(folder / file, optimize=True)
    return list(FILES.values())


def _taken(language: Language) -> bytes:
    with TemporaryDirectory() as place:
        book, page = Path(place) / "form.xlsx", Path(place) / "form.pdf"
        book.write_bytes(template_of(store.SHIPPED, _AREA, _PERIOD, language))
        filled_in(book, page, _TYPED)
        source = Path(place) / "form.typ"
        source.write_text(_PAGE.format(f'"{page.name}"'), "utf-8")
        return bytes(typst.compile(source, format="png", ppi=72.0))
