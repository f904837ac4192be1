"""The edition and the content mark in words, in both languages; how to cite; what flags mean."""

from __future__ import annotations

from typing import get_args

from report.analysis.editions import content_mark
from report.model import Period, Qualifier, Report, Status, Text
from report.text.formatter import Formatter, in_both


def both_languages(key: str, report: Report, /, **values: Text) -> Text:
    """A word of the interface in both languages, its variables filled in each."""

    def word(fmt: Formatter) -> str:
        return fmt.word(key, **{name: fmt.say(text) for name, text in values.items()})

    return in_both(report, word)


def edition_note(report: Report) -> Text:
    """Which state of the report this is: its title, the edition, and the mark of its content."""
    mark = content_mark(report)
    values = {
        "report": report.settings.title,
        "edition": in_both(report, edition_shown),
        "mark": Text(mark, mark),
    }
    return both_languages("export.stamp", report, **values)


def titled_citation(title: Text, report: Report) -> Text:
    """How to cite what has this title."""
    return both_languages("export.citation", report, title=title, stamp=edition_note(report))


def report_citation(report: Report) -> Text:
    """How to cite the report itself, as its edition shows it."""
    return both_languages("export.citation.report", report, stamp=edition_note(report))


def qualifiers(report: Report) -> dict[str, Text]:
    """What each qualifier makes of a figure."""
    figure = Text("…", "…")
    named = [code for code in get_args(Qualifier) if code]
    return {code: both_languages(f"qualified.{code}", report, figure=figure) for code in named}


def statuses(report: Report) -> dict[str, Text]:
    """What each letter of the observation status says."""
    return {code: both_languages(f"status.{code}", report) for code in get_args(Status)}


def edition_shown(fmt: Formatter) -> str:
    """The edition that is shown, in short; of a draft, that it is one."""
    return _stamped(fmt.edition(fmt.report.edition), fmt)


def edition_title(report: Report) -> Text:
    """The edition's whole name; of a draft, that it is one."""
    title = report.editions[report.edition].title
    return in_both(report, lambda fmt: _stamped(fmt.say(title), fmt))


def title_shown(fmt: Formatter) -> str:
    """The report's name; of a draft, that it is one."""
    return _stamped(fmt.say(fmt.report.settings.title), fmt)


def short_title(fmt: Formatter) -> str:
    """The report's name where there is little room for it; of a draft, that it is one."""
    settings = fmt.report.settings
    return _stamped(fmt.say(settings.short_title) or fmt.say(settings.title), fmt)


def release_in_words(fmt: Formatter) -> str:
    """When a draft is to be released, to the minute, in the time zone that its signer has named."""
    at = fmt.report.release_at
    if at is None:
        raise ValueError("what is published waits for no release")
    date = fmt.period(Period(at.year, at.month, at.day))
    return fmt.word("draft.moment", date=date, time=at.strftime("%H:%M"), zone=at.tzname())


def _stamped(name: str, fmt: Formatter) -> str:
    return fmt.word("draft.stamped", name=name) if fmt.report.release_at else name


def released_in_words(fmt: Formatter) -> str:
    """Which edition is shown, and by when its figures had been published; of the newest one, which
    release it goes on from. Empty where no edition has a cut-off.
    """
    editions = fmt.report.editions
    shown = editions[fmt.report.edition]
    dated = [row for row in editions.values() if row.cutoff is not None]
    named = shown if shown.cutoff else (dated[-1] if dated else None)
    if named is None or named.cutoff is None:
        return ""
    released = Period(named.cutoff.year, named.cutoff.month, named.cutoff.day)
    key = "edition.as_released" if shown.cutoff else "edition.and_since"
    return fmt.word(key, title=fmt.say(named.title), date=fmt.period(released))


def counts_in_words(fmt: Formatter) -> str:
    """How many indicators, published figures and sources the report holds."""
    report = fmt.report
    return fmt.word(
        "footer",
        indicators=fmt.plain(len(report.indicators)),
        figures=fmt.plain(len(report.observations)),
        sources=fmt.plain(len(report.sources)),
    )
