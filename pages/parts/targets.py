"""Targets with their verdicts: a word, an icon and a shape, and the sum that a reader can redo."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance, sections
from pages.parts.frame.context import Reader
from report.analysis.progress import Assessment, assess, counted
from report.model import Area
from report.text import verdicts
from report.text.formatter import escaped

# Verdicts that say what is missing rather than how the target stands.
_SILENT = frozenset({"due_no_figure", "cannot"})


def of_area(area: Area, reader: Reader) -> None:
    """The targets of an area: counted by verdict, then one by one."""
    sections.heading("section.targets", reader)
    found = [assess(reader.report, target) for target in reader.report.targets_in(area.id)]
    if not found:
        st.markdown(reader.word("targets.none"))
        return
    st.markdown(escaped(verdicts.counts_in_words(counted(found), reader.writer)))
    listing([one for one in found if one.verdict not in _SILENT], reader)
    silent = [one for one in found if one.verdict in _SILENT]
    if silent:
        count = reader.writer.plain(len(silent))
        with st.expander(reader.word("targets.silent", count=count)):
            listing(silent, reader)


def of_city(reader: Reader) -> None:
    """All targets of the report: counted by verdict, and listed by area, folded."""
    report = reader.report
    sections.heading("section.targets", reader)
    everything = [assess(report, target) for target in report.targets]
    st.markdown(escaped(verdicts.counts_in_words(counted(everything), reader.writer)))
    sections.paragraph("targets.rule", reader)
    for area in report.areas:
        own = [assess(report, target) for target in report.targets_in(area.id)]
        if own:
            _folded(area, own, reader)


def _folded(area: Area, own: Sequence[Assessment], reader: Reader) -> None:
    counts = verdicts.counts_in_words(counted(own), reader.writer)
    name = reader.writer.say(area.name)
    with st.expander(escaped(reader.word("targets.of_area", area=name, counts=counts))):
        listing(own, reader)


def listing(found: Sequence[Assessment], reader: Reader) -> None:
    with st.grid(2, min_column_width=430):
        for assessment in found:
            _target(assessment, reader)


def _target(assessment: Assessment, reader: Reader) -> None:
    """What it is for, the verdict, the sum, the policy that set it, and where it all comes from."""
    target, writer = assessment.target, reader.writer
    icon = verdicts.ICONS[assessment.verdict]
    verdict = escaped(verdicts.verdict_in_words(assessment, writer))
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(f"**{escaped(verdicts.subject(target, writer))}**")
        st.markdown(f":material/{icon}: {verdicts.SHAPES[assessment.verdict]} {verdict}")
        st.markdown(escaped(verdicts.sum_in_words(assessment, writer)))
        st.caption(_policy(assessment, reader))
        rows = (assessment.base, assessment.latest, assessment.at_due, assessment.later)
        given = list(dict.fromkeys(row for row in rows if row is not None))
        if given:
            key = f"target_{target.indicator}_{target.place}_{target.period}_{target.set_on}"
            provenance.button(given, reader, key)


def _policy(assessment: Assessment, reader: Reader) -> str:
    """The policy and when it was set, and the publication that tells of it."""
    target, writer = assessment.target, reader.writer
    policy = reader.word(
        "targets.policy",
        policy=escaped(writer.say(target.policy)),
        date=writer.period(target.set_on) if target.set_on else reader.word("unknown"),
    )
    return f"{policy} {provenance.link(reader.report.sources[target.source], reader)}"
