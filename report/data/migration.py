"""A folder from before publishers had a table of their own → the same folder with that table."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from report.analysis.slugs import slug
from report.data.check.publishers import fits
from report.data.raw import (
    COLUMNS,
    OLD_SOURCES,
    PUBLISHERS,
    SOURCES,
    DataError,
    Problem,
    RawRow,
)
from report.data.store import read_text
from report.data.tables import parse_table
from report.model import PublisherKind, Text

_HAN = r"\u3400-\u9fff"
# `English 中文`, `English (中文)`, `中文 English`, `中文（English）`: one name in each language.
_BOTH = (
    re.compile(rf"(?P<en>[^{_HAN}()（）]+) (?P<zh>[{_HAN}][^A-Za-z()（）]*)"),
    re.compile(rf"(?P<en>[^{_HAN}()（）]+?) ?[(（](?P<zh>[{_HAN}][^A-Za-z()（）]*)[)）]"),
    re.compile(rf"(?P<zh>[{_HAN}][^A-Za-z()（）]*) (?P<en>[A-Za-z][^{_HAN}()（）]*)"),
    re.compile(rf"(?P<zh>[{_HAN}][^A-Za-z()（）]*?) ?[(（](?P<en>[A-Za-z][^{_HAN}()（）]*)[)）]"),
)
# What a publisher is, by what it publishes. A secondary source can be anybody's.
_KINDS: Mapping[str, PublisherKind] = MappingProxyType(
    {
        "official": "official",
        "law": "official",
        "state_media": "state_media",
        "press": "press",
        "institution": "institution",
        "paper": "academic",
        "dataset": "data_provider",
    }
)


@dataclass(frozen=True, slots=True)
class MadePublisher:
    """A publisher of the new table, the names it was written under, and its sources."""

    id: str
    name: Text
    kind: PublisherKind
    written: tuple[str, ...]
    sources: tuple[RawRow, ...]

    @property
    def is_in_one_language(self) -> bool:
        """Whether its name still has to be written in the other language."""
        return self.name.en == self.name.zh

    @property
    def unfitting(self) -> tuple[RawRow, ...]:
        """Its sources of kinds that do not fit its own."""
        return tuple(row for row in self.sources if not fits(row["kind"], self.kind))


@dataclass(frozen=True, slots=True)
class Migration:
    """The rows of both new tables."""

    publishers: tuple[MadePublisher, ...]
    sources: tuple[RawRow, ...]

    def publisher_table(self) -> str:
        """The content of publishers.csv."""
        rows = [(one.id, one.name.en, one.name.zh, one.kind, "") for one in self.publishers]
        return _csv(COLUMNS[PUBLISHERS], rows)

    def source_table(self) -> str:
        """The content of sources.csv, in the order of the old one."""
        ids = {name: one.id for one in self.publishers for name in one.written}
        rows = [
            (
                *(row["id"], row["title"], row["title"], ids.get(row["publisher"], ""), ""),
                *(row["published"], row["language"], row["kind"], row["url"]),
            )
            for row in self.sources
        ]
        return _csv(COLUMNS[SOURCES], rows)


def migration(folder: Path) -> Migration | None:
    """What a folder becomes; None where it is of the new form. Raises DataError."""
    content = read_text(folder, SOURCES)
    if content.split("\n", 1)[0] == ",".join(COLUMNS[SOURCES]):
        return None
    sources, problems = parse_table(SOURCES, content, OLD_SOURCES)
    if problems:
        raise DataError(*problems)
    return Migration(_publishers(sources), sources)


def write(migrated: Migration, folder: Path) -> None:
    """Write both tables, or neither. Raises DataError where there is a publishers.csv already.

    OSError where they cannot be written. What is there may be from a run that was interrupted:
    then it is the same, and is taken.
    """
    publishers, sources = folder / PUBLISHERS, folder / SOURCES
    table = migrated.publisher_table().encode()
    existed = publishers.exists()
    if existed and publishers.read_bytes() != table:
        wrong = f"there is one already, but {SOURCES} is of the earlier form"
        raise DataError(Problem(PUBLISHERS, None, None, wrong, "Move it away, and migrate again"))
    drafts = (_draft(publishers), _draft(sources))
    try:
        drafts[0].write_bytes(table)
        drafts[1].write_bytes(migrated.source_table().encode())
        os.replace(drafts[0], publishers)
        _replace_or_undo(drafts[1], sources, None if existed else publishers)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _draft(file: Path) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}")


def _replace_or_undo(draft: Path, file: Path, added: Path | None) -> None:
    """Put a table in its place; where that fails, take away the one that was added for it."""
    try:
        os.replace(draft, file)
    except OSError:
        if added is not None:
            added.unlink()
        raise


def _publishers(sources: Sequence[RawRow]) -> tuple[MadePublisher, ...]:
    """One publisher for each name, in the order in which they come first."""
    written: dict[Text, list[str]] = {}
    for old, name in _names(dict.fromkeys(row["publisher"] for row in sources)).items():
        written.setdefault(name, []).append(old)
    made: dict[str, MadePublisher] = {}
    for name, names in written.items():
        own = tuple(row for row in sources if row["publisher"] in names)
        id_ = slug(name.en, made, "publisher")
        made[id_] = MadePublisher(id_, name, _kind(own), tuple(names), own)
    return tuple(made.values())


def _names(written: Iterable[str]) -> dict[str, Text]:
    """Each name as written → the name of its publisher in both languages.

    Names that differ in capitals only, and a name in one language that is a half of one in both,
    are one publisher's.
    """
    names = [name for name in written if name]
    known: dict[str, Text] = {}
    for name in names:
        pair = _split(name)
        if pair is not None and _is_free(pair, known):
            known |= {pair.en.casefold(): pair, pair.zh.casefold(): pair, name.casefold(): pair}
    for name in names:
        known.setdefault(name.casefold(), Text(name, name))
    return {name: known[name.casefold()] for name in names}


def _is_free(pair: Text, known: Mapping[str, Text]) -> bool:
    """Whether neither half is a part of another name."""
    halves = (known.get(pair.en.casefold()), known.get(pair.zh.casefold()))
    return all(other in {None, pair} for other in halves)


def _split(name: str) -> Text | None:
    """The name in each language, where it is written in both."""
    for form in _BOTH:
        if match := form.fullmatch(name):
            return Text(match["en"].strip(), match["zh"].strip())
    return None


def _kind(sources: Iterable[RawRow]) -> PublisherKind:
    """What the most of these sources say of their publisher, the first of them in a tie."""
    kinds = Counter(_KINDS[row["kind"]] for row in sources if row["kind"] in _KINDS)
    return max(kinds, key=lambda kind: kinds[kind], default="unknown")


def _csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return content.getvalue()
