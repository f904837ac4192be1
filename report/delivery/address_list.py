"""Who is mailed what: a text file, one address a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from report.data.raw import DataError, Problem
from report.model import LANGUAGES, Language
from report.model.mail_address import is_mail_address

# In place of an area: what has changed.
CHANGES = "changes"
_EXAMPLE = "Write it as: name@example.org zh energy,changes"
_COMMENT = re.compile(r"(?:^|\s)#.*")
_BETWEEN = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address, its language, and what it gets: ids of areas, or CHANGES."""

    address: str
    language: Language
    asked: tuple[str, ...]


def recipients(file: Path, language: Language, areas: Collection[str]) -> tuple[Recipient, ...]:
    """All addresses of a file. A line without a language has this one; one that asks for nothing
    gets the changes.

    Raises DataError with every line that cannot be read, and OSError.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        wrong, remedy = "the file is not UTF-8", "Save it as UTF-8"
        raise DataError(Problem(str(file), None, None, wrong, remedy)) from None
    known = _AddressList(str(file), language, areas)
    problems: list[Problem] = []
    found: dict[str, tuple[int, Recipient]] = {}
    for line, text in enumerate(lines, 1):
        try:
            for one in known.read(line, _COMMENT.sub("", text).strip()):
                _once(known, line, one, found)
        except DataError as error:
            problems += error.problems
    if not found and not problems:
        problems = [Problem(str(file), None, None, "it has no address", _EXAMPLE)]
    if problems:
        raise DataError(*problems)
    return tuple(one for _, one in found.values())


def _once(
    known: _AddressList, line: int, one: Recipient, found: dict[str, tuple[int, Recipient]]
) -> None:
    """Take an address. Raises DataError where it stands in an earlier line, in whatever case."""
    first, _ = found.setdefault(one.address.casefold(), (line, one))
    if first != line:
        wrong = f"{one.address!r} stands in line {first} already"
        raise known.wrong(line, wrong, "Write all that it gets into one line")


@dataclass(frozen=True, slots=True)
class _AddressList:
    file: str
    language: Language
    areas: Collection[str]

    def read(self, line: int, text: str) -> Iterator[Recipient]:
        """The recipient of a line; none of an empty one. Raises DataError."""
        if not text:
            return
        address, *asked = (part for part in _BETWEEN.split(text) if part)
        if not is_mail_address(address):
            raise self.wrong(line, f"{address!r} is no address of mail", _EXAMPLE)
        languages = [one for one in LANGUAGES if one in asked]
        if len(languages) > 1:
            raise self.wrong(line, "it names two languages", "Name one")
        things = tuple(dict.fromkeys(part for part in asked if part not in LANGUAGES))
        for thing in things:
            if thing != CHANGES and thing not in self.areas:
                names = ", ".join((*LANGUAGES, *self.areas, CHANGES))
                raise self.wrong(line, f"there is no area {thing!r}", f"Name any of: {names}")
        yield Recipient(address, next(iter(languages), self.language), things or (CHANGES,))

    def wrong(self, line: int, wrong: str, remedy: str) -> DataError:
        return DataError(Problem(self.file, line, None, wrong, remedy))
