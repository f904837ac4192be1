"""All areas on a slide or two: the figure that leads each, how it came about, and its targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report.analysis.leading import leading_indicator
from report.analysis.progress import assess_all
from report.charts.verdict_marks import in_order
from report.model import Area
from report.slides.model import AreaInShort, Slide, SlideTable
from report.slides.report_slides import numbered, shared_out, table_slide
from report.text import narrative
from report.text.cards import figure_card
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.verdicts import met_in_words

# What a stage has room for, in two rows of four.
_MOST = 8


def areas_slides(areas: Sequence[Area], fmt: Formatter) -> Iterator[Slide]:
    """The areas side by side under the finding of the overview, on as many slides as they need;
    none where none has a figure.
    """
    found = [_in_short(area, fmt) for area in areas]
    if all(one.card is None for one in found):
        return
    parts = shared_out(found, _MOST)
    for number, part in enumerate(parts, 1):
        slide = _slide("areas" if number == 1 else f"areas.{number}", part, fmt)
        yield numbered(slide, number, len(parts), fmt)


def _slide(id_: str, found: Sequence[AreaInShort], fmt: Formatter) -> Slide:
    title, cited = _finding(fmt)
    cards = [one.card for one in found if one.card is not None]
    heads = [fmt.word(f"table.{head}") for head in ("area", "indicator", "latest", "change")]
    table = SlideTable(
        (*heads, fmt.word("section.targets")),
        tuple(_cells(one, fmt) for one in found),
        (5, 8, 5, 9, 5),
        title,
    )
    rows = [*cited, *(row for card in cards for row in card.rows)]
    return replace(table_slide(id_, title, table, rows, fmt), areas=tuple(found))


def _finding(fmt: Formatter) -> tuple[str, Sequence[SourcedRow]]:
    """What the overview begins with, and its figures; the report's title where it has nothing."""
    text = narrative.first_with_figures(fmt.report.settings.findings, fmt)
    if text is None:
        return fmt.say(fmt.report.settings.title), ()
    return (narrative.fill(text, fmt) or "").rstrip(".。"), narrative.cited([text], fmt)


def _in_short(area: Area, fmt: Formatter) -> AreaInShort:
    leading = leading_indicator(area, fmt.report)
    card = None if leading is None else figure_card(leading, fmt)
    return AreaInShort(area, leading, card, in_order(assess_all(fmt.report, area.id)))


def _cells(one: AreaInShort, fmt: Formatter) -> tuple[str, ...]:
    name, targets = fmt.say(one.area.name), met_in_words(one.targets, fmt)
    if one.card is None:
        return (name, "", "", "", targets)
    return (name, one.card.name, one.card.figure, one.card.when_and_change, targets)
