"""The source of a figure: a dialog one click away from it, and links to publications."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from pages.parts.copyable import element as copyable
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis.corrections import corrections_of
from report.model import LANGUAGES, Language, Observation, Source
from report.text.citation import (
    error_mail,
    error_report,
    figure_citation,
    figure_in_full,
    figure_of_vintage,
    publication_link,
    reason,
)
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter
from report.text.markup import escaped, in_markdown
from report.text.narrative import SourcedRow, exact_change_to, other_values
from report.text.revisions import earlier_figures, revised_in_full

# More figures than this are folded, each under its own line.
_FEW = 2


def source_link(source: Source, ctx: PageContext) -> str:
    """A publication in one line of Markdown, linked where it has a page."""
    return publication_link(source, ctx.fmt)


def source_list(rows: Iterable[SourcedRow], ctx: PageContext) -> None:
    """Under a heading, a link to every publication that the rows were read in, each once."""
    st.markdown(f"**{ctx.label('nav.sources')}**")
    sources = dict.fromkeys(row.source for row in rows)
    links = (source_link(ctx.report.sources[source], ctx) for source in sources)
    st.markdown("\n".join(f"- {link}" for link in links))


def show(row: Observation, ctx: PageContext, number: int) -> None:
    """Figure, its change in per cent where that is told as a multiple or why none is calculated,
    definition, source, notes, other sources, and a citation to copy. `number` is its place among
    the figures of the dialog.
    """
    indicator = ctx.report.indicators[row.indicator]
    say = ctx.fmt.say
    st.markdown(f"**{escaped(say(indicator.name))}**")
    st.markdown(f"**{escaped(revised_in_full(row, ctx.fmt))}**")
    change = exact_change_to(row, ctx.fmt)
    if change:
        st.caption(escaped(change))
    st.caption(escaped(say(indicator.definition)))
    st.markdown(source_link(ctx.report.sources[row.source], ctx))
    for note in (row.note, indicator.note):
        if say(note):
            st.caption(escaped(say(note)))
    _corrections(row, ctx)
    other_sources(row.indicator, row.place, ctx, only=row)
    citations(row, ctx, f"dialog_{number}")
    _error(row, ctx, f"dialog_{number}")


def _corrections(row: Observation, ctx: PageContext) -> None:
    """What we had wrong of a figure, and why, the newest first."""
    made = corrections_of(row, ctx.report)
    told = [f"- {escaped(correction_in_words(correction, ctx.fmt))}" for correction in made]
    _listed("others.corrected", ctx.fmt.period(row.period), told, ctx)


def _error(row: Observation, ctx: PageContext, key: str) -> None:
    """What a reader sends who has found an error in a figure."""
    link = url.absolute_link("indicator", ctx, id=row.indicator)
    text = error_report(row, link, ctx.fmt)
    copyable.show(text, ctx.word("error.report"), ctx, f"error_{key}", language=ctx.fmt.language)
    if mail := error_mail(row, link, ctx.fmt):
        st.markdown(f"[{ctx.label('error.mail')}](<{mail}>)")


def citations(row: Observation, ctx: PageContext, key: str) -> None:
    """References to a figure, to be copied, in the reader's language first; `key` is of the place
    that they stand at.
    """
    for language in sorted(LANGUAGES, key=ctx.fmt.language.__ne__):
        _citation(row, language, ctx, key)


def _citation(row: Observation, language: Language, ctx: PageContext, key: str) -> None:
    text = figure_citation(row, Formatter(ctx.report, language))
    name = ctx.word("citation.in", language=ctx.word(f"language.{language}"))
    copyable.show(text, name, ctx, f"citation_{key}_{language}", language=language)


def dialog(rows: Sequence[Observation], ctx: PageContext) -> None:
    """The provenance of figures that were pointed at, over the page."""

    @st.dialog(ctx.label("provenance.title"), width="medium")
    def opened() -> None:
        for number, row in enumerate(rows):
            if len(rows) > _FEW:
                name = ctx.fmt.say(ctx.report.indicators[row.indicator].name)
                line = ctx.word("provenance.line", name=name, figure=figure_in_full(row, ctx.fmt))
                with st.expander(escaped(line)):
                    show(row, ctx, number)
            else:
                show(row, ctx, number)

    opened()


@st.fragment
def button(
    rows: Sequence[Observation],
    ctx: PageContext,
    key: str,
    label: str = "card.source",
    *,
    of: str = "",
) -> None:
    """Opens the provenance of the figures that stand beside it; written only when it is asked.

    `of` is what they are figures of: heard, not seen, for the eye has it beside the button.
    """
    name = ctx.label(label)
    # The style sheet keeps text of a colour out of sight in these buttons.
    text = f"{name} :gray[{escaped(of)}]" if of else name
    if st.button(text, type="tertiary", icon=":material/info:", key=f"source_{key}"):
        dialog(rows, ctx)


def other_sources(
    indicator: str, place: str, ctx: PageContext, only: Observation | None = None
) -> None:
    """What was published before the figure shown was revised, and the figures of other sources
    with the reason for the choice.
    """
    for shown, rest in other_values(indicator, place, ctx.fmt):
        if only is None or shown is only:
            period = ctx.fmt.period(shown.period)
            earlier = earlier_figures(shown, ctx.fmt)
            _listed("others.earlier", period, [_earlier(*entry, ctx) for entry in earlier], ctx)
            replaced = [row for row, _ in earlier]
            others = [_other(shown, row, ctx) for row in rest if row not in replaced]
            _listed("others.say", period, others, ctx)


def _listed(heading: str, period: str, lines: Sequence[str], ctx: PageContext) -> None:
    if lines:
        st.markdown(ctx.label(heading, period=period))
        st.markdown("\n".join(lines))


def _earlier(row: Observation, figure: str, ctx: PageContext) -> str:
    source = source_link(ctx.report.sources[row.source], ctx)
    said = partial(ctx.word, "others.replaced")
    return f"- {in_markdown(said, figure=escaped(figure), source=source)}"


def _other(shown: Observation, row: Observation, ctx: PageContext) -> str:
    value = escaped(figure_of_vintage(row, ctx.fmt))
    source = source_link(ctx.report.sources[row.source], ctx)
    why = escaped(reason(shown, row, ctx.fmt))
    said = partial(ctx.word, "others.row")
    return f"- {in_markdown(said, figure=value, source=source, reason=why)}"
