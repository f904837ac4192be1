"""Data that are not sound are not shown; another city's data need no code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from report.data import store
from report.data.check import problems
from report.data.raw import OPTIONAL, REFUSED
from report.model import LANGUAGES, Language
from tests.blocks import blocks
from tests.elements import charts, texts
from tests.opened import fresh
from tests.server import serving

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
Edit = Callable[[str, str, str], None]

pytestmark = pytest.mark.usefixtures("no_cache")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example city, to be spoilt, in use as the data of the report."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
    monkeypatch.setenv("REPORT_DATA", str(folder))
    return folder


@pytest.fixture
def spoil(city: Path) -> Edit:
    """Put something else in the place of a text in a file."""

    def edit(file: str, old: str, new: str) -> None:
        path = city / file
        before = path.read_text("utf-8")
        assert old in before
        path.write_text(before.replace(old, new, 1), "utf-8")

    return edit


def test_all_problems_are_shown_with_file_and_row(city: Path, spoil: Edit) -> None:
    spoil("observations.csv", "yearbook", "no_such_source")
    spoil("indicators.csv", ",up,stock,", ",sideways,stock,")
    spoil("places.csv", "district,exampleton", "district,nowhere")
    found = [str(problem) for problem in problems(city)]
    assert {problem.file for problem in problems(city)} >= {
        "observations.csv",
        "indicators.csv",
        "places.csv",
    }
    app = fresh("", {})
    assert app.code[0].value.split("\n") == found
    assert all(", row " in line for line in found)


def test_refusal_says_so_in_both_languages(spoil: Edit) -> None:
    spoil("observations.csv", "yearbook", "no_such_source")
    title = fresh("", {}).title[0].value
    assert REFUSED.zh in title
    assert REFUSED.en in title


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("observations.csv", "yearbook", "no_such_source"),
        ("report.toml", "[[charts]]", "[[charts"),
        ("areas/power.toml", "{solar_capacity}", "{solar_capacity"),
        ("indicators.csv", "id,area", "area,id"),
        ("sources.csv", "id,title", '"id,title'),
    ],
)
def test_refusal_has_no_traceback_and_nothing_else(
    file: str, old: str, new: str, spoil: Edit
) -> None:
    spoil(file, old, new)
    app = fresh("", {"lang": "en"})
    assert not app.exception
    assert "Traceback" not in "\n".join(texts(app.main))
    assert file in app.code[0].value
    # The last one holds nothing: it only looks whether there is a report by now.
    title, problems_told, looking = list(app.main)[1:]
    assert (title.type, problems_told.type) == ("title", "code")
    assert texts(looking) == []


@pytest.mark.parametrize(
    "file",
    sorted(
        path.relative_to(EXAMPLE).as_posix()
        for path in EXAMPLE.rglob("*.*")
        if path.name not in OPTIONAL
    ),
)
def test_missing_file_is_named(file: str, city: Path) -> None:
    (city / file).unlink()
    app = fresh("", {})
    assert not app.exception
    assert Path(file).parts[0] in app.code[0].value


def test_missing_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_DATA", str(tmp_path / "nowhere"))
    app = fresh("", {})
    assert not app.exception
    assert "report.toml" in app.code[0].value


def test_page_is_there_again_once_the_data_are_mended(city: Path, spoil: Edit) -> None:
    spoil("observations.csv", "yearbook", "no_such_source")
    assert "no_such_source" in fresh("", {}).code[0].value
    shutil.copyfile(EXAMPLE / "observations.csv", city / "observations.csv")
    app = fresh("", {"lang": "en"})
    assert not app.exception
    assert len(charts(app)) == 1


def test_markup_in_the_data_is_shown_as_it_is(spoil: Edit) -> None:
    spoil("observations.csv", "yearbook", "<script>alert(1)</script>")
    app = fresh("", {})
    assert not app.exception
    assert "<script>" in app.code[0].value


def city_page(page: str, language: Language) -> AppTest:
    app = fresh(page, {"lang": language})
    assert not app.exception
    return app


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", "power", "sources"])
def test_another_city_is_served(page: str, language: Language) -> None:
    report = store.load(EXAMPLE)
    told = "\n".join(texts(city_page(page, language).main))
    assert "{" not in told
    names = {
        "": report.settings.title[language],
        "power": report.area("power").name[language],
        "sources": report.sources["yearbook"].title[language],
    }
    assert names[page] in told


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", LANGUAGES)
def test_city_without_a_map_has_none(language: Language) -> None:
    app = city_page("", language)
    words = store.shared(store.SHIPPED).words
    assert "district_map" not in {chart.key for chart in charts(app)}
    assert words["section.districts"][language] not in [node.value for node in app.header]
    assert len(charts(app)) == 1


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", LANGUAGES)
def test_city_without_words_takes_ours(language: Language) -> None:
    assert not (EXAMPLE / "words.csv").exists()
    app = city_page("power", language)
    words = store.shared(store.SHIPPED).words
    assert words["section.targets"][language] in [node.value for node in app.header]


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_of_another_city_can_be_looked_at(language: Language) -> None:
    app = city_page("power", language)
    indicators = store.load(EXAMPLE).in_area("power")
    assert len(indicators) == 3
    for indicator in indicators:
        app.selectbox(key="closer_power").set_value(indicator.id).run()
        assert not app.exception
        opened = [node for block in blocks(app.main) for node in block.nodes("about")]
        told = [one.text for node in opened for one in node.walk()]
        assert any(indicator.definition[language] in text for text in told)


def test_server_of_unsound_data_tells_its_problems(city: Path, spoil: Edit) -> None:
    """On the page and in the log, by the server as it is really started."""
    spoil("observations.csv", "yearbook", "no_such_source")
    found = [str(problem) for problem in problems(city)]
    with serving(city) as server:
        seen = server.interact(query_params={"lang": ["en"]})
        status, _ = server.get("/power?lang=en")
        said = server.said()
    assert status == 200
    assert "no_such_source" in str(seen)
    assert "Traceback" not in str(seen) + said
    assert found
    assert all(problem in said for problem in found)


def test_server_of_another_city_opens_its_pages_by_their_address() -> None:
    with serving(EXAMPLE) as server:
        seen = server.interact(page="power", query_params={"lang": ["en"]})
        said = server.said()
    assert seen["page"]["url_path"] == "power"
    assert "Exampleton" in str(seen["tree"])
    assert "Traceback" not in said
