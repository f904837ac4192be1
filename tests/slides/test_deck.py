"""The deck: its slides, their feet and notes, and what becomes of bad input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from report.analysis import editions
from report.analysis.progress import assess_all, counted
from report.data import store
from report.images.cache import KeyedCache
from report.model import LANGUAGES, InMemoryObservations, Language, Report, Text
from report.slides import deck as deck_module
from report.slides.area_slides import best_practice
from report.slides.deck import Deck, DeckOptions, Slide, deck
from report.slides.footer import source_note
from report.text.formatter import Formatter
from tests.build import PROVESTAD, example, shipped
from tests.counted import ones_in_the_plural
from tests.number_check import Vocabulary, recorder

BOTH: tuple[Language, ...] = ("zh", "en")


# Where the values are that hold texts of slides.
_TEXTS = {"report.slides.model", "report.charts.captioned", "report.text.cards"}


def of(report: Report, *languages: Language, **more: object) -> Deck:
    return deck(report, DeckOptions(languages=languages or ("en",), **more))  # type: ignore[arg-type]


def slides(whole: Deck) -> dict[str, Slide]:
    return {page[0].id: page[0] for page in whole.pages}


def texts(value: object) -> Iterator[str]:
    """Every text that stands on a slide; the lead in its notes is checked on the pages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for part in value for text in texts(part))
    elif is_dataclass(value) and type(value).__module__ in _TEXTS:
        for field in fields(value):
            content = getattr(value, field.name)
            yield from texts(content[1:] if field.name == "notes" else content)


def test_deck_goes_through_the_report() -> None:
    ids = list(slides(of(shipped())))
    assert ids[:3] == ["title", "city", "areas"]
    for area in shipped().areas:
        start = ids.index(f"{area.id}.message")
        assert ids[start + 1 : start + 3] == [f"{area.id}.chart", f"{area.id}.practice"]
    order = [ids.index(name) for name in ("targets", "timeline", "sources", "closing")]
    assert order == sorted(order)
    assert ids[-1] == "closing"


def test_many_areas_share_several_slides() -> None:
    report = store.shared(PROVESTAD)
    by_id = slides(of(report))
    parts = [by_id[name] for name in by_id if name.partition(".")[0] == "areas"]
    assert [len(part.areas) for part in parts] == [5, 5]
    assert [one.area for part in parts for one in part.areas] == list(report.areas)
    assert [part.kicker for part in parts] == ["Overview · 1/2", "Overview · 2/2"]


def test_short_deck_has_one_slide_an_area() -> None:
    by_id = slides(of(shipped(), length="short"))
    for area in shipped().areas:
        assert [name for name in by_id if name.partition(".")[0] == area.id] == [area.id]
        assert by_id[area.id].chart is not None
        assert 1 <= len(by_id[area.id].figures) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_say_what_their_tables_say(language: Language) -> None:
    by_id = slides(of(shipped(), language))
    tally, table = by_id["targets"].tally, by_id["targets"].table
    assert tally is not None
    assert table is not None
    totals = [re.match(r"\d+", cell) for cell in table.rows[-1][1:]]
    numbers = [int(found[0]) for found in totals if found]
    assert [len(tally.column(number)) for number in range(len(tally.names))] == numbers
    assert sum(numbers) == len(counted(assess_all(shipped())))
    listed = [slide for name, slide in by_id.items() if name.startswith("targets.")]
    assert [len(slide.targets) for slide in listed] == [
        len(slide.table.rows) for slide in listed if slide.table
    ]
    assert [one.area for one in by_id["areas"].areas] == list(shipped().areas)


@pytest.mark.parametrize("languages", [("zh",), BOTH])
def test_slides_of_targets_are_filled_alike(languages: tuple[Language, ...]) -> None:
    """A last one with a single row or two would look as if something were missing."""
    first = [page[0] for page in of(shipped(), *languages).pages]
    rows = [len(slide.targets) for slide in first if slide.id.startswith("targets.")]
    assert len(rows) > 1
    assert max(rows) - min(rows) <= 1


@pytest.mark.parametrize("edition", ["latest", "2023"])
def test_languages_stand_side_by_side(edition: str) -> None:
    both = of(editions.report_at(shipped(), edition), *BOTH)
    assert len(both.pages) > 20
    for chinese, english in both.pages:
        assert chinese.id == english.id
        assert [slide.fmt.language for slide in (chinese, english)] == list(BOTH)
        assert len(chinese.figures) == len(english.figures)
        assert len(chinese.texts) == len(english.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_says_edition_and_source(language: Language) -> None:
    for edition in ("latest", "2023"):
        report = editions.report_at(shipped(), edition)
        mark = editions.content_mark(report)
        for slide in slides(of(report, language)).values():
            assert mark in slide.footer.mark
            assert slide.footer.stamp
            assert slide.footer.source
            assert slide.title


def test_foot_names_period_and_status_in_words() -> None:
    found = slides(of(shipped()))["industry.message"].footer.scope
    assert "2025" in found
    assert "provisional" in found


@pytest.mark.parametrize("name", ["transport.message", "transport.chart", "transport.practice"])
def test_notes_hold_every_source_in_full(name: str) -> None:
    report, slide = shipped(), slides(of(shipped()))[name]
    fmt = Formatter(report, "en")
    if name.endswith("practice"):
        practice = best_practice(report.area("transport"), fmt)
        assert practice is not None
        expected = {practice.source}
    elif name.endswith("chart"):
        expected = {row.source for row in report.series("rail_share_public_transport")}
    else:
        heads = report.headlines("transport")[:3]
        expected = {report.series(head.id)[-1].source for head in heads}
    assert {source_note(report.sources[one], fmt) for one in expected} <= set(slide.notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_resolves(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    formatter = recorder()
    monkeypatch.setattr(deck_module, "Formatter", formatter)
    monkeypatch.setattr(deck_module, "_DECKS", KeyedCache(1, wait_seconds=0))
    by_slide = {page[0].id: list(texts(page[0])) for page in of(shipped(), language).pages}
    vocabulary = Vocabulary.of(shipped(), language, formatter)
    assert (
        sum(1 for page in by_slide.values() for text in page for _ in vocabulary.split(text)) > 300
    )
    assert [
        number for name, page in by_slide.items() for number in vocabulary.unresolved(name, page)
    ] == []


def test_one_thing_is_in_the_singular() -> None:
    told = [text for page in of(shipped()).pages for text in texts(page[0])]
    assert ones_in_the_plural(told) == []


def test_unknown_areas_are_passed_over() -> None:
    some = slides(of(shipped(), areas=("energy", "../etc", "")))
    assert "energy.message" in some
    assert "transport.message" not in some
    assert list(slides(of(shipped(), areas=("nowhere",)))) == list(slides(of(shipped())))


def test_area_without_data_says_so() -> None:
    report = example()
    settings = replace(report.settings, charts=())
    bare = replace(
        report,
        observations=InMemoryObservations(),
        targets=(),
        events=(),
        practices=(),
        settings=settings,
    )
    made = slides(of(bare))
    names = [area.id for area in bare.areas]
    assert [name for name in made if name.partition(".")[0] in names] == [
        f"{name}.message" for name in names
    ]
    slide = made[f"{names[0]}.message"]
    assert slide.texts == (Formatter(bare, "en").word("deck.no_figure"),)
    assert "{" not in slide.title
    assert slide.footer.source == Formatter(bare, "en").word("deck.no_source")


def test_practice_without_a_result_gives_way_to_one_with() -> None:
    report = shipped()
    fmt = Formatter(report, "en")
    first, *others = report.practices_in("energy")
    mute = replace(first, result=Text("", ""))
    both = replace(report, practices=(mute, *others))
    assert best_practice(both.area("energy"), Formatter(both, "en")) == others[0]
    alone = replace(report, practices=(mute,))
    assert best_practice(alone.area("energy"), fmt) is not None
    slide = slides(of(alone))["energy.practice"]
    assert slide.texts[1:] == (mute.summary.en,)
