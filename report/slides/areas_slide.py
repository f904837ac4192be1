"""All areas on one slide: the figure that leads each, how it came about, and its targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.analysis.leading import leading_indicator
from report.analysis.progress import assess_all
from report.charts.verdict_marks import in_order
from report.model import Area
from report.slides.model import AreaInShort, Slide, SlideTable
from report.slides.report_slides import table_slide
from report.text import narrative
from report.text.cards import figure_card
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.verdicts import met_in_words


def areas_slide(areas: Sequence[Area], fmt: Formatter) -> Slide | None:
    """The areas side by side under the finding of the overview; None where none has a figure."""
    found = tuple(_in_short(area, fmt) for area in areas)
    cards = [one.card for one in found if one.card is not None]
    if not cards:
        return None
    title, cited = _finding(fmt)
    heads = [fmt.word(f"table.{head}") for head in ("area", "indicator", "latest", "change")]
    table = SlideTable(
        (*heads, fmt.word("section.targets")),
        tuple(_cells(one, fmt) for one in found),
        (5, 8, 5, 9, 5),
        title,
    )
    rows = [*cited, *(row for card in cards for row in card.rows)]
    return replace(table_slide("areas", title, table, rows, fmt), areas=found)


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
