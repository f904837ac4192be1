"""Tables as CSV, every number in the digits that it was published with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from report.columns.cells import Cell, digits

# A spreadsheet takes a cell for a formula that begins so, a blank before it or not; full-width
# signs are taken for their likes in East Asian settings (OWASP, CSV injection).
_FORMULA = tuple("=+-@＝＋－＠")
_STRIPPED = ("\t", "\r", "\n")
_UNSEEN = "\ufeff\u200b\u2060\0"


def write_csv(
    header: Iterable[str], rows: Iterable[Iterable[Cell]], *, byte_order_mark: bool
) -> bytes:
    """A header and rows in UTF-8; no text in it is a formula, numbers keep their minus sign.

    Excel garbles Chinese without a byte order mark, other programs take it for a part of the first
    name. Lines end in CR LF: RFC 4180 has it so, it is what Frictionless takes for granted, and
    Excel on Windows writes it too.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(map(_written, row) for row in rows)
    return text.getvalue().encode("utf-8-sig" if byte_order_mark else "utf-8")


def _written(cell: Cell) -> str:
    match cell:
        case str():
            return harmless(cell)
        case bool():
            return str(cell).lower()
        case int():
            return str(cell)
        case _:
            return digits(cell)


def harmless(text: str) -> str:
    """A text that no spreadsheet calculates: with a single quote before what begins a formula.

    The practice of OWASP. The data check lets no such text into the report, so that in sound
    data this changes nothing; numbers never come here, so that a minus sign stays one.
    """
    seen = text.lstrip(_UNSEEN)
    is_formula = seen.startswith(_STRIPPED) or seen.strip().lstrip(_UNSEEN).startswith(_FORMULA)
    return f"'{text}" if is_formula else text
