"""Targets with their verdicts: a word, an icon and a shape, and the arithmetic behind each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from report.analysis.progress import (
    Assessment,
)
from report.model import Target
from report.text import verdicts
from report.text.markup import escaped
from report.text.verdict_sums import sum_in_words


def target_grid(assessments: Sequence[Assessment], ctx: PageContext) -> None:
    """A card for each target, side by side."""
    with st.grid(2, min_column_width=430):
        for assessment in assessments:
            _target(assessment, ctx)


def _target(assessment: Assessment, ctx: PageContext) -> None:
    """The card of a target: subject, verdict, arithmetic, the policy that set it, its sources."""
    target, fmt = assessment.target, ctx.fmt
    icon, mark = verdicts.ICONS[assessment.verdict], verdicts.mark(assessment)
    verdict = escaped(verdicts.verdict_in_words(assessment, fmt))
    key = f"target_{target.indicator}_{target.place}_{target.period}_{target.set_on}"
    with st.container(border=True, gap="xsmall", height="stretch", key=f"card_{key}"):
        st.markdown(f"### {escaped(verdicts.subject(target, fmt))}")
        st.markdown(f":material/{icon}: {mark} {verdict}")
        st.markdown(escaped(sum_in_words(assessment, fmt)))
        for told in (assessment, *assessment.replaced):
            st.caption(_policy(told.target, ctx))
        if assessment.figures:
            of = verdicts.subject(target, fmt)
            provenance.button(assessment.figures, ctx, key, of=of)


def _policy(target: Target, ctx: PageContext) -> str:
    """The policy, when it was set, and the publication that reports it."""
    fmt = ctx.fmt
    policy = ctx.word(
        "targets.policy",
        policy=escaped(fmt.say(target.policy)),
        date=fmt.period(target.set_on) if target.set_on else ctx.word("unknown"),
    )
    space = ctx.word("sentence.space")
    return f"{policy}{space}{provenance.source_link(ctx.report.sources[target.source], ctx)}"
