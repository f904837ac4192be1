"""How texts are packed on their way to browsers: by Brotli or gzip, as they take it."""

from __future__ import annotations

import gzip
from typing import Literal, get_args

import brotli

Encoding = Literal["br", "gzip"]
_ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)
# An eighth larger than at its best, in an eightieth of the time.
_QUALITY = 7


def accepted(header: str) -> Encoding | None:
    """The best of the encodings that a browser takes (`gzip, br;q=0.9`); None for none of ours."""
    taken = {name for name, weight in map(_offer, header.lower().split(",")) if weight}
    return next((encoding for encoding in _ENCODINGS if encoding in taken), None)


def _offer(text: str) -> tuple[str, bool]:
    """An encoding by its name, and whether it is taken: `gzip;q=0` is not."""
    name, _, rest = text.partition(";")
    weight = rest.replace(" ", "").removeprefix("q=")
    return name.strip(), not weight or bool(weight.strip("0."))


def packed(content: bytes, encoding: Encoding) -> bytes:
    """A text packed; the same bytes for the same text."""
    if encoding == "br":
        small: bytes = brotli.compress(content, quality=_QUALITY)
        return small
    return gzip.compress(content, mtime=0)
