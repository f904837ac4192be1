"""Warnings of files that lie in the data folder and that nobody reads."""

from __future__ import annotations

from fnmatch import fnmatchcase

from report.data.check.inputs import AREAS
from report.data.check.warnings.answers import ANSWERS
from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_file
from report.data.raw import COLUMNS, MANIFEST, MAP, SETTINGS
from report.data.signed.signatures import SIGNED

# Where the files of figures lie, if they stand in several.
PARTS = MANIFEST.partition("/")[0]
# What is read, and what tells people about it.
_KNOWN = (*COLUMNS, SETTINGS, MAP, ANSWERS, "areas", AREAS, SIGNED, PARTS, "*.md", "LICENSE*")
# Hidden files belong to tools, but for the sign that a table is open in an office program.
_HIDDEN, _OPEN = ".", ".~lock."


def stray_file(examined: Examined) -> Doubts:
    """A file or folder is none that the report reads, such as the copy `observations (1).csv`."""
    for name in examined.names:
        last = name.rpartition("/")[2]
        is_hidden = last.startswith(_HIDDEN) and not last.startswith(_OPEN)
        if not is_hidden and not any(fnmatchcase(name, known) for known in _KNOWN):
            wrong = "nobody reads it"
            remedy = "Remove it; if it is the newer one, give it the name of the file it replaces"
            yield of_file(name, None, "", wrong, remedy)


RULES: tuple[WarningRule, ...] = (stray_file,)
