"""The names of the parameters that addresses of pages have in common."""

from __future__ import annotations

LANGUAGE = "lang"
EDITION = "edition"
# Of a state that is kept.
MARK = "mark"
EVENT = "event"
SOURCE = "source"
AREA = "area"
KIND = "kind"
