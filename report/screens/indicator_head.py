"""The head of an indicator's page: its latest figure set large, and how its targets stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.progress import Assessment
from report.charts.nodes import Node
from report.charts.verdict_marks import verdict_mark
from report.model import Area, Indicator
from report.screens import terms
from report.screens.context import ScreenContext
from report.screens.next_figure import next_link
from report.text import verdicts
from report.text.cards import FigureCard, figure_card

_MARK = 18
# More targets than this are counted; the section of targets has all of them.
_MOST_TARGETS = 3


def indicator_head(
    indicator: Indicator, place: str, assessments: Sequence[Assessment], ctx: ScreenContext
) -> Node:
    """Name, latest figure at this place, verdicts of these targets; in the colour of the area."""
    card = figure_card(indicator, ctx.fmt, place)
    area = ctx.report.area(indicator.area)
    title = Node("h1", text=card.name)
    upcoming = next_link(indicator, ctx) if place == ctx.report.settings.place else ()
    now = (title, _under_title(indicator, area, ctx), *_now(card, place, ctx), *upcoming)
    shown = Node("div", {"class": "indicator-now"}, children=now)
    targets = (_targets(assessments, ctx),) if assessments else ()
    look = {"class": "indicator-head", "--page-area": ctx.colour(area)}
    return Node("div", look, children=(shown, *targets))


def _under_title(indicator: Indicator, area: Area, ctx: ScreenContext) -> Node:
    """The area, and the terms of name, definition and note, each with what it means."""
    said = (indicator.name, indicator.definition, indicator.note)
    found = terms.terms_of(map(ctx.fmt.say, said), ctx).values()
    names = [terms.term(one.term, ctx.fmt.say(one.term.term), ctx, "head") for one in found]
    label = Node("span", text=ctx.word("glossary.terms"))
    inside = (_area_link(area, ctx), *((label, *names) if names else ()))
    return Node("p", {"class": "indicator-area"}, children=inside)


def _area_link(area: Area, ctx: ScreenContext) -> Node:
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, area.icon)
    name = Node("span", text=ctx.fmt.say(area.name))
    return Node("a", {"href": ctx.link(area.id)}, children=(icon, name))


def _now(card: FigureCard, place: str, ctx: ScreenContext) -> Iterator[Node]:
    """The figure with its unit, and under it where it is of another place, when, and the change."""
    if card.row is None:
        yield Node("p", {"class": "note"}, ctx.word("indicator.no_figure"))
        return
    number, unit = card.parts
    yield Node(
        "p", {"class": "figure"}, children=(Node("strong", text=number), Node("span", text=unit))
    )
    if place != ctx.report.settings.place:
        yield Node("p", {"class": "indicator-place"}, ctx.fmt.place(place))
    yield Node("p", {"class": "indicator-when"}, card.when_and_change)
    if card.newer:
        yield Node("p", {"class": "note"}, card.newer)


def _targets(assessments: Sequence[Assessment], ctx: ScreenContext) -> Node:
    """Each target with the mark and word of its verdict, leading to how it was assessed."""
    items = [_target(row, ctx) for row in assessments[:_MOST_TARGETS]]
    rest = len(assessments) - len(items)
    if rest:
        said = ctx.fmt.counted("indicator.more_targets", rest)
        items.append(Node("li", children=(Node("a", {"href": "#targets"}, said),)))
    return Node("ul", {"class": "indicator-targets"}, children=tuple(items))


def _target(row: Assessment, ctx: ScreenContext) -> Node:
    area = ctx.report.area(ctx.report.indicators[row.target.indicator].area)
    mark = verdict_mark(row, ctx.colour(area), ctx.palette.background, _MARK)
    verdict = Node("strong", text=verdicts.verdict_in_words(row, ctx.fmt))
    # The space is for the ear: what is heard is what the elements hold.
    space = Node("span", text=" ")
    said = Node("span", text=verdicts.target_with_year(row.target, ctx.fmt))
    words = Node("span", children=(verdict, space, said))
    link = Node("a", {"href": "#targets"}, children=(mark, words))
    return Node("li", children=(link,))
