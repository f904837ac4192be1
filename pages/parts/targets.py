"""Targets with their verdicts: a word, an icon and a shape, and the arithmetic behind each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance, sections
from pages.parts.frame.context import PageContext
from report.analysis.progress import Assessment, assess, in_force
from report.model import Area
from report.text import verdicts
from report.text.formatter import escaped


def area_targets(area: Area, ctx: PageContext) -> None:
    """The targets of an area: counted by verdict, then one by one."""
    sections.heading("section.targets", ctx)
    assessments = [assess(ctx.report, target) for target in ctx.report.targets_in(area.id)]
    if not assessments:
        st.markdown(ctx.word("targets.none"))
        return
    st.markdown(escaped(verdicts.counts_in_words(in_force(assessments), ctx.fmt)))
    target_grid([row for row in assessments if row.is_judged], ctx)
    unjudged = [row for row in assessments if not row.is_judged]
    if unjudged:
        count = ctx.fmt.plain(len(unjudged))
        with st.expander(ctx.word("targets.silent", count=count)):
            target_grid(unjudged, ctx)


def city_targets(ctx: PageContext) -> None:
    """All targets of the report: counted by verdict, and listed by area, folded."""
    report = ctx.report
    sections.heading("section.targets", ctx)
    everything = [assess(report, target) for target in report.targets]
    st.markdown(escaped(verdicts.counts_in_words(in_force(everything), ctx.fmt)))
    sections.paragraph("targets.rule", ctx)
    for area in report.areas:
        assessments = [assess(report, target) for target in report.targets_in(area.id)]
        if assessments:
            _folded(area, assessments, ctx)


def _folded(area: Area, assessments: Sequence[Assessment], ctx: PageContext) -> None:
    counts = verdicts.counts_in_words(in_force(assessments), ctx.fmt)
    name = ctx.fmt.say(area.name)
    with st.expander(escaped(ctx.word("targets.of_area", area=name, counts=counts))):
        target_grid(assessments, ctx)


def target_grid(assessments: Sequence[Assessment], ctx: PageContext) -> None:
    """A card for each target, side by side."""
    with st.grid(2, min_column_width=430):
        for assessment in assessments:
            _target(assessment, ctx)


def _target(assessment: Assessment, ctx: PageContext) -> None:
    """The card of a target: subject, verdict, arithmetic, the policy that set it, its sources."""
    target, fmt = assessment.target, ctx.fmt
    icon = verdicts.ICONS[assessment.verdict]
    verdict = escaped(verdicts.verdict_in_words(assessment, fmt))
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(f"**{escaped(verdicts.subject(target, fmt))}**")
        st.markdown(f":material/{icon}: {verdicts.SHAPES[assessment.verdict]} {verdict}")
        st.markdown(escaped(verdicts.sum_in_words(assessment, fmt)))
        st.caption(_policy(assessment, ctx))
        rows = (assessment.base, assessment.latest, assessment.at_due, assessment.later)
        used = list(dict.fromkeys(row for row in rows if row is not None))
        if used:
            key = f"target_{target.indicator}_{target.place}_{target.period}_{target.set_on}"
            provenance.button(used, ctx, key)


def _policy(assessment: Assessment, ctx: PageContext) -> str:
    """The policy, when it was set, and the publication that reports it."""
    target, fmt = assessment.target, ctx.fmt
    policy = ctx.word(
        "targets.policy",
        policy=escaped(fmt.say(target.policy)),
        date=fmt.period(target.set_on) if target.set_on else ctx.word("unknown"),
    )
    return f"{policy} {provenance.source_link(ctx.report.sources[target.source], ctx)}"
