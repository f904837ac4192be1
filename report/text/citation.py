"""Where a figure is from: how to cite it, its source in full, and why that one was preferred."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, urlencode

from report.analysis.editions import content_mark
from report.analysis.preference import advantages
from report.model import Observation, Source
from report.text.formatter import Formatter

# Stands for a title until the line around it is written.
_TITLE = "\0"


def figure_citation(row: Observation, fmt: Formatter) -> str:
    """A reference ready to copy: source first, then what was read in it and where it stands."""
    report = fmt.report
    source = report.sources[row.source]
    return fmt.word(
        "citation",
        publisher=fmt.publisher_and_site(source),
        title=source.title[fmt.language],
        translated=fmt.translation_mark(source),
        published=fmt.published(source),
        url=fmt.word("citation.url", url=source.url) if source.url else "",
        name=fmt.indicator(row.indicator),
        place=fmt.place(row.place),
        period=fmt.period(row.period),
        figure=_figure_and_standing(row, fmt),
        report=fmt.say(report.settings.title),
    )


def error_report(row: Observation, link: str, fmt: Formatter) -> str:
    """What tells the office of an error in a figure: which it is, where, and in which state.

    The link has a line of its own: programs take a full stop behind it for a part of it.
    """
    told = fmt.word(
        "error.text",
        report=fmt.say(fmt.report.settings.title),
        name=fmt.indicator(row.indicator),
        place=fmt.place(row.place),
        period=fmt.period(row.period),
        figure=fmt.observation(row),
        named=f"{row.key}|{row.source}",
        mark=content_mark(fmt.report),
    )
    return "\n".join((told, link, fmt.word("error.wrong")))


def error_mail(row: Observation, link: str, fmt: Formatter) -> str:
    """The same as a mail to whom `contact` of report.toml names; empty where it names nobody."""
    contact = fmt.report.settings.contact
    if not contact:
        return ""
    subject = fmt.word(
        "error.subject",
        name=fmt.indicator(row.indicator),
        period=fmt.period(row.period),
        mark=content_mark(fmt.report),
    )
    # Lines of a mail end so (RFC 6068, 5).
    body = error_report(row, link, fmt).replace("\n", "\r\n") + "\r\n"
    said = urlencode({"subject": subject, "body": body}, quote_via=quote)
    return f"mailto:{quote(contact, safe='@')}?{said}"


def _figure_and_standing(row: Observation, fmt: Formatter) -> str:
    """A figure with what is said of it: one that is published without reserve stands alone."""
    if row.vintage is None and row.status == "A":
        return fmt.observation(row)
    figure, reserve = _figure_and_reserve(row, fmt)
    return fmt.word("figure.vintage", figure=figure, vintage=reserve)


def _figure_and_reserve(row: Observation, fmt: Formatter) -> tuple[str, str]:
    """A figure, and its standing; that it is preliminary is part of that, not a bracket before."""
    told = standing(row, fmt)
    if row.qualifier != "preliminary":
        return fmt.observation(row), told
    figure, provisional = fmt.observation(replace(row, qualifier="")), fmt.word("status.P")
    if row.status == "P":
        return figure, told
    if row.status == "A" and row.vintage is None:
        return figure, provisional
    return figure, fmt.word("standing", status=provisional, vintage=told)


def standing(row: Observation, fmt: Formatter) -> str:
    """Of what status a figure is and, where that is known, of which vintage.

    What is published without reserve is told by its vintage alone.
    """
    status = fmt.word(f"status.{row.status}")
    if row.vintage is None:
        return status
    vintage = fmt.word(f"vintage.{row.vintage}")
    return vintage if row.status == "A" else fmt.word("standing", status=status, vintage=vintage)


def figure_in_full(row: Observation, fmt: Formatter) -> str:
    """A figure with its place, period, status and vintage in one line."""
    figure, reserve = _figure_and_reserve(row, fmt)
    return fmt.word(
        "figure.full",
        place=fmt.place(row.place),
        period=fmt.period(row.period),
        figure=figure,
        status=reserve,
    )


def figure_of_vintage(row: Observation, fmt: Formatter) -> str:
    """A figure and, where that is known, of which vintage it is."""
    if row.vintage is None:
        return fmt.observation(row)
    figure, vintage = fmt.observation(row), fmt.word(f"vintage.{row.vintage}")
    if row.qualifier == "preliminary":
        figure, vintage = _figure_and_reserve(replace(row, status="P"), fmt)
    return fmt.word("figure.vintage", figure=figure, vintage=vintage)


def publication(source: Source, fmt: Formatter) -> str:
    """A publication in one line: publisher, title, date, kind and language."""
    publisher = fmt.publisher_and_site(source)
    return _publication(source, fmt, publisher=publisher, title=fmt.title(source))


def publication_parts(source: Source, fmt: Formatter) -> tuple[str, str, str]:
    """The same line in three parts: what stands before its title, the title, what stands after."""
    publisher, mark = fmt.publisher_and_site(source), fmt.translation_mark(source)
    said = _publication(source, fmt, publisher=publisher, title=_TITLE + mark)
    before, after = said.split(_TITLE)
    return before, source.title[fmt.language], after


def _publication(source: Source, fmt: Formatter, *, publisher: str, title: str) -> str:
    return fmt.word(
        "source.full",
        publisher=publisher,
        title=title,
        published=fmt.published(source),
        kind=fmt.word(f"kind.{source.kind}"),
        language=fmt.word(f"language.{source.language}"),
    )


def reason(shown: Observation, other: Observation, fmt: Formatter) -> str:
    """Why one of two figures for the same cell is shown: trust, precision, date, or choice."""
    found = advantages(shown, other, fmt.report.sources)
    if not found:
        return fmt.word("reason.editor")
    kind = fmt.report.sources[shown.source].kind
    return fmt.word(f"reason.{found[0]}", kind=fmt.word(f"kind.{kind}"))
