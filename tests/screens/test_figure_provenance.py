"""What the dialog of sources says of figures: where they are from, what we had wrong of them, and
what a reader sends of an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from report.analysis.corrections import corrections_of
from report.analysis.editions import content_mark
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language, Observation, Report
from report.screens.context import ScreenContext
from report.screens.figure_provenance import provenance
from report.screens.source_button import source_button
from report.text.citation import figure_citation, figure_in_full, publication
from report.text.formatter import Formatter
from report.text.revisions import revised_in_full
from tests.build import example, shipped
from tests.elements import copyables_in

HOME = "https://report.example/green/"


def ctx(language: Language, report: Report | None = None) -> ScreenContext:
    return ScreenContext(Formatter(report or example(), language), LIGHT)


def figure(period: str) -> Observation:
    row = example().find(f"power_per_person|exampleton|{period}")
    assert row is not None
    return row


def told(rows: Sequence[Observation], language: Language) -> list[Node]:
    return list(provenance(rows, HOME, ctx(language)))


def words_of(nodes: Iterable[Node]) -> list[str]:
    """The paragraphs and lines of lists, each as it is read."""
    every = (each for node in nodes for each in node.walk() if each.tag in {"p", "li", "summary"})
    return ["".join(one.text for one in each.walk()) for each in every]


@pytest.mark.parametrize("language", LANGUAGES)
def test_figure_is_told_with_its_definition_and_source(language: Language) -> None:
    row, fmt = figure("2023"), Formatter(example(), language)
    said, indicator = words_of(told([row], language)), example().indicators[row.indicator]
    first = [fmt.say(indicator.name), revised_in_full(row, fmt)]
    assert said[:2] == first
    assert fmt.say(indicator.definition) in said
    assert publication(example().sources[row.source], fmt) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_citations_are_in_both_languages_that_of_the_reader_first(language: Language) -> None:
    row = figure("2023")
    cited = [one.text for one in copyables_in(told([row], language))][:2]
    other: Language = "zh" if language == "en" else "en"
    assert cited == [figure_citation(row, Formatter(example(), one)) for one in (language, other)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_corrected_figure_shows_what_was_wrong(language: Language) -> None:
    fmt = Formatter(example(), language)
    (made,) = corrections_of(figure("2022"), example())
    said = "\n".join(words_of(told([figure("2022")], language)))
    assert fmt.word("others.corrected", period=fmt.period(made.period)) in said
    assert fmt.say(made.why) in said
    assert fmt.figure(made.before, example().unit_of(made.indicator)) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_figure_that_was_right_says_nothing_of_corrections(language: Language) -> None:
    assert corrections_of(figure("2023"), example()) == ()
    heading = Formatter(example(), language).word("others.corrected", period="")[:8]
    assert not any(heading in text for text in words_of(told([figure("2023")], language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_is_reported_with_the_key_of_the_figure(language: Language) -> None:
    """And with an address at which others find it: that where the reader has the report."""
    fmt, row = Formatter(example(), language), figure("2023")
    name = fmt.word("error.report")
    (text,) = [one.text for one in copyables_in(told([row], language)) if one.name == name]
    for part in (
        f"{row.key}|{row.source}",
        content_mark(example()),
        fmt.indicator(row.indicator),
        fmt.observation(row),
        f"\n{HOME}indicator?id=power_per_person",
    ):
        assert part in text


def test_error_goes_by_mail_where_somebody_is_named() -> None:
    nobody = [node for tree in told([figure("2023")], "en") for node in tree.walk()]
    settings = replace(example().settings, contact="figures@city.example")
    report = replace(example(), settings=settings)
    row = report.find(figure("2023").key)
    assert row is not None
    named = [node for tree in provenance([row], HOME, ctx("en", report)) for node in tree.walk()]
    mails = [
        [
            href
            for node in nodes
            if (href := str(node.attributes.get("href", ""))).startswith("mail")
        ]
        for nodes in (nobody, named)
    ]
    assert mails[0] == []
    assert [mail.startswith("mailto:figures@city.example?") for mail in mails[1]] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_say_of_a_figure_stands_below_it_and_of_no_other(language: Language) -> None:
    """The shipped report has cells with several sources."""
    fmt = Formatter(shipped(), language)
    several = {row.key: row for row in shipped().observations if not row.preferred}
    other = next(iter(several.values()))
    series = shipped().series(other.indicator, other.place)
    (row,) = [one for one in series if one.key == other.key]
    alone = next(one for one in series if one.key not in several)
    said, of_alone = (
        words_of(provenance([one], HOME, ctx(language, shipped()))) for one in (row, alone)
    )
    assert any(publication(shipped().sources[other.source], fmt) in line for line in said[3:])
    headings = [fmt.word("others.say", period=fmt.period(one.period)) for one in (row, alone)]
    assert headings[0] in said
    assert not {*headings} & {*of_alone}


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_three_figures_or_more_are_folded_each_under_its_line(count: int) -> None:
    fmt = Formatter(shipped(), "en")
    rows = [*shipped().observations][:count]
    nodes = list(provenance(rows, HOME, ctx("en", shipped())))
    assert len(nodes) == count
    assert {node.tag for node in nodes} == ({"details"} if count > 2 else {"div"})
    if count > 2:
        lines = [node.children[0].children[1].text for node in nodes]
        for line, row in zip(lines, rows, strict=True):
            assert figure_in_full(row, fmt) in line
            assert fmt.indicator(row.indicator) in line


def test_nothing_is_told_of_no_figure() -> None:
    assert told([], "en") == []
    assert list(source_button([], ctx("en"))) == []


def test_button_names_its_figures_by_their_keys_and_is_heard_in_full() -> None:
    rows = [figure("2022"), figure("2023")]
    (line,) = source_button(rows, ctx("en"), of="Power per person")
    (button,) = line.children
    assert button.attributes["data-figures"] == ",".join(row.key for row in rows)
    assert "".join(one.text for one in button.children[1:]) == "Source Power per person"
    assert [
        example().find(key) for key in str(button.attributes["data-figures"]).split(",")
    ] == rows
