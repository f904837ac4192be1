"""Targets with their verdicts: a word, an icon and a shape, and the sum that a reader can redo."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance, sections
from pages.parts.frame.context import PageContext
from report.analysis.progress import Assessment, assess, counted
from report.model import Area
from report.text import verdicts
from report.text.formatter import escaped


def of_area(area: Area, ctx: PageContext) -> None:
    """The targets of an area: counted by verdict, then one by one."""
    sections.heading("section.targets", ctx)
    found = [assess(ctx.report, target) for target in ctx.report.targets_in(area.id)]
    if not found:
        st.markdown(ctx.word("targets.none"))
        return
    st.markdown(escaped(verdicts.counts_in_words(counted(found), ctx.fmt)))
    listing([assessment for assessment in found if assessment.is_judged], ctx)
    silent = [assessment for assessment in found if not assessment.is_judged]
    if silent:
        count = ctx.fmt.plain(len(silent))
        with st.expander(ctx.word("targets.silent", count=count)):
            listing(silent, ctx)


def of_city(ctx: PageContext) -> None:
    """All targets of the report: counted by verdict, and listed by area, folded."""
    report = ctx.report
    sections.heading("section.targets", ctx)
    everything = [assess(report, target) for target in report.targets]
    st.markdown(escaped(verdicts.counts_in_words(counted(everything), ctx.fmt)))
    sections.paragraph("targets.rule", ctx)
    for area in report.areas:
        own = [assess(report, target) for target in report.targets_in(area.id)]
        if own:
            _folded(area, own, ctx)


def _folded(area: Area, own: Sequence[Assessment], ctx: PageContext) -> None:
    counts = verdicts.counts_in_words(counted(own), ctx.fmt)
    name = ctx.fmt.say(area.name)
    with st.expander(escaped(ctx.word("targets.of_area", area=name, counts=counts))):
        listing(own, ctx)


def listing(found: Sequence[Assessment], ctx: PageContext) -> None:
    with st.grid(2, min_column_width=430):
        for assessment in found:
            _target(assessment, ctx)


def _target(assessment: Assessment, ctx: PageContext) -> None:
    """What it is for, the verdict, the sum, the policy that set it, and where it all comes from."""
    target, fmt = assessment.target, ctx.fmt
    icon = verdicts.ICONS[assessment.verdict]
    verdict = escaped(verdicts.verdict_in_words(assessment, fmt))
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(f"**{escaped(verdicts.subject(target, fmt))}**")
        st.markdown(f":material/{icon}: {verdicts.SHAPES[assessment.verdict]} {verdict}")
        st.markdown(escaped(verdicts.sum_in_words(assessment, fmt)))
        st.caption(_policy(assessment, ctx))
        rows = (assessment.base, assessment.latest, assessment.at_due, assessment.later)
        given = list(dict.fromkeys(row for row in rows if row is not None))
        if given:
            key = f"target_{target.indicator}_{target.place}_{target.period}_{target.set_on}"
            provenance.button(given, ctx, key)


def _policy(assessment: Assessment, ctx: PageContext) -> str:
    """The policy and when it was set, and the publication that tells of it."""
    target, fmt = assessment.target, ctx.fmt
    policy = ctx.word(
        "targets.policy",
        policy=escaped(fmt.say(target.policy)),
        date=fmt.period(target.set_on) if target.set_on else ctx.word("unknown"),
    )
    return f"{policy} {provenance.link(ctx.report.sources[target.source], ctx)}"
