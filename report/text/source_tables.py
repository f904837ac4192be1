"""What the report rests on: tables of its sources and publishers, and how much is first-hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from report.analysis.publishers import PublisherTotals, SourceTotals, percentage, source_totals
from report.analysis.sources import counts, indicators_of
from report.model import Source
from report.text.formatter import Formatter
from report.text.rounding import half_up
from report.text.text_table import text_table


def _table(names: Sequence[str], rows: Sequence[Sequence[str | None]], fmt: Formatter) -> pa.Table:
    return text_table([f"table.{name}" for name in names], rows, fmt)


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


def publisher_table(rows: Sequence[PublisherTotals], fmt: Formatter) -> pa.Table:
    """Each publisher: name, kind, sources, figures, share of first-hand ones, sources of others
    read there, and its homepage.
    """
    titles = ("publisher", "kind", "sources", "figures_given", "first_hand")
    more = ("republished", "homepage")
    return _table((*titles, *more), [_publisher_row(row, fmt) for row in rows], fmt)


def _publisher_row(row: PublisherTotals, fmt: Formatter) -> tuple[str | None, ...]:
    totals = row.published
    return (
        fmt.say(row.publisher.name),
        fmt.word(f"publisher_kind.{row.publisher.kind}"),
        fmt.plain(totals.sources),
        fmt.plain(totals.figures),
        percent(totals.first_hand_figures, totals.figures, fmt),
        fmt.plain(row.republished),
        row.publisher.homepage or None,
    )


def source_kind_table(fmt: Formatter) -> pa.Table:
    """Each kind of source, how many there are, and how many published figures come from them."""
    rows = [
        (fmt.word(f"kind.{kind}"), fmt.plain(publications), fmt.plain(figures))
        for kind, (publications, figures) in counts(fmt.report).items()
    ]
    return _table(("kind", "sources", "figures_given"), rows, fmt)


def source_table(chosen: Sequence[Source], fmt: Formatter) -> pa.Table:
    """Each source: title, publisher, date, kind, language, what uses it, and its link."""
    titles = ("title", "link", "publisher", "published", "kind", "language", "used_by")
    used = indicators_of(fmt.report)
    return _table(titles, [_source_row(row, used.get(row.id, ()), fmt) for row in chosen], fmt)


def _source_row(source: Source, used_by: Iterable[str], fmt: Formatter) -> tuple[str | None, ...]:
    return (
        fmt.title(source),
        source.url or None,
        fmt.publisher_and_site(source),
        fmt.published(source),
        fmt.word(f"kind.{source.kind}"),
        fmt.word(f"language.{source.language}"),
        fmt.list(fmt.indicator(name) for name in used_by),
    )
