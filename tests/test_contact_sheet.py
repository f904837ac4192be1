"""The sheet of `make shots` shows every page, in its order."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests import contact_sheet

_COLOURS = ((200, 0, 0), (0, 120, 0), (0, 0, 200))


def test_sheet_shows_each_page_from_left_to_right(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.png" for number in range(len(_COLOURS))]
    for file, colour, height in zip(files, _COLOURS, (900, 30_000, 100), strict=True):
        Image.new("RGB", (800, height), colour).save(file)
    contact_sheet.save(files, tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        across = [sheet.getpixel((x, 40)) for x in range(sheet.width)]
        assert [c for c in dict.fromkeys(across) if c in _COLOURS] == list(_COLOURS)
        assert sheet.height < 7_000
