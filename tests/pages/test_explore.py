"""The explore page: each view and transformation opens, and says what it has to."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from pages.parts.frame import context as reader_module
from report.analysis.transform import TRANSFORMS
from report.explore import VIEWS
from report.model import LANGUAGES, Language, Report
from tests.build import EXAMPLE, city_with_settings
from tests.elements import charts, strings, tables
from tests.number_check import Vocabulary, drawn, recorder
from tests.pages.explored import SEVERAL, choose, opened, said, url, words

HANZI = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def test_bare_page_shows_something_useful_and_writes_no_address() -> None:
    app = opened()
    assert not app.exception
    assert url(app) == {}
    assert app.multiselect(key="explore_indicators").value == ["rd_intensity"]
    assert len(app.multiselect(key="explore_places").value) > 2
    assert [chart.key for chart in charts(app)] == ["explored"]


@pytest.mark.parametrize(("view", "language"), list(product(VIEWS, LANGUAGES)))
def test_every_view_opens(view: str, language: Language) -> None:
    asked = SEVERAL | ({} if view == "line" else {"view": view})
    app = opened(asked, language)
    assert not app.exception
    assert url(app) == asked
    assert len(charts(app)) == (0 if view == "table" else 1)
    assert len(tables(app)) == 1
    assert not [text for text in said(app) if re.search(r"[{}]|\bNone\b|\bnan\b", text)]


@pytest.mark.parametrize(("transform", "language"), list(product(TRANSFORMS, LANGUAGES)))
def test_every_transformation_opens(transform: str, language: Language) -> None:
    asked = SEVERAL | {"transform": transform}
    asked["indicators"] += ",rd_expenditure"
    app = opened(asked, language)
    assert not app.exception
    assert url(app) == asked
    assert charts(app)
    told = "\n".join(said(app))
    refused = [key for key in words() if key.startswith("transform.refused.")]
    assert any(words()[key][language] in told for key in refused)


@pytest.mark.usefixtures("no_cache")
@pytest.mark.parametrize("has_settings", [False, True])
def test_page_of_another_city_offers_what_it_can_divide_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_settings: bool
) -> None:
    folder = city_with_settings(tmp_path / "city") if has_settings else EXAMPLE
    monkeypatch.setenv("REPORT_DATA", str(folder))
    app = opened()
    offered = app.selectbox(key="explore_transform").options
    named = {"Per person", "Per unit of GDP", "Share of Exampland"}
    assert (named & set(offered)) == (named if has_settings else set())
    first = "power_per_person" if has_settings else "solar_capacity"
    assert app.multiselect(key="explore_indicators").value == [first]
    for place in range(len(offered)):
        app = opened({"indicators": "solar_capacity"})
        control = app.selectbox(key="explore_transform")
        choose(control, control.options[place])
        assert not app.exception
        assert "transform" in url(app)
    assert len(offered) == (len(TRANSFORMS) if has_settings else len(TRANSFORMS) - len(named))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_one_language(language: Language, report: Report) -> None:
    app = opened(SEVERAL | {"transform": "per_person"}, language)
    other: Language = "en" if language == "zh" else "zh"
    foreign = {word[other] for word in report.words.values() if word.en != word.zh}
    own = {word[language] for word in report.words.values()}
    assert not (set(said(app)) & (foreign - own)) - {"中文", "English"}
    if language == "en":
        published = {source.original_title for source in report.sources.values()} - {""}
        rest = [text for text in said(app) if HANZI.search(text) and text != "中文"]
        assert not [text for text in rest if not any(name in text for name in published)]


def test_charts_have_the_colours_of_the_theme() -> None:
    light, dark = (
        strings(charts(opened(SEVERAL, theme=mode))[0].spec) for mode in ("light", "dark")
    )
    assert {text for text in light if text.startswith("#")} != {
        text for text in dark if text.startswith("#")
    }


QUERIES: tuple[dict[str, str], ...] = (
    {},
    *(SEVERAL | {"view": view} for view in VIEWS),
    *(SEVERAL | {"transform": transform} for transform in TRANSFORMS),
    {"view": "scatter", "by": "place", "indicators": "rd_intensity,pm25_annual_mean"},
    {"indicators": "nev_stock", "transform": "per_person"},
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_resolves(language: Language, report: Report) -> None:
    pages, own = [], recorder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader_module, "Formatter", own)
        for asked in QUERIES:
            app = opened(asked, language, unfolded=["link"])
            figures = [text for chart in charts(app) for text in drawn(chart.spec)]
            pages.append((str(asked), [*said(app), *figures]))
    vocabulary = Vocabulary.of(report, language, own)
    # The link to copy is no text.
    kept = [
        (page, [text for text in found if "?" not in text or "lang=" not in text])
        for page, found in pages
    ]
    unresolved = [one for page, found in kept for one in vocabulary.unresolved(page, found)]
    assert not {f"{one.page}: {one.token!r} in {one.sentence[:160]!r}" for one in unresolved}
