"""The same deck gives the same bytes: what tells when a file was made is left out of it."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# As XlsxWriter dates the files in a workbook; no earlier one can be said.
_DATE = (1980, 1, 1, 0, 0, 0)
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NEVER = rb"\g<1>1980-01-01T00:00:00Z"


def settled(content: bytes) -> bytes:
    """A PPTX without the hours at which it and the workbooks of its charts were made."""
    return _rewritten(content, inside=False)


def _rewritten(content: bytes, *, inside: bool) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, _part(name, old.read(name), inside=inside))
    return out.getvalue()


def _part(name: str, content: bytes, *, inside: bool) -> bytes:
    """The presentation itself is dated as its edition is; its workbooks as of today."""
    if name.endswith(".xlsx"):
        return _rewritten(content, inside=True)
    dated = inside and name == "docProps/core.xml"
    return _MADE.sub(_NEVER, content) if dated else content
