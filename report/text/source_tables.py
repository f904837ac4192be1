"""What the report rests on: tables of its sources and publishers, and how much is first-hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from report.analysis.publishers import PublisherTotals, SourceTotals, percentage, source_totals
from report.analysis.sources import KINDS, counts, indicators_of
from report.model import Source
from report.text.formatter import Formatter
from report.text.rounding import half_up
from report.text.sheet import Sheet, SheetCell, count_cell, published_cell, titled_sheet


def _sheet(
    names: Sequence[str],
    rows: Sequence[Sequence[SheetCell | str]],
    fmt: Formatter,
    *of_numbers: str,
) -> Sheet:
    titles, right = ([f"table.{name}" for name in some] for some in (names, of_numbers))
    return titled_sheet(titles, rows, fmt, figure_columns=right)


def first_hand(fmt: Formatter) -> list[str]:
    """What is called first-hand, and how much of the whole report is."""
    totals = source_totals(fmt.report, fmt.report.sources.values())
    share = _first_hand_share(totals, fmt)
    return [fmt.word("sources.first_hand.rule"), share] if share else []


def _first_hand_share(totals: SourceTotals, fmt: Formatter) -> str:
    """How many figures and sources are first-hand, of how many; empty where there are none."""
    figures_share = percent(totals.first_hand_figures, totals.figures, fmt)
    sources_share = percent(totals.first_hand_sources, totals.sources, fmt)
    if figures_share is None or sources_share is None:
        return ""
    return fmt.word(
        "sources.first_hand.share",
        first_figures=fmt.plain(totals.first_hand_figures),
        figures=fmt.plain(totals.figures),
        figures_share=figures_share,
        first_sources=fmt.plain(totals.first_hand_sources),
        sources=fmt.plain(totals.sources),
        sources_share=sources_share,
    )


def percent(part: int, whole: int, fmt: Formatter) -> str | None:
    """With one decimal; None of nothing."""
    share = percentage(part, whole)
    return None if share is None else fmt.word("amount.percent", n=fmt.plain(half_up(share, 1)))


def publisher_sheet(rows: Sequence[PublisherTotals], fmt: Formatter) -> Sheet:
    """Each publisher: name, kind, sources, figures, share of first-hand ones, sources of others
    read there, and its homepage.
    """
    numbers = ("sources", "figures_given", "first_hand", "republished")
    cells = [_publisher_row(row, fmt) for row in rows]
    return _sheet(("publisher", "kind", *numbers, "homepage"), cells, fmt, *numbers)


def _publisher_row(row: PublisherTotals, fmt: Formatter) -> tuple[SheetCell | str, ...]:
    totals = row.published
    share = percentage(totals.first_hand_figures, totals.figures)
    return (
        fmt.say(row.publisher.name),
        fmt.word(f"publisher_kind.{row.publisher.kind}"),
        count_cell(totals.sources, fmt),
        count_cell(totals.figures, fmt),
        SheetCell(percent(totals.first_hand_figures, totals.figures, fmt) or "", share),
        count_cell(row.republished, fmt),
        SheetCell(_site(row.publisher.homepage), link=row.publisher.homepage),
    )


def _site(address: str) -> str:
    """The name of a site, as people know it: `example.org`."""
    return urlsplit(address).netloc.removeprefix("www.")


def source_kind_sheet(fmt: Formatter) -> Sheet:
    """Each kind of source, how many there are, and how many published figures come from them."""
    rows = [
        (fmt.word(f"kind.{kind}"), count_cell(publications, fmt), count_cell(figures, fmt))
        for kind, (publications, figures) in counts(fmt.report).items()
    ]
    numbers = ("sources", "figures_given")
    return _sheet(("kind", *numbers), rows, fmt, *numbers)


def source_sheet(chosen: Sequence[Source], fmt: Formatter) -> Sheet:
    """Each source: title, linked where it has a page, publisher, date, kind, language, what uses
    it. Kinds sort by trust, uses by their number.
    """
    titles = ("title", "publisher", "published", "kind", "language", "used_by")
    used = indicators_of(fmt.report)
    return _sheet(titles, [_source_row(row, used.get(row.id, ()), fmt) for row in chosen], fmt)


def _source_row(
    source: Source, used_by: Collection[str], fmt: Formatter
) -> tuple[SheetCell | str, ...]:
    return (
        SheetCell(fmt.title(source), link=source.url),
        fmt.publisher_and_site(source),
        published_cell(source, fmt),
        SheetCell(fmt.word(f"kind.{source.kind}"), KINDS.index(source.kind)),
        fmt.word(f"language.{source.language}"),
        SheetCell(fmt.list(map(fmt.indicator, used_by)), len(used_by) or None),
    )
