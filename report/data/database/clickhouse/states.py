"""States of a report in ClickHouse: which one is served, its files, and what is kept of others."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from clickhouse_connect.driver.client import Client

from report.data.database.clickhouse import tables
from report.data.database.clickhouse.clients import rows_of
from report.data.database.reached import no_report
from report.data.database.states import HOURS_KEPT, digest_of, mark_of
from report.model import FiguresUnavailableError

_SERVED = "SELECT mark, files, contents FROM report_states ORDER BY turn DESC, mark LIMIT 1"
_CONTENTS = "SELECT sha256, content FROM report_contents WHERE sha256 IN {wanted:Array(String)}"
_SERVE = """
INSERT INTO report_states
SELECT (SELECT max(turn) FROM report_states) + 1, now(), {mark:String}, {files:Array(String)},
    {contents:Array(String)}, {parts:Array(String)}
"""
# How many seconds ago each was served.
_STATES = "SELECT turn, dateDiff('second', served, now()) FROM report_states ORDER BY turn"
_FORGET_STATES = "DELETE FROM report_states WHERE turn IN {turns:Array(UInt64)}"
# What another load has sent by now, and not served yet, stays.
_UNUSED = """
SELECT name FROM report_parts WHERE name NOT IN (SELECT arrayJoin(parts) FROM report_states)
GROUP BY name HAVING max(sent) < now() - toIntervalHour({hours:Int32})
"""
_FORGET_PARTS = "DELETE FROM report_parts WHERE name IN {names:Array(String)}"
_FORGET_FIGURES = f"ALTER TABLE {tables.FIGURES_TABLE} DROP PARTITION {{name:String}}"
_FORGET_CONTENTS = """
DELETE FROM report_contents
WHERE sha256 NOT IN (SELECT arrayJoin(contents) FROM report_states)
"""
_LEFT_OVER = f"""
SELECT name FROM system.tables WHERE database = currentDatabase()
    AND startsWith(name, '{tables.SENT}')
    AND metadata_modification_time < now() - toIntervalHour({{hours:Int32}})
"""


def served(client: Client, known: str) -> tuple[str, Mapping[str, bytes]]:
    """What stands for the state that is served, and its files; none where it is the `known` one.

    Raises DataError where there is none.
    """
    if not tables.is_there(client):
        raise no_report(tables.NAME)
    tables.refuse_another_form(client)
    found = rows_of(client, _SERVED)
    if not found:
        raise no_report(tables.NAME)
    ((mark, files, digests),) = found
    if mark == known:
        return mark, {}
    held = _contents(client, digests)
    if not held.keys() >= set(digests) or len(files) != len(digests):
        raise FiguresUnavailableError("files that are served are not there as they were")
    pairs = zip(files, digests, strict=True)
    return str(mark), MappingProxyType({file: held[digest] for file, digest in pairs})


def _contents(client: Client, digests: Collection[str]) -> Mapping[str, bytes]:
    """What is there of these contents, and is what it was, by what stands for each."""
    rows = rows_of(client, _CONTENTS, {"wanted": list(digests)})
    decoded = ((digest, _decoded(content)) for digest, content in rows)
    return {digest: content for digest, content in decoded if digest_of(content) == digest}


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content)
    except ValueError:
        return b""


def serve(client: Client, files: Mapping[str, bytes], parts: Sequence[str]) -> str:
    """Have a state be served from now on in place of any other; what stands for it."""
    mark = mark_of(files)
    last = rows_of(client, _SERVED)
    if last and last[0][0] == mark:
        return mark
    hold(client, files)
    digests = [digest_of(content) for content in files.values()]
    named = {"mark": mark, "files": list(files), "contents": digests, "parts": list(parts)}
    client.command(_SERVE, named)
    return mark


def hold(client: Client, files: Mapping[str, bytes]) -> None:
    """Keep contents of files that are not there yet."""
    contents = {digest_of(content): content for content in files.values()}
    there = _contents(client, contents)
    new = [
        (digest, base64.b64encode(content).decode())
        for digest, content in contents.items()
        if digest not in there
    ]
    if new:
        client.insert("report_contents", new, column_names=["sha256", "content"])


def forget_replaced(client: Client, *, hours: int = HOURS_KEPT) -> None:
    """Remove what was replaced more than so many hours ago, and what was left by loads that were
    broken off before then.
    """
    aged = dt.timedelta(hours=hours).total_seconds()
    # Each was replaced when the next one was served.
    turns = [turn for (turn, _), (_, ago) in pairwise(rows_of(client, _STATES)) if ago > aged]
    if turns:
        client.command(_FORGET_STATES, {"turns": turns})
    forget_parts(client, [name for (name,) in rows_of(client, _UNUSED, {"hours": hours})])
    client.command(_FORGET_CONTENTS)
    for (name,) in rows_of(client, _LEFT_OVER, {"hours": hours}):
        client.command(f"DROP TABLE IF EXISTS `{name}`")


def forget_parts(client: Client, names: Collection[str]) -> None:
    """Remove parts: their names first, by which a reader knows that all of them are there."""
    if not names:
        return
    client.command(_FORGET_PARTS, {"names": list(names)})
    for name in names:
        client.command(_FORGET_FIGURES, {"name": name})
