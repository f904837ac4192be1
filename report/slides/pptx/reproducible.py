"""The same deck gives the same bytes: what tells when a file was made is left out of it."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# As XlsxWriter dates the files in a workbook; a zip cannot say an earlier date.
_DATE = (1980, 1, 1, 0, 0, 0)
_TIMESTAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CONSTANT = rb"\g<1>1980-01-01T00:00:00Z"


def without_timestamps(content: bytes) -> bytes:
    """A PPTX without the times at which it and the workbooks of its charts were made."""
    return _repacked(content, is_workbook=False)


def _repacked(content: bytes, *, is_workbook: bool) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _DATE)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _part(name, old.read(name), is_workbook=is_workbook))
    return out.getvalue()


def _part(name: str, content: bytes, *, is_workbook: bool) -> bytes:
    """The presentation itself is dated as its edition is; its workbooks as of today."""
    if name.endswith(".xlsx"):
        return _repacked(content, is_workbook=True)
    is_dated = is_workbook and name == "docProps/core.xml"
    return _TIMESTAMP.sub(_CONSTANT, content) if is_dated else content
