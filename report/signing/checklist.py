"""What is to be looked at before a folder is signed: all warnings, and what readers will miss."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from report.data import store
from report.data.check import problems_in, warnings
from report.data.check.warnings import Warnings, place_of
from report.data.check.warnings.answers import DataWarning
from report.data.raw import DataError, Raw
from report.data.signed import states
from report.data.signed.signatures import released, signatures
from report.signing import figures, told
from report.signing.compared import ComparedStates, ComparingRule, ReadState

RULES: tuple[ComparingRule, ...] = (*figures.RULES, *told.RULES)
# The names of all rules that compare: an answer to one of them holds until the folder is signed.
COMPARING = (*warnings.COMPARING, *(rule.__name__ for rule in RULES))


def checklist(folder: Path, before: Raw | None, raw: Raw | None = None) -> Warnings:
    """The warnings of a folder that has passed the check, those among them that come of comparing
    it with what readers see now.

    Nothing is compared where `before` is None or the report of another place. `raw` is the folder,
    where it has been read.
    """
    looked_at = warnings.examined(folder, before, raw)
    found = warnings.found(looked_at)
    if looked_at.served is not None:
        compared = ComparedStates(ReadState.of(looked_at.served), ReadState.of(looked_at.raw))
        found += [DataWarning(rule.__name__, doubt) for rule in RULES for doubt in rule(compared)]
    return warnings.judged(folder, found, () if looked_at.served else COMPARING)


def before(folder: Path, against: Path | None = None, raw: Raw | None = None) -> Raw | None:
    """What a folder is compared with: another folder, else what was signed of it and is released,
    else the folder in use; None where there is nothing of that. `raw` is the folder, where it has
    been read: then the folder in use is not checked for nothing, if it is of another place.

    Raises DataError where what was signed cannot be read, or the folder named has errors.
    """
    if against is not None:
        return _sound(against)
    known = released(signatures(folder), dt.datetime.now(dt.UTC))
    if known is not None:
        return states.raw_state(folder, known.files_mark)
    in_use = store.folder()
    if in_use.resolve() == folder.resolve():
        return None
    served = store.read(in_use)
    is_compared = raw is None or place_of(raw) == place_of(served)
    return served if is_compared and not problems_in(served) else None


def _sound(folder: Path) -> Raw:
    raw = store.read(folder)
    if found := problems_in(raw):
        raise DataError(*found)
    return raw
