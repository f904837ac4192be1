"""The reader's language: found, chosen, and kept."""

from __future__ import annotations

from itertools import cycle

import pytest
from streamlit.testing.v1 import AppTest

from report.model import LANGUAGES, Language, Report
from tests.elements import texts
from tests.opened import KINDS_OF_PAGES, fresh, opened
from tests.server import Server

# What a browser says of itself, and the language that its reader is given.
LOCALES: tuple[tuple[str | None, Language], ...] = (
    ("zh-CN", "zh"),
    ("zh-TW", "zh"),
    ("zh-Hant-HK", "zh"),
    ("zh", "zh"),
    ("ZH-cn", "zh"),
    ("en", "en"),
    ("en-GB", "en"),
    ("de-DE", "en"),
    ("ja", "en"),
    (None, "zh"),
)
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "long": "zh" * 5_000,
    "control": "zh\x00\x1b[31m\r\nSet-Cookie: a=b",
    "surrounded": " zh ",
    "capitals": "ZH",
    "region": "zh-CN",
    "other": "fr",
    "empty": "",
    "attribute": '"><img src=x onerror=alert(1)>',
    "hanzi": "中文",
    "path": "../../etc/passwd",
    "braces": "{language}",
    "bidi": "\u202ehz",
}


def language_of(app: AppTest, report: Report) -> Language:
    """The language a page is in, by the name of the control that changes it."""
    names = {report.words["language"][language]: language for language in LANGUAGES}
    return names[app.segmented_control(key="language_switch").label]


@pytest.mark.parametrize(("locale", "language"), LOCALES)
def test_language_is_the_browsers(locale: str | None, language: Language, report: Report) -> None:
    app = fresh("", {}, locale=locale)
    assert not app.exception
    assert language_of(app, report) == language
    assert app.query_params == {"lang": language}
    assert texts(app.main) == opened("", language).texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB", None])
def test_language_of_the_address_wins(
    language: Language, locale: str | None, report: Report
) -> None:
    app = fresh("energy", {"lang": language}, locale=locale)
    assert language_of(app, report) == language
    assert app.query_params == {"lang": language}


@pytest.mark.parametrize(
    ("value", "locale", "language"),
    [
        (value, *browser)
        for value, browser in zip(
            HOSTILE.values(), cycle([("zh-CN", "zh"), ("en-GB", "en")]), strict=False
        )
    ],
    ids=HOSTILE,
)
def test_unknown_language_is_ignored(
    value: str, locale: str, language: Language, report: Report
) -> None:
    app = fresh("sources", {"lang": value}, locale=locale)
    assert not app.exception
    assert language_of(app, report) == language
    assert app.query_params == {"lang": language}


@pytest.mark.parametrize("values", [["zh", "en"], ["en", "zh"], ["fr", "zh"], ["zh"] * 500])
def test_repeated_language_is_settled(values: list[str], report: Report) -> None:
    """One of them is taken, and the address then says which."""
    app = fresh("", {"lang": values}, locale="zh-CN")
    assert not app.exception
    assert app.query_params == {"lang": language_of(app, report)}


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        # The last keeps a choice of its own.
        *((page, "zh", "en") for page in (*KINDS_OF_PAGES, "unknowns")),
        ("", "en", "zh"),
        ("transport", "en", "zh"),
    ],
)
def test_switch_changes_everything(page: str, before: Language, after: Language) -> None:
    """After the switch the page is, text by text, the page opened in that language."""
    app = fresh(page, {"lang": before})
    assert texts(app.main) == opened(page, before).texts
    app.segmented_control(key="language_switch").set_value(after).run()
    assert not app.exception
    assert app.query_params == {"lang": after}
    assert texts(app.main) == opened(page, after).texts


def test_switch_there_and_back() -> None:
    app = fresh("transport", {"lang": "zh"})
    for language in ("en", "zh", "en", "zh"):
        app.segmented_control(key="language_switch").set_value(language).run()
        assert app.segmented_control(key="language_switch").value == language
    assert texts(app.main) == opened("transport", "zh").texts


@pytest.mark.parametrize(
    ("page", "language", "locale"),
    [("energy", "en", "zh-CN"), ("sources", "en", "zh-CN"), ("sources", "zh", "en-GB")],
)
def test_language_is_kept_by_the_menu(page: str, language: Language, locale: str) -> None:
    """The menu leads to an address without the language; the session remembers it."""
    app = fresh(page, {"lang": language}, locale=locale, by_menu=True)
    assert app.query_params == {"lang": language}
    assert texts(app.main) == opened(page, language).texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_choice_in_the_map_survives_the_switch(language: Language, report: Report) -> None:
    """A choice is kept by its id, not by the name it has in one language."""
    app = fresh("", {"lang": language})
    box = app.selectbox(key="map_layer")
    second = box.options[1]
    app = box.select_index(1).run()
    chosen = app.selectbox(key="map_layer").value
    other: Language = "en" if language == "zh" else "zh"
    app.segmented_control(key="language_switch").set_value(other).run()
    assert app.selectbox(key="map_layer").value == chosen
    assert app.selectbox(key="map_layer").options[1] != second
    assert language_of(app, report) == other


def test_front_page_and_pages_agree_on_the_language(server: Server) -> None:
    """The HTML around a page says the language that the page is then in."""
    tags = {"zh": '<html lang="zh-CN">', "en": '<html lang="en">'}
    for language in LANGUAGES:
        status, html = server.get(f"/transport?lang={language}")
        assert status == 200
        assert tags[language] in html


@pytest.mark.parametrize("query", ["lang=zh&lang=en", "lang=en&lang=zh", "lang=fr&lang=en"])
def test_front_page_and_pages_agree_on_a_repeated_language(query: str, server: Server) -> None:
    values = [pair.partition("=")[2] for pair in query.split("&")]
    seen = server.interact(query_params={"lang": values}, context={"locale": "zh-CN"})
    _, html = server.get(f"/?{query}", **{"Accept-Language": "zh-CN"})
    tag = {"zh": "zh-CN", "en": "en"}[seen["query_params"]["lang"][0]]
    assert f'<html lang="{tag}" translate="no">' in html


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_server_takes_no_harm_from_a_hostile_language(value: str, server: Server) -> None:
    seen = server.interact(query_params={"lang": [value]}, context={"locale": "en-GB"})
    assert seen["status"] == "ready"
    assert seen["query_params"] == {"lang": ["en"]}
    assert "exception" not in {node["type"] for node in nodes(seen["tree"])}


def nodes(tree: dict[str, object]) -> list[dict[str, object]]:
    """Every node of a page as the agent API tells it."""
    children = tree.get("children", [])
    assert isinstance(children, list)
    return [tree, *(node for child in children for node in nodes(child))]
