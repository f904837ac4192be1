"""What cards say, in words: the same card on a page, in print and on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis.age import is_dated
from report.analysis.change import Change, last_change
from report.analysis.latest import latest_figure, newer_figure
from report.model import Indicator, Observation, Practice
from report.text.formatter import Formatter
from report.text.narrative import change_in_words, data_of, newer_in_words, refusal_in_words


@dataclass(frozen=True, slots=True)
class FigureCard:
    """The latest figure of an indicator, and what is said of it, in one language.

    `parts` are the figure as it is set large, with its sign, and what stands small behind it.
    `badge` stands in the place of `period` where the figure is not of late: `2019 data`.
    `status` is empty for a plain published figure. `newer` names the newer figure of another
    definition, `newer_row`, where there is one. `change` is empty where none is calculated;
    `refusal` then says why, unless the figure is the only one: words for the dialog of the source
    and for a tooltip, never part of the note. Without any figure `row` is None, `missing` says so,
    and every other text but the name is empty.
    """

    name: str
    figure: str = ""
    parts: tuple[str, str] = ("", "")
    period: str = ""
    badge: str = ""
    status: str = ""
    change: str = ""
    refusal: str = ""
    newer: str = ""
    row: Observation | None = None
    newer_row: Observation | None = None
    missing: str = ""

    @property
    def period_shown(self) -> str:
        """The period, or the badge that says it of a figure that is not of late."""
        return self.badge or self.period

    @property
    def when(self) -> str:
        """The period, and the status where it is not the normal one."""
        return _joined(self.period_shown, self.status)

    @property
    def when_and_change(self) -> str:
        """When, and how it changed: what there is room for under a small picture."""
        return _joined(self.when, self.change)

    @property
    def note(self) -> str:
        """What stands under a figure: when, and how it changed; no word where that is not said."""
        return _joined(self.when, self.change, self.newer)

    @property
    def rows(self) -> tuple[Observation, ...]:
        """The figures that the card names."""
        return tuple(row for row in (self.row, self.newer_row) if row is not None)


def figure_card(indicator: Indicator, fmt: Formatter, place: str | None = None) -> FigureCard:
    """The texts of an indicator's latest figure, at the report's own place unless another is
    named.
    """
    name = fmt.say(indicator.name)
    series = fmt.report.series(indicator.id, place)
    last = latest_figure(series)
    if last is None:
        return FigureCard(name, missing=fmt.word("none_yet"))
    change, refusal = _change_texts(indicator, series, fmt)
    return FigureCard(
        name=name,
        figure=fmt.observation(last),
        parts=fmt.parts(last),
        period=fmt.period(last.period),
        badge=data_of(last, fmt) if is_dated(last, fmt.report) else "",
        status=fmt.status(last),
        change=change,
        refusal=refusal,
        newer=newer_in_words(series, fmt),
        row=last,
        newer_row=newer_figure(series),
    )


def _change_texts(
    indicator: Indicator, series: Sequence[Observation], fmt: Formatter
) -> tuple[str, str]:
    """How the latest figure changed, and why that is not said: at most one of the two."""
    latest = last_change(series, indicator.kind)
    if isinstance(latest, Change):
        return change_in_words(latest, indicator, fmt), ""
    return "", refusal_in_words(latest, fmt)


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """The texts of a practice in one language. `where` is its place and, if known, since when;
    `result` is empty where none was reported.

    A result stands behind its `label`; in running text the two are one, `labelled_result`.
    """

    title: str
    where: str
    summary: str
    label: str
    result: str
    labelled_result: str


def practice_card(row: Practice, fmt: Formatter) -> PracticeCard:
    """The texts of a practice in the formatter's language."""
    since = fmt.word("practice.since", period=fmt.period(row.start)) if row.start else ""
    result = fmt.say(row.result)
    return PracticeCard(
        title=fmt.say(row.title),
        where=_joined(fmt.place(row.place), since),
        summary=fmt.say(row.summary),
        label=fmt.word("practice.result", text="").strip(),
        result=result,
        labelled_result=fmt.word("practice.result", text=result) if result else "",
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
