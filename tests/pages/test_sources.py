"""The register of publications, and the one of them that an address asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.publishers import is_first_hand, publishers_named
from report.analysis.sources import areas_of, counts, indicators_of
from report.model import LANGUAGES, Language, Report, Source
from report.text.formatter import Formatter
from tests import alone
from tests.alone import links, texts_of
from tests.elements import Table, pictures, tables
from tests.elements import links as opened_links


def _page(language: str, edition: str) -> None:
    from pages import sources  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language, edition)
    sources.show(ctx, alone.signposts(ctx.report))


def page(language: Language, **params: str) -> AppTest:
    app = alone.run(_page, language, "latest", **params)
    assert [error.value for error in app.exception] == []
    return app


def _named(key: str, app: AppTest) -> Table:
    [found] = [table for table in tables(app) if table.key == key]
    return found


def _publishers(app: AppTest) -> Table:
    return _named("publishers", app)


def _sources(app: AppTest) -> Table:
    return _named("sources", app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_asked_for_stands_first(language: Language, report: Report) -> None:
    source = list(report.sources.values())[-1]
    app = page(language, source=source.id)
    fmt = Formatter(report, language)
    assert fmt.title(source) in _sources(app).rows[0]
    assert any(fmt.publisher(source) in text for text in texts_of(app)[:4])
    label = report.words["sources.every"][language]
    assert links(app)[label] == f"sources?lang={language}"


def test_it_leads_to_what_was_read_in_it(report: Report) -> None:
    name, given = max(indicators_of(report).items(), key=lambda pair: len(pair[1]))
    assert len(given) > 10
    found = links(page("en", source=name))
    first = report.indicators[given[0]]
    assert found[first.name.en] == f"indicator?id={first.id}&lang=en"
    assert len(found) == len(given) + 2


@pytest.mark.parametrize("value", ["nope", "", "<script>alert(1)</script>", "x" * 10_000])
def test_an_unknown_source_is_told_quietly(value: str, report: Report) -> None:
    app = page("zh", source=value)
    assert report.words["sources.unknown"].zh in texts_of(app)
    assert len(_sources(app).rows) == len(report.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_its_publisher(language: Language, report: Report) -> None:
    source = next(
        one for one in report.sources.values() if report.publishers[one.publisher].homepage
    )
    publisher = report.publishers[source.publisher]
    app = page(language, source=source.id)
    label = report.words["sources.of_publisher"][language]
    assert links(app)[label] == f"sources?publisher={publisher.id}&lang={language}"
    assert any(f"(<{publisher.homepage}>)" in text for text in texts_of(app)[:8])


# For each parameter of the address: a value, and which sources it leaves.
FILTERS: tuple[tuple[str, str, Callable[[Source, Report], bool]], ...] = (
    ("kind", "official,law", lambda row, _: row.kind in {"official", "law"}),
    ("area", "energy", lambda row, report: "energy" in areas_of(report)[row.id]),
    ("publisher", "nbs,ceads", lambda row, _: bool({"nbs", "ceads"} & publishers_named(row))),
    # A site that has published nothing itself.
    ("publisher", "thecityfix", lambda row, _: row.via == "thecityfix"),
    (
        "publisher_kind",
        "academic",
        lambda row, report: any(
            report.publishers[name].kind == "academic" for name in publishers_named(row)
        ),
    ),
)


@pytest.mark.parametrize(("name", "value", "stays"), FILTERS)
def test_filters_are_read_from_the_address(
    name: str, value: str, stays: Callable[[Source, Report], bool], report: Report
) -> None:
    app = page("en", **{name: value})
    fmt = Formatter(report, "en")
    wanted = [fmt.title(row) for row in report.sources.values() if stays(row, report)]
    assert 0 < len(wanted) < len(report.sources)
    assert sorted(_sources(app).columns[fmt.word("table.title")]) == sorted(wanted)
    widgets = [*app.multiselect, *app.button_group]
    chosen = {widget.key: sorted(widget.value) for widget in widgets if widget.value}
    assert chosen[f"sources_{name}"] == sorted(value.split(","))


def test_filters_together_leave_what_each_leaves(report: Report) -> None:
    app = page("zh", publisher_kind="official", kind="dataset")
    names = set(_publishers(app).columns[report.words["table.publisher"].zh])
    rows = [row for row in report.sources.values() if row.kind == "dataset"]
    expected = {report.publishers[name] for row in rows for name in publishers_named(row)}
    assert names == {row.name.zh for row in expected if row.kind == "official"}


def test_choices_are_written_into_the_address() -> None:
    app = page("en", kind="official")
    app.multiselect(key="sources_publisher").set_value(["nbs", "ceads"]).run()
    assert app.query_params["publisher"] in ("ceads,nbs", "nbs,ceads")
    app.button_group(key="sources_kind").set_value([]).run()
    assert "kind" not in app.query_params
    assert len(_publishers(app).rows) == 2


@pytest.mark.parametrize("name", ["publisher", "publisher_kind", "kind", "area"])
@pytest.mark.parametrize("value", ["nope", "", "<b>", "x" * 10_000, "nope," * 300])
def test_what_no_filter_knows_lets_everything_through(
    name: str, value: str, report: Report
) -> None:
    app = page("en", **{name: value})
    assert len(_sources(app).rows) == len(report.sources)
    assert len(_publishers(app).rows) == len(report.publishers)


def test_choices_that_leave_nothing_are_told(report: Report) -> None:
    app = page("zh", publisher_kind="aggregator", kind="law")
    assert report.words["sources.none"].zh in texts_of(app)
    assert tables(app) == []
    (button,) = [one for one in app.button if one.label == report.words["sources.show_all"].zh]
    button.click().run()
    assert "kind" not in app.query_params
    assert len(_sources(app).rows) == len(report.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_are_one_bar_by_their_share_of_the_figures(language: Language) -> None:
    """Each part is as long as its share and leads to the sources of its kind, all named once."""
    app = page(language)
    fmt = Formatter(alone.at("latest"), language)
    drawn = pictures(app)
    [bar] = [node for node in drawn if node.attributes.get("class") == "kinds-bar"]
    shares = [float(str(node.attributes["--share"]).rstrip("%")) for node in bar.children]
    known = {kind: row for kind, row in counts(fmt.report).items() if row[0]}
    figures = len(fmt.report.observations)
    assert shares == [round(100 * given / figures, 2) for _, given in known.values()]
    assert sum(shares) == pytest.approx(100, abs=0.1)
    led = [(text, where) for text, where in opened_links(app) if "kind=" in where]
    assert led == [
        (fmt.word(f"kind.{kind}"), f"sources?kind={kind}&lang={language}") for kind in known
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_how_much_is_first_hand(language: Language, report: Report) -> None:
    fmt = Formatter(report, language)
    figures = sum(is_first_hand(report.sources[row.source]) for row in report.observations)
    texts = texts_of(page(language))
    assert fmt.word("sources.first_hand.rule") in texts
    said = [text for text in texts if fmt.plain(figures) in text and "%" in text]
    assert len(said) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({"publisher": "nobody"}, ["publisher"]),
        ({"publisher": "x" * 2000}, ["publisher"]),
        ({"kind": "official,rumour", "area": "transport"}, ["kind"]),
        ({"publisher_kind": "press", "area": "nowhere", "kind": ","}, ["area", "kind"]),
    ],
)
def test_unknown_value_of_a_filter_is_told(
    language: Language, params: dict[str, str], names: list[str], report: Report
) -> None:
    fmt = Formatter(report, language)
    told = fmt.word("address.ignored", names=fmt.list(names))
    assert told in texts_of(page(language, **params))


def test_known_values_of_filters_are_not_called_unknown(report: Report) -> None:
    name = next(iter(report.publishers))
    begin = report.words["address.ignored"].en.partition("{")[0]
    texts = texts_of(page("en", publisher=name, kind="", area="transport,energy"))
    assert not any(text.startswith(begin) for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["国家统计局", "National Bureau of Statistics"])
def test_words_of_title_or_publisher_are_searched_in_both_languages(
    text: str, language: Language, report: Report
) -> None:
    app = page(language, q=text)
    fmt = Formatter(report, language)
    own = [fmt.title(row) for row in report.sources.values() if row.publisher == "nbs"]
    found = _sources(app).columns[fmt.word("table.title")]
    assert set(own) <= set(found)
    assert len(found) < len(report.sources) / 4
    assert app.text_input(key="sources_text").value == text


def test_a_title_is_found_by_its_words_beside_other_filters(report: Report) -> None:
    rows = [row for row in report.sources.values() if "greenhouse gas" in row.title.en.lower()]
    app = page("zh", q="greenhouse gas", kind=rows[0].kind)
    found = _sources(app).columns[report.words["table.title"].zh]
    assert found
    kinds = set(_sources(app).columns[report.words["table.kind"].zh])
    assert kinds == {report.words[f"kind.{rows[0].kind}"].zh}


def test_what_is_typed_is_written_into_the_address(report: Report) -> None:
    app = page("en")
    app.text_input(key="sources_text").set_value(" greenhouse ").run()
    assert app.query_params["q"] == "greenhouse"
    assert 0 < len(_sources(app).rows) < len(report.sources)
    app.text_input(key="sources_text").set_value("").run()
    assert "q" not in app.query_params
    assert len(_sources(app).rows) == len(report.sources)


@pytest.mark.parametrize("text", ["qqqzzz", "？？", "<vvv>"])
def test_words_that_name_no_source_are_told(text: str, report: Report) -> None:
    app = page("zh", q=text)
    assert report.words["sources.none"].zh in texts_of(app)
    assert tables(app) == []


def test_what_is_too_long_to_be_typed_is_not_searched(report: Report) -> None:
    assert len(_sources(page("en", q="x" * 10_000)).rows) == len(report.sources)
