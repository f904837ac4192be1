"""The contract between the blocks and the templates that set them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import report.pdf
from report.data import served
from report.model import LANGUAGES, Language
from report.pdf import block_types, change_sheet, documents
from report.pdf.block_types import ColouredBlock
from report.text.formatter import Formatter
from tests.build import shipped

STYLE = Path(report.pdf.__file__).with_name("style.typ")
TYPES = {get_args(get_type_hints(block)["kind"])[0]: block for block in get_args(block_types.Block)}


def test_templates_know_every_kind_of_block() -> None:
    kinds = re.search(
        r"#let plain-kinds = \((.*?)\n#let place", STYLE.read_text("utf-8"), re.DOTALL
    )
    assert kinds is not None
    assert set(re.findall(r"(\w+):", kinds[1])) == set(TYPES)


@pytest.mark.usefixtures("plain_charts")
@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_hold_what_is_written_down(language: Language) -> None:
    """Every block of each kind of document, and no more than its colour beside it."""
    fmt = Formatter(shipped(), language)
    areas = [shipped().area("transport")]
    earlier = served.report_at(shipped(), "2023")
    made = [
        *(documents.whole(fmt, None, None), documents.brief(areas, fmt, None, None)),
        change_sheet.sheet(earlier, fmt),
    ]
    blocks = [block for document in made for block in placed(document.blocks)]
    assert {block["kind"] for block in blocks} == set(TYPES)
    assert list(surprises(blocks)) == []


def placed(blocks: list[ColouredBlock]) -> Iterator[ColouredBlock]:
    """All blocks, those of spreads too."""
    for block in blocks:
        yield block
        yield from placed([*block.get("top", ()), *block.get("blocks", ())])


def surprises(blocks: list[ColouredBlock]) -> Iterator[str]:
    for block in blocks:
        expected = {*get_type_hints(TYPES[block["kind"]]), "colour"}
        if set(block) != expected:
            yield f"{block['kind']}: {set(block) ^ expected}"
