"""What a signer looks at of what readers are told: headlines, verdicts, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report.analysis.edition_changes import reassessments
from report.analysis.latest import latest_figure
from report.data import served
from report.data.check.warnings.examined import Doubts, of_file, of_row
from report.model import Area, Observation, Report, Text
from report.signing.compared import ComparedStates, ComparingRule, by_cells
from report.text.formatter import Formatter
from report.text.narrative import fill

_TARGET = ("indicator", "place", "period", "set_on")


def headline_got_older(states: ComparedStates) -> Doubts:
    """The figure that stands for an indicator is of an earlier period than before, or is gone."""
    before, after = states.before.report, states.after.report
    written = by_cells(states.after.raw, "indicators.csv", "id")
    for area in after.areas:
        for indicator in after.headlines(area.id):
            was, now = (_headline(report, indicator.id) for report in (before, after))
            if was is not None and (now is None or now.period.end < was.period.end):
                of_now = f"of {now.period}" if now else "no more"
                wrong = f"its headline figure was of {was.period} and is {of_now}"
                remedy = "See which figure is preferred, and whether one was lost"
                doubt = of_row(written[(indicator.id,)], "headline", wrong, remedy)
                yield replace(doubt, says=f"{was.period} → {now.period if now else ''}")


def _headline(report: Report, indicator: str) -> Observation | None:
    return latest_figure(report.series(indicator)) if indicator in report.indicators else None


def verdict_flipped(states: ComparedStates) -> Doubts:
    """A target that is counted has another verdict than before."""
    written = by_cells(states.after.raw, "targets.csv", *_TARGET)
    for pair in reassessments(states.before.report, states.after.report):
        target = pair.after.target
        if pair.after.is_counted:
            set_on = "" if target.set_on is None else str(target.set_on)
            row = written[target.indicator, target.place, str(target.period), set_on]
            wrong = f"the verdict was {pair.before.verdict!r} and is {pair.after.verdict!r}"
            remedy = "Look at its figures, and say so to whoever signs"
            doubt = of_row(row, "value", wrong, remedy)
            yield replace(doubt, says=f"{pair.before.verdict} → {pair.after.verdict}")


def sentence_fell_away(states: ComparedStates) -> Doubts:
    """Of what an edition told of an area there are fewer sentences: some lack their figures."""
    before, after = states.before.report, states.after.report
    for edition in (name for name in before.editions if name in after.editions):
        was, now = (_sentences(served.report_at(one, edition)) for one in (before, after))
        for area, told in was.items():
            left = now.get(area, [])
            lost = [text for text in told if text not in left] if len(left) < len(told) else []
            for text in lost:
                wrong = f"edition {edition} tells this sentence no more: {text.en!r}"
                remedy = "See which of its figures is not there, or write it anew"
                yield of_file(f"areas/{area}.toml", f"lead {edition}", text.en, wrong, remedy)


def _sentences(report: Report) -> Mapping[str, list[Text]]:
    """The sentences that lead each area, as far as the report has their figures."""
    fmt = Formatter(report, "en")
    return {area.id: list(_told(area, fmt)) for area in report.areas}


def _told(area: Area, fmt: Formatter) -> Iterator[Text]:
    return (text for text in area.lead if fill(text, fmt))


RULES: tuple[ComparingRule, ...] = (headline_got_older, verdict_flipped, sentence_fell_away)
