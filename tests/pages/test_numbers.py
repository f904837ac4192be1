"""Every number on every page, in both languages and both editions, resolves."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator

import pytest

from pages.parts.frame import context as reader_module
from report.analysis import editions
from report.data import store
from report.model import LANGUAGE_TAGS, LANGUAGES, Language, Report
from report.site import closed_parts
from report.text.formatter import Formatter
from tests.elements import charts, copyables
from tests.long import beyond
from tests.number_check import Recorder, Unresolved, Vocabulary, drawn, recorder
from tests.opened import PAGES, Opened, fresh

EDITIONS = ("latest", "2023")
# A series with a break, one with targets, one told differently by its sources, one of one figure.
INDICATORS = ("resident_population", "nev_stock", "pm25_annual_mean", "gdp", "land_area")
# A page with fewer numbers than this has not been read.
_FEWEST = 20


@pytest.fixture(scope="module", params=beyond(1, LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def own() -> type[Recorder]:
    """The formatter of all pages that are read here."""
    return recorder()


@pytest.fixture(scope="module")
def pages(language: Language, own: type[Recorder]) -> Iterator[list[tuple[str, list[str]]]]:
    """All texts of all pages in both editions, written by a formatter that notes its numbers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader_module, "Formatter", own)
        patch.setattr("pages.changes.Formatter", own)
        # What other tests have opened of the same charts was written by another formatter.
        patch.setattr(closed_parts, "_kept", OrderedDict())
        opened = [(page, edition, "") for page in PAGES for edition in EDITIONS]
        opened += [("indicator", "latest", indicator) for indicator in INDICATORS]
        yield [
            (" ".join([page or "overview", edition, one]), _texts(page, edition, language, one))
            for page, edition, one in opened
        ]


def _texts(page: str, edition: str, language: Language, indicator: str = "") -> list[str]:
    params = {"lang": language} | ({"edition": edition} if edition != "latest" else {})
    params |= {"id": indicator} if indicator else {}
    app = fresh(page, params)
    assert not app.exception, (page, edition, app.exception)
    opened = Opened(page, language, "light", app)
    figures = [text for chart in charts(app) for text in drawn(chart.spec)]
    # Citations stand in both languages; each is read on the page of its own.
    foreign = {one.text for one in copyables(app) if one.language != LANGUAGE_TAGS[language]}
    return [*(text for text in opened.texts if text not in foreign), *figures]


def test_nothing_is_left_open(pages: list[tuple[str, list[str]]]) -> None:
    """No placeholder of a text, in either edition; those in charts are Plotly's own."""
    assert len(pages) > len(PAGES) * len(EDITIONS)
    filled = re.compile(r"%\{customdata(\[0\])?\}")
    for page, texts in pages:
        plain = [filled.sub("", text) for text in texts]
        assert [text for text in plain if "{" in text or "}" in text] == [], page


@pytest.fixture(scope="module")
def vocabulary(
    report: Report,
    language: Language,
    own: type[Recorder],
    pages: list[tuple[str, list[str]]],
) -> Vocabulary:
    assert pages
    return Vocabulary.of(report, language, own)


def test_every_number_resolves(pages: list[tuple[str, list[str]]], vocabulary: Vocabulary) -> None:
    found: list[Unresolved] = []
    for page, texts in pages:
        numbers = sum(1 for text in texts for _ in vocabulary.split(text))
        assert numbers > _FEWEST, page
        found += vocabulary.unresolved(page, texts)
    told = {f"{one.page}: {one.token!r} in {one.sentence[:160]!r}" for one in found}
    assert not told, "\n".join(sorted(told))


@pytest.mark.parametrize(
    ("wrong", "token"),
    [
        ("The city runs 16,361 buses.", "16,361"),
        ("R&D was 6.67 million of GDP.", "6.67 million"),
        ("There are 12.7 million vehicles.", "12.7 million vehicles"),
        ("It grew by 3.14159% a year.", "3.14159%"),
        ("By 1815 there was nothing.", "1815"),
    ],
)
def test_a_typed_figure_is_named(report: Report, wrong: str, token: str) -> None:
    vocabulary = _of_rows(report, "en")
    found = list(vocabulary.unresolved("page", ["R&D came to 6.67% of GDP in 2024.", wrong]))
    assert [(one.page, one.sentence, one.token) for one in found] == [("page", wrong, token)]


@pytest.mark.parametrize(
    ("wrong", "token"),
    [
        ("全市有公交车16361辆。", "16361辆"),
        ("研发投入强度为6.67万元。", "6.67万元"),
        ("新能源汽车保有量1270万辆。", "1270万辆"),
        ("比上年提高3.14个百分点。", "3.14个百分点"),
    ],
)
def test_a_typed_figure_is_named_in_chinese(report: Report, wrong: str, token: str) -> None:
    vocabulary = _of_rows(report, "zh")
    found = list(vocabulary.unresolved("页", ["2024年研发投入强度为6.67%。", wrong]))
    assert [(one.sentence, one.token) for one in found] == [(wrong, token)]


def _of_rows(report: Report, language: Language) -> Vocabulary:
    """Only what the rows themselves give: figures with their units, and their periods."""
    own = recorder()
    fmt = own(report, language)
    for row in report.observations:
        fmt.observation(row)
        fmt.period(row.period)
    return Vocabulary.of(report, language, own)


def test_names_and_titles_are_no_figures(report: Report) -> None:
    vocabulary = Vocabulary(report, "en", frozenset())
    names = ["PM2.5, CO2 and 5G at COP27 in the 14th plan, V2G", "35 new product carbon-footprint"]
    titles = [event.title.en for event in report.events]
    found = list(vocabulary.unresolved("page", [names[0], *titles]))
    assert titles
    assert found == []


def test_an_edition_has_its_own_figures() -> None:
    """What the 2023 edition shows had been published by then."""
    report = store.shared(store.SHIPPED)
    old = editions.report_at(report, "2023")
    latest, then = report.series("rd_intensity")[-1], old.series("rd_intensity")[-1]
    texts = " ".join(_texts("technology", "2023", "en"))
    fmt = Formatter(old, "en")
    assert fmt.observation(then) in texts
    assert fmt.observation(latest) not in texts
