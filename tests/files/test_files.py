"""Files by address: what an address holds, who answers it, and how it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from report.analysis.default_chart import chart_of
from report.analysis.districts import layers
from report.downloads.formats import FORMATS
from report.explore import ExploreSelection
from report.files import addresses, routes
from report.files.addresses import FileSubject
from report.files.contents import exists, found
from report.files.making import file_of
from report.images.cache import BusyError, KeyedCache
from report.images.chromium import PictureError
from report.model import LANGUAGES, InMemoryObservations, Observation, Report, Text
from report.pdf import printing
from report.slides.deck import DeckOptions
from report.text.formatter import Formatter
from tests.api.asked import Reply, answer
from tests.build import example, shipped
from tests.downloads.samples import SAMPLES, Sample

_HOME = "https://host.example/green/"
_VIEW = ExploreSelection(view="bar", indicators=("gdp",), places=("shenzhen", "beijing"))


@cache
def app() -> ASGIApp:
    return Starlette(routes=routes.routes(shipped, "green"))


def ask(address: str, **headers: str) -> Reply:
    parts = urlsplit(address)
    return answer(app(), f"/green/{parts.path}", parts.query, **{"host": "host.example"} | headers)


def test_whether_there_is_a_file_is_known_without_its_figures() -> None:
    """A page with a button for it would read all figures of its area otherwise."""
    read: list[str] = []

    class Watched(InMemoryObservations):
        def by_place(
            self, indicator: str, places: Sequence[str]
        ) -> Mapping[str, tuple[Observation, ...]]:
            read.append(indicator)
            return super().by_place(indicator, places)

    report = replace(example(), observations=Watched(example().observations))
    fmt, area = Formatter(report, "en"), report.areas[0].id
    names = [*report.indicators, "none"]
    every = (
        *(addresses.REPORT, FileSubject("area", area), FileSubject("area", "none")),
        *(FileSubject("indicator", name) for name in names),
    )
    there = [exists(subject, fmt) for subject in every]
    assert read == []
    assert there == [found(subject, fmt) is not None for subject in every]
    nothing = Formatter(replace(report, observations=InMemoryObservations(), targets=()), "en")
    assert not exists(FileSubject("indicator", names[0]), nothing)


def subjects(report: Report) -> Mapping[str, FileSubject]:
    """The samples of the tests of downloads, by address."""
    return {
        "chart": addresses.of_chart(report.area("transport").charts[0]),
        "overview": addresses.of_chart(report.settings.charts[0]),
        "indicator": FileSubject("indicator", "nev_stock"),
        "area": FileSubject("area", "transport"),
        "map": FileSubject("map", layers(report)[0].key),
        "events": FileSubject("events", "transport"),
        "everything": addresses.REPORT,
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_address_leads_to_what_the_page_shows(sample: Sample) -> None:
    content = found(subjects(sample.report)[sample.what], sample.fmt)
    assert content is not None
    assert content.selection == sample.selection


@pytest.mark.parametrize("kind", FORMATS, ids=[one.ending for one in FORMATS])
def test_table_is_answered_under_its_name(kind: object) -> None:
    sample = Sample("indicator", "2023", "en")
    ending = next(one for one in FORMATS if one is kind).ending
    reply = ask(addresses.address(subjects(sample.report)["indicator"], ending, sample.fmt))
    assert reply.status == 200
    named = f'attachment; filename="shenzhen_2023_nev_stock_en.{ending}"'
    assert reply.headers["content-disposition"] == named
    written = next(one.write for one in FORMATS if one is kind)
    assert reply.body == written(sample.selection, sample.fmt)


def test_chart_keeps_the_places_that_were_added() -> None:
    report = shipped()
    charts = (chart_of(row, report) for row in report.indicators.values())
    chart = next(one for one in charts if one is not None and one.aside)
    shown = replace(chart, places=(*chart.places, chart.aside[0]))
    content = found(addresses.of_chart(shown), Formatter(report, "en"))
    assert content is not None
    assert content.selection is not None
    assert chart.aside[0] in {row.place for row in content.selection.observations}


def test_view_is_that_of_its_selection() -> None:
    content = found(addresses.of_view(_VIEW), Formatter(shipped(), "en"))
    assert content is not None
    assert content.selection is not None
    assert {row.place for row in content.selection.observations} == {"shenzhen", "beijing"}
    assert {row.indicator for row in content.selection.observations} == {"gdp"}
    reply = ask(addresses.address(addresses.of_view(_VIEW), "csv", Formatter(shipped(), "en")))
    assert reply.status == 200
    assert len(reply.rows) == len(content.selection.observations)


@pytest.mark.parametrize("languages", [("en",), ("en", "zh")])
def test_slides_are_those_of_the_options(languages: tuple[str, ...]) -> None:
    kept = tuple(one for language in languages for one in LANGUAGES if one == language)
    options = DeckOptions(("energy", "transport"), kept, "short")
    content = found(addresses.of_slides(options), Formatter(shipped(), "en"))
    assert content is not None
    assert content.deck == replace(options, areas=content.deck.areas if content.deck else ())
    assert content.deck is not None
    assert set(content.deck.areas) == {"energy", "transport"}


def _changed(address: str, **values: str) -> str:
    parts = urlsplit(address)
    asked = {name: one[-1] for name, one in parse_qs(parts.query).items()} | values
    return f"{parts.path}?{urlencode({name: one for name, one in asked.items() if one})}"


_WHOLE = "files/area/transport.csv?lang=en&edition=2023"


@pytest.mark.parametrize(
    "address",
    [
        "files/area/nowhere.csv?lang=en",
        "files/area/transport.png?lang=en",
        "files/area/transport?lang=en",
        "files/nothing/transport.csv?lang=en",
        "files/chart/transport_nev_stock.csv?lang=en&places=atlantis",
        "files/chart/transport_nev_stock.csv?lang=en",
        "files/events/nowhere.csv?lang=en",
        "files/indicator/nothing.csv?lang=en",
        "files/map/nothing.csv?lang=en",
        "files/report/else.csv?lang=en",
        "files/slides/long.pptx?lang=en",
        "files/view/explore.csv?lang=en&indicators=",
        _changed(_WHOLE, lang="fr"),
        _changed(_WHOLE, lang=""),
        _changed(_WHOLE, edition="1999"),
    ],
)
def test_what_there_is_not_is_not_found(address: str) -> None:
    assert ask(_WHOLE).status == 200
    assert ask(address).status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_server_with_another_content_says_so(language: str) -> None:
    reply = ask(_changed(_WHOLE, lang=language, mark="000000000000"))
    assert reply.status == 409
    words: Text = shipped().words["download.changed"]
    assert reply.body.decode() == {"en": words.en, "zh": words.zh}[language]
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("error", [BusyError, PictureError])
def test_file_that_cannot_be_made_is_told_in_words(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise error("not now")

    monkeypatch.setattr(printing, "areas_pdf", fail)
    reply = ask(f"files/area/energy.pdf?lang=zh&home={error.__name__}")
    assert reply.status == 503
    assert reply.body.decode() == shipped().words["download.failed"].zh
    assert reply.headers["retry-after"] == "60"


def test_without_sound_data_nothing_is_answered() -> None:
    refused = Starlette(routes=routes.routes(lambda: None))
    assert answer(refused, f"/{urlsplit(_WHOLE).path}", "lang=en").status == 503


@pytest.mark.parametrize(
    ("home", "page"),
    [
        (_HOME, f"{_HOME}energy?lang=en"),
        ("https://evil.example/green/", None),
        ("javascript://host.example/", None),
        ("", None),
    ],
)
def test_document_names_the_page_at_the_host_that_was_asked(
    home: str, page: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def note(_: object, __: object, url: str | None) -> bytes:
        asked.append(url)
        return b"%PDF"

    monkeypatch.setattr(printing, "areas_pdf", note)
    monkeypatch.setattr(routes, "_FILES", KeyedCache(1, wait_seconds=1))
    fmt = Formatter(shipped(), "en")
    reply = ask(addresses.address(FileSubject("area", "energy"), "pdf", fmt, home))
    assert reply.status == 200
    assert asked == [page]


def test_each_family_of_files_waits_for_itself_alone() -> None:
    fmt = Formatter(shipped(), "en")
    area = found(FileSubject("area", "energy"), fmt)
    chart = found(subjects(shipped())["chart"], fmt)
    deck = found(addresses.of_slides(DeckOptions()), fmt)
    assert area is not None
    assert chart is not None
    assert deck is not None
    files = [file_of(area, "csv", fmt, None), file_of(area, "pdf", fmt, None)]
    files += [file_of(chart, "png", fmt, None), file_of(deck, "pptx", fmt, None)]
    assert len({file.family for file in files if file is not None}) == 4


def test_of_an_indicator_without_figures_there_is_no_file() -> None:
    bare = replace(example(), observations=InMemoryObservations(), targets=())
    name = next(iter(bare.indicators))
    assert found(FileSubject("indicator", name), Formatter(bare, "en")) is None
    assert found(FileSubject("indicator", name), Formatter(example(), "en")) is not None
