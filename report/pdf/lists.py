"""What is told one under another in a column of a page: figures, targets, gaps, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import pyarrow as pa

from report.analysis.progress import Assessment
from report.charts.verdict_marks import in_order
from report.model import Area, Indicator, Observation, Source
from report.pdf.block_types import (
    Block,
    Entries,
    Entry,
    FigureGroup,
    FigureList,
    ListedFigure,
    Publication,
    TargetContent,
    Targets,
)
from report.pdf.pictures import marks
from report.text import verdicts
from report.text.cards import figure_card
from report.text.formatter import Formatter
from report.text.tables import no_own_figure
from report.text.verdict_sums import sum_in_words

_NOTHING = "–"


def figure_list(area: Area, fmt: Formatter) -> list[FigureList]:
    """Every indicator of an area by subject, with its latest figure."""
    groups = [
        FigureGroup(
            name=fmt.say(group.name),
            rows=[_listed(fmt.report.indicators[name], fmt) for name in group.indicators],
        )
        for group in area.groups
    ]
    return [{"kind": "figure_list", "groups": groups}] if groups else []


def _listed(indicator: Indicator, fmt: Formatter) -> ListedFigure:
    """Name, figure, and behind them period, change, number of periods and source."""
    card = figure_card(indicator, fmt)
    if card.row is None:
        return {"name": card.name, "figure": _NOTHING, "note": no_own_figure(indicator, fmt)}
    series = fmt.report.series(indicator.id)
    figures = fmt.counted("paper.periods", len(series))
    beside = _beside(card.row, fmt) if len(series) == 1 else ""
    notes = (card.note, figures, _source(card.row, fmt), beside)
    return {"name": card.name, "figure": card.figure, "note": _joined(*notes)}


def _beside(row: Observation, fmt: Formatter) -> str:
    """Of a lone figure: that of another place for the same period, the weightiest that has one."""
    report = fmt.report
    nation = report.explore_settings.nation
    places = sorted(report.places_of(row.indicator), key=lambda place: place.id != nation)
    districts = {place.id for place in report.districts()}
    for place in places:
        if place.id in {row.place, *districts}:
            continue
        for other in report.series(row.indicator, place.id):
            if other.period == row.period:
                figure = fmt.word(
                    "unknowns.sourced", figure=fmt.observation(other), source=_source(other, fmt)
                )
                return fmt.word("chart.end", name=fmt.say(place.name), figure=figure)
    return ""


def _source(row: Observation, fmt: Formatter) -> str:
    return fmt.source(fmt.report.sources[row.source])


def targets(assessments: Iterable[Assessment], fmt: Formatter) -> list[Targets]:
    """Targets with their marks, the decided ones first; those not counted follow."""
    rows = [*assessments]
    counted = in_order(rows)
    ordered = [*counted, *(row for row in rows if row not in counted)]
    return [{"kind": "targets", "targets": [_target(row, fmt) for row in ordered]}]


def _target(row: Assessment, fmt: Formatter) -> TargetContent:
    target = row.target
    set_on = fmt.period(target.set_on) if target.set_on else fmt.word("unknown")
    policy = fmt.word("targets.policy", policy=fmt.say(target.policy), date=set_on)
    return {
        "drawing": marks([row], fmt),
        "name": verdicts.subject(target, fmt),
        "figure": fmt.word(
            "progress.dated", target=fmt.target(target), due=fmt.period(target.period)
        ),
        "verdict": verdicts.verdict_in_words(row, fmt),
        "note": fmt.word("sentence.space").join(filter(None, (sum_in_words(row, fmt), policy))),
    }


def table_in_entries(table: pa.Table, *, is_named: bool = True) -> Iterator[Entries]:
    """A table whose rows are of areas, told row by row under the name of each area.

    The first column is the area, the second what a row is about; the others follow in their order.
    """
    rows = [*zip(*(column.to_pylist() for column in table.columns), strict=True)]
    for area, of_area in groupby(rows, key=lambda row: row[0]):
        entries = [_entry(str(row[1]), row[2:]) for row in of_area]
        yield {"kind": "entries", "name": str(area) if is_named else "", "entries": entries}


def _entry(title: str, cells: Sequence[str | None]) -> Entry:
    return {"title": title, "text": _joined(*(cell or _NOTHING for cell in cells))}


def heads(table: pa.Table) -> str:
    """What the parts of each row are, in the order in which they are told."""
    return _joined(*table.column_names[1:])


def sources(chosen: Sequence[Source], fmt: Formatter) -> Iterator[Block]:
    """Publications under their kinds and publishers, each linked where it has a page."""
    for kind, of_kind in groupby(chosen, key=lambda source: source.kind):
        by_publisher: dict[str, list[Publication]] = {}
        for source in of_kind:
            name = fmt.publisher_and_site(source)
            by_publisher.setdefault(name, []).append(_publication(source, fmt))
        yield {
            "kind": "publications",
            "name": fmt.word(f"kind.{kind}"),
            "publishers": [
                {"name": name, "publications": rows} for name, rows in by_publisher.items()
            ],
        }


def _publication(source: Source, fmt: Formatter) -> Publication:
    """A translated title has the original behind it in brackets, without words each time."""
    title, original = source.title[fmt.language], source.original_title
    if original and source.is_translated_in(fmt.language):
        title = fmt.word("paper.translated", title=title, original=original)
    else:
        title = fmt.title(source)
    return {"title": title, "date": fmt.published(source), "url": address(source.url)}


def address(text: str | None) -> str | None:
    """An address that a reader's program will open, if it is one."""
    return text if text and text.startswith(("http://", "https://")) else None


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
