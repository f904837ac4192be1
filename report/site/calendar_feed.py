"""What is expected as a calendar (RFC 5545) that programs subscribe to: of all, of an area, of an
indicator.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from typing import Protocol

from report.analysis.expected import Expected, expected
from report.analysis.progress import as_of
from report.model import LANGUAGE_TAGS, Language
from report.model.report_cache import report_cache
from report.screens import parameters
from report.text.edition import short_title
from report.text.expected import basis_in_words, months_in_words, subject_in_words
from report.text.formatter import Formatter

MEDIA_TYPE = "text/calendar; charset=utf-8"
INDICATOR = "indicator"
_ENDING = "\r\n"
# In octets, without the end of the line.
_LONGEST = 75
_PRODUCT = "-//Annual report//Publication calendar//EN"
# Of the ids of entries: the same figure has the same one in every calendar, wherever it is served.
_IDS = uuid.UUID("b3c6a1de-3e0c-5c8f-9d0a-6a2f4c7be915")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarAddresses(Protocol):
    """Says where pages are, by absolute addresses; of one home all say the same."""

    def __hash__(self) -> int: ...

    def page(self, page: str, query: Mapping[str, str], language: Language | None = None) -> str:
        """The address of a page."""


def calendar(about: Mapping[str, str], home: CalendarAddresses, fmt: Formatter) -> bytes | None:
    """The calendar of an `area` or an `indicator`, else of all; None for one that there is not."""
    area, indicator = about.get(parameters.AREA, ""), about.get(INDICATOR, "")
    if area and area not in {one.id for one in fmt.report.areas}:
        return None
    if indicator and indicator not in fmt.report.indicators:
        return None
    return _written(area, indicator, home, fmt)


# All areas in both languages, and as many indicators; it says the same as long as the report does.
@report_cache(128)
def _written(area: str, indicator: str, home: CalendarAddresses, fmt: Formatter) -> bytes:
    rows = [
        row
        for row in expected(fmt.report)
        if area in {"", row.indicator.area} and indicator in {"", row.indicator.id}
    ]
    lines = [*_head(area, indicator, fmt)]
    for row in rows:
        lines += _entry(row, home, fmt)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _head(area: str, indicator: str, fmt: Formatter) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{_PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    # NAME is that of RFC 7986; most programs still ask for the other one.
    name = _escaped(_name(area, indicator, fmt))
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"


def _name(area: str, indicator: str, fmt: Formatter) -> str:
    """The report and what of it."""
    subject = fmt.word("nav.calendar")
    if area:
        subject = fmt.word("feed.of", report=subject, subject=fmt.say(fmt.report.area(area).name))
    if indicator:
        subject = fmt.word("feed.of", report=subject, subject=fmt.indicator(indicator))
    return fmt.word("feed.of", report=short_title(fmt), subject=subject)


def _entry(row: Expected, home: CalendarAddresses, fmt: Formatter) -> Iterator[str]:
    """A span of whole days, from the first of its months to the last; it keeps nobody busy."""
    tag = LANGUAGE_TAGS[fmt.language]
    after = row.last.end + dt.timedelta(days=1)
    title = fmt.word("calendar.event", subject=subject_in_words(row, fmt))
    area = fmt.say(fmt.report.area(row.indicator.area).name)
    page = home.page("indicator", {"id": row.indicator.id}, fmt.language)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(row)}"
    yield f"DTSTAMP:{as_of(fmt.report):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{row.first.start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={tag}:{_escaped(title)}"
    yield f"DESCRIPTION;LANGUAGE={tag}:{_escaped(_described(row, fmt))}"
    yield f"CATEGORIES;LANGUAGE={tag}:{_escaped(area)}"
    yield f"URL:{page}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(row: Expected) -> str:
    """The same for good for a figure: by its indicator, and the year that it will be of."""
    return str(uuid.uuid5(_IDS, f"{row.indicator.id}|{row.period or row.first}"))


def _described(row: Expected, fmt: Formatter) -> str:
    """When, who says so, from whom, and where the last figure was read; a line each."""
    source = fmt.report.sources[row.source]
    lines = [fmt.word("calendar.about", months=months_in_words(row, fmt)), basis_in_words(row, fmt)]
    if row.indicator.publisher:
        name = fmt.say(fmt.report.publishers[row.publisher].name)
        lines.append(fmt.word("calendar.publisher", name=name))
    lines.append(fmt.word("calendar.last", source=f"{fmt.source(source)} {source.url}".strip()))
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """A text as the value of a property. What ends a line would end the property."""
    return "\n".join(text.splitlines()).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """A line with its end, in pieces of so many octets at most: each but the first begins with a
    blank, and no character is cut.
    """
    pieces = [b""]
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > _LONGEST:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"".join(piece + _ENDING.encode() for piece in pieces)
