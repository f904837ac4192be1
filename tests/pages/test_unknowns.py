"""What is not known, as it stands on the pages."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis import unknowns
from report.analysis.foremost_unknowns import foremost_unknowns, indicator_of
from report.analysis.unknowns import KINDS
from report.data import store
from report.model import LANGUAGES, Language, Period, Report
from report.model.report_cache import forget_reports
from report.text.formatter import Formatter
from tests.build import example, shipped
from tests.elements import charts, links, tables, texts
from tests.opened import AREAS

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
SPEAKERS = pytest.mark.parametrize("language", LANGUAGES)
_PATIENCE = 60


def page(
    area: str, language: Language, folder: str, query: Mapping[str, str] | None = None
) -> AppTest:
    """The page of all areas, or the section of one, in a session of its own."""
    app = AppTest.from_function(_page, default_timeout=_PATIENCE, args=(area, language, folder))
    app.query_params.update(query or {})
    return app.run()


def _page(area: str, language: str, folder: str) -> None:
    from pathlib import Path  # noqa: PLC0415

    from pages import unknowns as whole  # noqa: PLC0415
    from pages.parts import unknowns as parts  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.data import store  # noqa: PLC0415

    ctx = PageContext.for_reader(store.shared(Path(folder)), "zh" if language == "zh" else "en")
    if area:
        parts.area_unknowns(ctx.report.area(area), ctx)
    else:
        whole.show(ctx)


def text_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(texts(app.main))


@SPEAKERS
@pytest.mark.parametrize("area", AREAS)
def test_section_of_an_area_leads_to_its_lists(
    area: str, language: Language, report: Report
) -> None:
    """What matters most, then a link for each kind, which says how many of how many there are."""
    app = page(area, language, str(store.SHIPPED))
    assert "unknowns." not in text_of(app)
    fmt, found = Formatter(report, language), unknowns.unknowns_of(report, area)
    of_kinds = {address: text for text, address in links(app) if address.startswith("unknowns?")}
    expected = {}
    for kind in (kind for kind in KINDS if found.counts[kind]):
        part = fmt.word("unknowns.part", count=found.counts[kind], all=found.totals[kind])
        address = f"unknowns?area={area}&kind={kind}&lang={language}#unknowns.lists"
        expected[address] = fmt.word(f"unknowns.{kind}.head") + part
    assert of_kinds == expected
    leading = [address for _, address in links(app) if address.startswith("indicator?")]
    assert leading == [
        f"indicator?id={indicator_of(row)}&lang={language}"
        for row in foremost_unknowns(report, area)
    ]


@SPEAKERS
@pytest.mark.parametrize("area", AREAS)
def test_lists_of_an_area(area: str, language: Language, report: Report) -> None:
    """A tab for each kind; the address says which area, and which tab is open."""
    fmt, found = Formatter(report, language), unknowns.unknowns_of(report, area)
    present = [kind for kind in KINDS if found.counts[kind]]
    app = page("", language, str(store.SHIPPED), {"area": area, "kind": present[-1]})
    shown = text_of(app)
    titles = [fmt.word(f"unknowns.{kind}.title", count=found.counts[kind]) for kind in present]
    assert [tab.label for tab in app.tabs][: len(titles)] == titles
    assert app.get("tab_container")[0].proto.tab_container.default_tab_index == len(titles) - 1
    for kind in present:
        assert fmt.word(f"unknowns.{kind}.means", place=home_name(fmt)) in shown, kind
    (chart,) = charts(app)
    assert fmt.say(report.area(area).name) in chart.alt


@SPEAKERS
def test_earlier_years_of_the_matrix_are_a_click_away(language: Language, report: Report) -> None:
    """The switch says how many figures they have; an area without such years has none."""
    fmt, found = Formatter(report, language), unknowns.coverage(report, "industry")
    assert found is not None
    app = page("", language, str(store.SHIPPED), {"area": "industry"})
    (switch,) = app.toggle
    assert fmt.plain(len(found.within(found.earlier).rows)) in switch.label
    first = [fmt.period(Period(years[0])) for years in (found.late.years, found.years)]
    for year in first:
        (chart,) = charts(app)
        assert year.rstrip("年") in chart.alt
        switch.set_value(True).run()
    assert list(page("", language, str(store.SHIPPED), {"area": "technology"}).toggle) == []


@SPEAKERS
def test_counts_of_all_areas_lead_to_their_lists(language: Language, report: Report) -> None:
    shown = links(page("", language, str(store.SHIPPED)))
    for area in report.areas:
        listed = unknowns.unknowns_of(report, area.id)
        for kind in KINDS:
            address = f"unknowns?area={area.id}&kind={kind}&lang={language}#unknowns.lists"
            said = [text for text, link in shown if link == address]
            count = f"{listed.counts[kind]}/{listed.totals[kind]}"
            assert said == ([count] if listed.counts[kind] else [])


def home_name(fmt: Formatter) -> str:
    return fmt.say(fmt.report.places[fmt.report.settings.place].name)


def test_sentences_of_an_area() -> None:
    shown = text_of(page("", "en", str(store.SHIPPED), {"area": "transport"}))
    found = unknowns.unknowns_of(shipped(), "transport")
    single, all_of_them = len(found.single), found.extent.indicators
    assert f"{single} of {all_of_them} indicators have one figure only." in shown
    rounded = sum(1 for one in found.disagreements.listed if one.explanation == "rounding")
    assert 0 < rounded < found.disagreements.total
    assert f"In {rounded} of the {found.disagreements.total} cases" in shown


def test_of_very_many_disagreements_the_first_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    count = unknowns.unknowns_of(shipped(), "transport").disagreements.total
    monkeypatch.setattr("report.analysis.listed.MOST_LISTED", 2)
    forget_reports()
    try:
        asked = {"area": "transport", "kind": "disagreements"}
        app = page("", "en", str(store.SHIPPED), asked)
    finally:
        forget_reports()
    assert f"The first 2 of {count} are listed." in text_of(app)
    assert 2 in {len(table.rows) for table in tables(app)}
    assert count not in {len(table.rows) for table in tables(app)}


def test_one_is_not_said_in_the_plural() -> None:
    shown = text_of(page("", "en", str(store.SHIPPED), {"area": "industry"}))
    assert len(unknowns.unknowns_of(shipped(), "industry").elsewhere) == 1
    every = len(shipped().in_area("industry"))
    assert f"1 indicator of {every} has figures for districts or other places only" in shown


@SPEAKERS
def test_page_of_all_areas(language: Language, report: Report) -> None:
    app = page("", language, str(store.SHIPPED))
    shown = text_of(app)
    assert "{" not in shown
    assert "coverage." not in shown
    fmt = Formatter(report, language)
    assert app.title[0].value == fmt.word("nav.unknowns")
    assert fmt.word("unknowns.intro", place=home_name(fmt)) in shown
    assert [fmt.say(area.name) for area in report.areas] == app.button_group[0].options
    assert len(charts(app)) == 1


@SPEAKERS
def test_area_is_chosen(language: Language, report: Report) -> None:
    app = page("", language, str(store.SHIPPED))
    for area in report.areas[:3]:
        app.button_group[0].set_value(area.id).run()
        assert not app.exception
        (chart,) = charts(app)
        assert Formatter(report, language).say(area.name) in chart.alt


@SPEAKERS
@pytest.mark.parametrize("area", ["", "power"])
def test_pages_of_another_city(area: str, language: Language) -> None:
    app = page(area, language, str(EXAMPLE))
    shown = text_of(app)
    key = "unknowns.disagreements.head" if area else "unknowns.disagreements.means"
    assert Formatter(example(), language).word(key) in shown
    assert home_name(Formatter(shipped(), language)) not in shown


@SPEAKERS
def test_nothing_unknown_is_said_so(language: Language, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    shutil.copytree(EXAMPLE, folder)
    figures = (folder / "observations.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "observations.csv").write_text("".join(figures[:3]), "utf-8")
    aims = (folder / "targets.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "targets.csv").write_text(aims[0], "utf-8")
    app = page("power", language, str(folder))
    assert Formatter(example(), language).word("unknowns.nothing") in text_of(app)
    assert not app.tabs
