"""What has changed, on paper: for the one who signs in both languages, for readers in theirs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from report.analysis.edition_changes import changes_between
from report.analysis.edition_changes.foremost import foremost
from report.analysis.editions import content_mark
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Report
from report.pdf import blocks
from report.pdf.block_types import Block
from report.pdf.blocks import coloured, heading, paragraph
from report.pdf.documents import Document, head_and_foot
from report.text import edition_changes
from report.text.change_lines import ChangeSection
from report.text.formatter import Formatter
from report.text.listed import first_in_words


def sheet(before: Report, after: Formatter) -> Document:
    """All changes from one report to another, in the language of `after` first.

    Figures, verdicts and all else stand by area; lines to sign on stand at the end.
    """
    first = after.language
    languages = (first, *(name for name in LANGUAGES if name != first))
    parts: list[Block] = [
        {
            "kind": "in_language",
            "language": language,
            "blocks": coloured(
                _changes(
                    Formatter(before, language),
                    Formatter(after.report, language),
                    anew=language != first,
                ),
                LIGHT.product,
            ),
        }
        for language in languages
    ]
    labels = [after.word(f"changes.sheet.{name}") for name in ("name", "date", "signature")]
    signing: Block = {"kind": "signing", "labels": labels}
    title = after.word("changes.sheet")
    content = coloured([*parts, signing], LIGHT.product)
    return Document("brief", title, head_and_foot(after, None, LIGHT.product), content)


def published_sheet(before: Report, after: Formatter) -> Document:
    """The same changes as readers are told them, once they are published."""
    fmt = Formatter(before, after.language)
    content = coloured(_changes(fmt, after, anew=False, to_sign=False), LIGHT.product)
    title = after.word("changes.published")
    return Document("brief", title, head_and_foot(after, None, LIGHT.product), content)


def _changes(
    before: Formatter, after: Formatter, *, anew: bool, to_sign: bool = True
) -> Iterator[Block]:
    changes = changes_between(before.report, after.report)
    yield from _head(before, after, anew=anew, to_sign=to_sign)
    if not changes:
        yield from paragraph(after.word("changes.none"))
        return
    beside = "changes.draft.beside" if to_sign else "changes.published.since"
    yield from paragraph(edition_changes.counts_in_words(changes, before, after, beside))
    chosen = foremost(changes, after.report)
    if chosen:
        yield heading(after.word("changes.foremost"))
        yield blocks.bullets(edition_changes.in_words(one, before, after) for one in chosen)
    sections = edition_changes.sections(before, after)
    for area, listed in groupby(sections, key=lambda section: section.area):
        yield heading(edition_changes.chapter_name(area, before, after))
        yield from _lists(listed, after)


def _head(before: Formatter, after: Formatter, *, anew: bool, to_sign: bool) -> Iterator[Block]:
    """The title, and which states are compared."""
    title, then, now = "changes.published", "changes.published.before", "changes.sheet.published"
    if to_sign:
        title, then, now = "changes.sheet", "changes.sheet.published", "changes.sheet.draft"
    yield heading(after.word(title), 1, anew=anew)
    states = [(after.word(then), _state(before)), (after.word(now), _state(after))]
    yield blocks.table_of_pairs(states)


def _state(fmt: Formatter) -> str:
    """An edition, and the mark of all that it says."""
    edition, mark = fmt.edition(fmt.report.edition), content_mark(fmt.report)
    return fmt.word("changes.sheet.state", edition=edition, mark=mark)


def _lists(sections: Iterator[ChangeSection], fmt: Formatter) -> Iterator[Block]:
    for section in sections:
        count = fmt.plain(section.count)
        yield heading(fmt.word("changes.section", title=section.title, count=count), 3)
        if told := first_in_words(len(section.lines), section.count, fmt):
            yield from paragraph(told)
        yield blocks.bullets(section.lines)
