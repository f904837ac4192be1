"""One tally: the targets of the report's own place, the same numbers in every medium."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

from report.analysis.edition_changes import changes_between
from report.analysis.editions import report_at
from report.analysis.progress import VERDICTS, Verdict, assess
from report.commands.verdicts import document
from report.model import LANGUAGES, Language, Target
from report.pdf import city
from report.slides.deck import DeckOptions, deck
from report.text.formatter import Formatter
from tests.api.asked import ask
from tests.build import shipped
from tests.elements import one_after_another
from tests.opened import AREAS, opened


def own_targets() -> list[Target]:
    """The targets of the report's own place, by the rows alone: none replaced, none twice."""
    report = shipped()
    again = {(link.indicator, link.place, link.period) for link in report.same_targets}
    return [
        row
        for row in report.targets
        if row.place == report.settings.place
        and row.superseded_by is None
        and (row.indicator, row.place, row.period) not in again
    ]


def counted(targets: list[Target]) -> dict[Verdict, int]:
    """How many of these have each verdict."""
    given = Counter(assess(shipped(), row).verdict for row in targets)
    return {verdict: given[verdict] for verdict in VERDICTS if given[verdict]}


@cache
def numbers() -> dict[Verdict, int]:
    return counted(own_targets())


def names(language: Language, given: dict[Verdict, int] | None = None) -> list[str]:
    """What each verdict that is given is called."""
    fmt = Formatter(shipped(), language)
    words = {verdict: fmt.word(f"verdict.{verdict}") for verdict in given or numbers()}
    if "awaiting" in words:
        words["awaiting"] = fmt.word("verdict.awaiting_for", due=fmt.period(awaited()[0].period))
    return list(words.values())


def told(language: Language, given: dict[Verdict, int] | None = None) -> list[str]:
    """Each count in words as a reader finds it: `met 11`."""
    fmt = Formatter(shipped(), language)
    counts = map(fmt.plain, (given or numbers()).values())
    shape = {"en": "{} {}", "zh": "{}{}项"}[language]
    return [shape.format(*pair) for pair in zip(names(language, given), counts, strict=True)]


def says_all(text: str, counts: Iterable[str]) -> bool:
    """Whether each of the counts stands in a text, and not as the beginning of a longer number."""
    return all(re.search(rf"{re.escape(count)}(?!\d)", text) for count in counts)


def awaited() -> list[Target]:
    return [row for row in own_targets() if assess(shipped(), row).verdict == "awaiting"]


def test_shipped_targets_have_something_to_leave_out() -> None:
    report = shipped()
    home = report.settings.place
    assert any(row.place != home for row in report.targets)
    assert any(row.superseded_by for row in report.targets)
    assert report.same_targets
    assert {row.period for row in awaited()} == {awaited()[0].period}


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_counts_them(language: Language) -> None:
    page = opened("", language)
    assert len(numbers()) > 4
    for (verdict, number), name in zip(numbers().items(), names(language), strict=True):
        pair = (page.fmt.plain(number), f" {name}")
        assert one_after_another(page.texts, pair), verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_counts_them(language: Language) -> None:
    (spread,) = city.all_targets(Formatter(shipped(), language))
    assert spread["kind"] == "spread"
    leads = [block["text"] for block in spread["top"] if block["kind"] == "text"]
    assert says_all(leads[0], told(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_count_them_by_area_and_in_all(language: Language) -> None:
    pages = deck(shipped(), DeckOptions(languages=(language,))).pages
    (slide,) = [page[0] for page in pages if page[0].id == "targets"]
    assert slide.table is not None
    *areas, total = [[leading(cell) for cell in cells] for _, *cells in slide.table.rows]
    assert total == list(numbers().values())
    assert [sum(column) for column in zip(*areas, strict=True)] == total
    assert Formatter(shipped(), language).plain(len(own_targets())) in slide.title


def leading(cell: str) -> int:
    """The number that a cell begins with; an empty one stands for none."""
    digits = re.match(r"\d*", cell)
    return int((digits and digits.group()) or 0)


@pytest.mark.parametrize(("language", "cell"), [("en", "28 (◉ 2)"), ("zh", "28（◉2）")])
def test_slides_say_how_many_of_the_awaited_are_on_the_line(language: Language, cell: str) -> None:
    pages = deck(shipped(), DeckOptions(languages=(language,))).pages
    (slide,) = [page[0] for page in pages if page[0].id == "targets"]
    assert slide.table is not None
    *areas, total = [[text for text in row[1:] if "◉" in text] for row in slide.table.rows]
    assert total == [cell]
    assert sum(len(row) for row in areas) == 2
    assert slide.texts[0].startswith("◉ ")


@pytest.mark.parametrize(("language", "word"), [("en", "on the line"), ("zh", "达到进度线")])
def test_slides_list_the_awaited_that_are_on_the_line(language: Language, word: str) -> None:
    fmt = Formatter(shipped(), language)
    pages = deck(shipped(), DeckOptions(languages=(language,))).pages
    tables = [page[0].table for page in pages if page[0].id.startswith("targets.")]
    rows = [row for table in tables if table for row in table.rows]
    awaited_rows = {row[0]: row[-1] for row in rows if row[-1].startswith("◉")}
    assert set(awaited_rows) == {fmt.indicator("nev_stock"), fmt.indicator("park_count")}
    assert all(word in verdict for verdict in awaited_rows.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_name_every_other_place_in_the_title(language: Language) -> None:
    report = shipped()
    fmt = Formatter(report, language)
    pages = deck(report, DeckOptions(languages=(language,))).pages
    slides = [page[0] for page in pages if page[0].id.startswith("targets_elsewhere.")]
    rows = Counter(
        row.place
        for row in report.targets
        if row.place != report.settings.place and row.superseded_by is None
    )
    shape = {"en": "{} {}", "zh": "{}{}项"}[language]
    expected = [shape.format(fmt.place(place), count) for place, count in rows.items()]
    assert slides
    assert len(expected) > 5
    assert all(says_all(slide.title, expected) for slide in slides)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_verdicts_counts_them(language: Language) -> None:
    paragraphs = document(shipped(), language).split("\n\n")
    assert any(says_all(paragraph, told(language)) for paragraph in paragraphs)


def test_api_counts_them() -> None:
    rows = ask(shipped(), "/targets").data
    counted = Counter(row["verdict"] for row in rows if row["is_counted"])
    assert counted == Counter(numbers())
    areas = ask(shipped(), "/areas").data
    assert sum(area["target_count"] for area in areas) == len(own_targets())


@pytest.mark.parametrize("area", AREAS)
def test_area_counts_its_own(area: str) -> None:
    indicators = shipped().indicators
    given = counted([row for row in own_targets() if indicators[row.indicator].area == area])
    page = opened(area, "en")
    counts = zip(given.values(), names("en", given), strict=True) if given else ()
    expected = [f"{page.fmt.plain(count)} {name}" for count, name in counts]
    none = page.fmt.word("targets.none_short")
    assert any(says_all(text, expected or [none]) for text in page.texts)


def test_changed_verdicts_of_other_places_stand_apart() -> None:
    report = shipped()
    changes = changes_between(report_at(report, "2023"), report)
    home = report.settings.place
    assert changes.verdicts
    assert {pair.after.target.place for pair in changes.verdicts} == {home}
    assert home not in {pair.after.target.place for pair in changes.verdicts_elsewhere}
    assert {pair.after.target for pair in changes.verdicts} <= set(own_targets())
