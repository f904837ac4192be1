"""The names of the parameters that addresses of pages have in common."""

from __future__ import annotations

LANGUAGE = "lang"
EDITION = "edition"
EVENT = "event"
SOURCE = "source"
AREA = "area"
KIND = "kind"
