"""A mail: its headers, its words as text and as HTML, and the document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlencode, urljoin
from xml.etree import ElementTree as ET

from report.analysis import main_points
from report.analysis.edition_changes import changes_between
from report.analysis.edition_changes.foremost import foremost
from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.data import served
from report.delivery.mail_settings import MailSettings
from report.delivery.mailings import Mailing
from report.model import LANGUAGE_TAGS, Period, Report
from report.pdf import printing
from report.text import edition_changes
from report.text.edition import short_title
from report.text.formatter import Formatter
from report.text.sentences import sentence

# What no system allows in the name of a file.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: its subject, paragraphs, points under a heading, the page where the same is
    shown (or nothing), and the document with its name.
    """

    subject: str
    paragraphs: tuple[str, ...]
    heading: str
    points: tuple[str, ...]
    page: str
    file_name: str
    document: bytes


def letter(mailing: Mailing, report: Report, base: str) -> Letter:
    """The letter of a mailing. `base` is the address of the dashboard, or nothing.

    Raises BusyError and PictureError where the document cannot be made.
    """
    fmt = Formatter(report, mailing.language)
    document = _document(mailing, fmt, _page(mailing, fmt, base))
    points, heading = _points(mailing, fmt)
    return Letter(
        subject(mailing, fmt),
        (_attached(mailing, fmt), *_counts(mailing, fmt)),
        heading if points else "",
        points,
        _page(mailing, fmt, base),
        file_name(mailing, fmt),
        document,
    )


def subject(mailing: Mailing, fmt: Formatter) -> str:
    """What the mail is about, on one line."""
    said = fmt.word(
        "mail.subject", report=short_title(fmt), subject=_about(mailing, fmt), date=_date(fmt)
    )
    return _one_line(said)


def file_name(mailing: Mailing, fmt: Formatter) -> str:
    """What the document is called: report, subject and day, in the language of the mail."""
    parts = (short_title(fmt), _about(mailing, fmt), _date(fmt))
    stem = "_".join(_NOT_IN_NAMES.sub("-", _one_line(part)).strip(". ") for part in parts)
    return f"{stem[:_LONGEST_NAME]}.pdf"


def message(
    written: Letter, mailing: Mailing, settings: MailSettings, words: Formatter, at: dt.datetime
) -> EmailMessage:
    """The letter as a mail, sent at a time; `words` are those of its language."""
    mail = EmailMessage(SMTP)
    mail["From"] = settings.sender
    mail["To"] = Address(addr_spec=mailing.address)
    mail["Subject"] = written.subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = mailing.message_id(settings.sender.domain)
    # So that nobody's machine answers that he is away (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    if settings.unsubscribe:
        mail["List-Unsubscribe"] = f"<{settings.unsubscribe}>"
    links = _links(written, settings, words)
    mail.set_content(_text(written, links))
    mail.add_alternative(_html(written, links, mailing), subtype="html")
    mail.add_attachment(
        written.document, maintype="application", subtype="pdf", filename=written.file_name
    )
    # At last: what is attached takes such headers along.
    mail["Content-Language"] = LANGUAGE_TAGS[mailing.language]
    return mail


def _about(mailing: Mailing, fmt: Formatter) -> str:
    if mailing.before is not None:
        return fmt.word("changes.published")
    return fmt.say(fmt.report.area(mailing.what).name)


def _date(fmt: Formatter) -> str:
    day = as_of(fmt.report)
    return fmt.period(Period(day.year, day.month, day.day))


def _one_line(text: str) -> str:
    """Whatever the data hold, nothing of it ends a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _page(mailing: Mailing, fmt: Formatter, base: str) -> str:
    if not base:
        return ""
    home = urljoin(base.rstrip("/") + "/", "" if mailing.before else mailing.what)
    return f"{home}?{urlencode({'lang': fmt.language})}"


def _document(mailing: Mailing, fmt: Formatter, page: str) -> bytes:
    if mailing.before is not None:
        return printing.changes_pdf(mailing.before, fmt, to_sign=False)
    return printing.areas_pdf((mailing.what,), fmt, page or None)


def _attached(mailing: Mailing, fmt: Formatter) -> str:
    return fmt.word(
        "mail.attached",
        report=fmt.say(fmt.report.settings.title),
        subject=_about(mailing, fmt),
        edition=fmt.edition(fmt.report.edition),
        date=_date(fmt),
        mark=content_mark(fmt.report),
    )


def _counts(mailing: Mailing, fmt: Formatter) -> tuple[str, ...]:
    """How much has changed."""
    if mailing.before is None:
        return ()
    changes = changes_between(mailing.before, fmt.report)
    before = Formatter(mailing.before, fmt.language)
    word = "changes.published.since"
    return (edition_changes.counts_in_words(changes, before, fmt, word),)


def _points(mailing: Mailing, fmt: Formatter) -> tuple[tuple[str, ...], str]:
    """The main points of an area, or the changes that matter most; and their heading."""
    report = fmt.report
    if mailing.before is None:
        earlier = served.previous_report(report, report.edition)
        facts = main_points.area_points(report, mailing.what, earlier)
        return tuple(sentence(fact, fmt) for fact in facts), fmt.word("section.points")
    before = Formatter(mailing.before, fmt.language)
    chosen = foremost(changes_between(mailing.before, report), report)
    lines = tuple(edition_changes.in_words(one, before, fmt) for one in chosen)
    return lines, fmt.word("changes.foremost")


def _links(written: Letter, settings: MailSettings, words: Formatter) -> Sequence[tuple[str, str]]:
    """Each link with what it is for."""
    links = (
        (words.word("mail.page"), written.page),
        (words.word("mail.unsubscribe"), settings.unsubscribe),
    )
    return [(said, link) for said, link in links if link]


def _text(written: Letter, links: Sequence[tuple[str, str]]) -> str:
    """Links stand on lines of their own, where programs find their ends."""
    blocks = list(written.paragraphs)
    if written.points:
        blocks.append("\n".join([written.heading, *(f"- {point}" for point in written.points)]))
    blocks += [f"{said}\n{link}" for said, link in links]
    return "\n\n".join(blocks) + "\n"


def _html(written: Letter, links: Sequence[tuple[str, str]], mailing: Mailing) -> str:
    """The same as HTML; whatever the data hold is text."""
    root = ET.Element("html", {"lang": LANGUAGE_TAGS[mailing.language]})
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "meta", {"charset": "utf-8"})
    ET.SubElement(head, "title").text = written.subject
    body = ET.SubElement(root, "body")
    for paragraph in written.paragraphs:
        ET.SubElement(body, "p").text = paragraph
    if written.points:
        ET.SubElement(body, "h2", {"style": "font-size:1em"}).text = written.heading
        points = ET.SubElement(body, "ul")
        for point in written.points:
            ET.SubElement(points, "li").text = point
    for said, link in links:
        line = ET.SubElement(body, "p")
        line.text = f"{said} "
        ET.SubElement(line, "a", {"href": link}).text = link
    return "<!DOCTYPE html>\n" + ET.tostring(root, encoding="unicode", method="html")
