"""States of a report in a database: which one is served, its files, and what is kept of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import asyncpg

from report.data.database.postgresql import tables
from report.data.database.reached import no_report
from report.data.database.states import HOURS_KEPT, digest_of, mark_of

_SERVED = "SELECT mark FROM report.states WHERE replaced IS NULL"
_FILES = """
SELECT file, content FROM report.state_files JOIN report.contents USING (sha256) WHERE mark = $1
"""
_REPLACE = "UPDATE report.states SET replaced = now() WHERE replaced IS NULL AND mark <> $1"
_SERVE = """
INSERT INTO report.states VALUES ($1, now(), NULL)
ON CONFLICT (mark) DO UPDATE SET served = now(), replaced = NULL
"""
_HOLD = "INSERT INTO report.contents VALUES ($1, $2) ON CONFLICT DO NOTHING"
_NAME = "INSERT INTO report.state_files VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
_TAKE = "INSERT INTO report.state_parts VALUES ($1, $2) ON CONFLICT DO NOTHING"
_FORGET = f"""
DELETE FROM report.states WHERE replaced < now() - interval '{HOURS_KEPT} hours';
DELETE FROM report.figures WHERE part NOT IN (SELECT part FROM report.state_parts);
DELETE FROM report.parts WHERE part NOT IN (SELECT part FROM report.state_parts);
DELETE FROM report.contents WHERE sha256 NOT IN (SELECT sha256 FROM report.state_files);
"""


async def served_mark(connection: asyncpg.Connection) -> str:
    """What stands for the state that is served. Raises DataError where there is none."""
    if await tables.is_there(connection):
        await tables.refuse_another_form(connection)
        mark = await connection.fetchval(_SERVED)
        if mark is not None:
            return str(mark)
    raise no_report(tables.NAME)


async def files_of(connection: asyncpg.Connection, mark: str) -> Mapping[str, bytes]:
    """The files of a state by their paths, but for its figures; none of one that is not there."""
    found = await connection.fetch(_FILES, mark)
    return MappingProxyType(dict(map(tuple, found)))


async def serve(
    connection: asyncpg.Connection, files: Mapping[str, bytes], parts: Iterable[int]
) -> str:
    """Have a state be served from now on in place of any other; what stands for it.

    One that was replaced before is there already, and comes back.
    """
    mark = mark_of(files)
    await connection.execute(_REPLACE, mark)
    await connection.execute(_SERVE, mark)
    held = [(digest_of(content), content) for content in files.values()]
    await connection.executemany(_HOLD, held)
    named = [(mark, file, digest_of(content)) for file, content in files.items()]
    await connection.executemany(_NAME, named)
    await connection.executemany(_TAKE, [(mark, part) for part in parts])
    return mark


async def forget_replaced(connection: asyncpg.Connection) -> None:
    """Remove what was replaced more than a day ago, in the transaction of the connection."""
    await connection.execute(_FORGET)
