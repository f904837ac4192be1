"""What a reader sends who has found an error in a figure, as text and as mail."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from report.model import LANGUAGES, Language, Observation, Report
from report.text.citation import error_mail, error_report, figure_citation
from report.text.formatter import Formatter
from tests.build import example

LINK = "https://report.example.org/indicator?id=power_per_person&lang=zh"


def figure(period: str, report: Report) -> Observation:
    row = report.find(f"power_per_person|exampleton|{period}")
    assert row is not None
    return row


def with_contact(contact: str) -> Report:
    return replace(example(), settings=replace(example().settings, contact=contact))


@pytest.mark.parametrize("language", LANGUAGES)
def test_address_stands_alone_in_what_is_sent(language: Language) -> None:
    """Programs take a full stop behind an address for a part of it."""
    text = error_report(figure("2023", example()), LINK, Formatter(example(), language))
    assert LINK in text.splitlines()


def test_nothing_follows_the_address_in_a_chinese_citation() -> None:
    report = example()
    row = next(row for row in report.observations if report.sources[row.source].url)
    assert figure_citation(row, Formatter(report, "zh")).endswith(report.sources[row.source].url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_mail_has_the_same_text(language: Language) -> None:
    report = with_contact("office+errors@example.org")
    fmt, row = Formatter(report, language), figure("2023", report)
    mail = error_mail(row, LINK, fmt)
    assert mail.isascii()
    assert not set(mail) & set(' <>"\r\n')
    parts = urlsplit(mail)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "office+errors@example.org")
    said = parse_qs(parts.query, strict_parsing=True)
    assert said["body"][0].split("\r\n")[:-1] == error_report(row, LINK, fmt).split("\n")
    assert fmt.indicator(row.indicator) in said["subject"][0]


def test_without_a_contact_there_is_no_mail() -> None:
    assert error_mail(figure("2023", example()), LINK, Formatter(example(), "en")) == ""


def test_mails_are_short_enough_for_every_program(report: Report) -> None:
    """Some take no more than 2,083 characters."""
    named = replace(report, settings=replace(report.settings, contact="office@example.org"))
    for language in LANGUAGES:
        fmt = Formatter(named, language)
        assert max(len(error_mail(row, LINK, fmt)) for row in report.observations) < 2083
