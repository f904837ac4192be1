"""What is not known: counted as the tables say, each kind on its own, and shown on the pages."""

from __future__ import annotations

import csv
import shutil
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis import unknowns
from report.analysis.change import possible_values
from report.analysis.foremost_unknowns import foremost_unknowns, indicator_of
from report.analysis.sources import areas_of
from report.analysis.unknowns import KINDS, STATES, UnknownKind, Unknowns
from report.data import store
from report.model import LANGUAGES, Language, Observation, Period, Report, SameTarget, Text
from report.text import unknowns_tables
from report.text.formatter import Formatter
from tests.build import HOME, NEIGHBOUR, example, row, shipped, target, telling, years
from tests.opened import AREAS, charts, links, texts

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
Row = dict[str, str]
SPEAKERS = pytest.mark.parametrize("language", LANGUAGES)
_PATIENCE = 60


@cache
def table(name: str) -> list[Row]:
    """A table of the shipped data as it is written."""
    with (store.SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def home() -> str:
    place: str = tomllib.loads((store.SHIPPED / "report.toml").read_text("utf-8"))["place"]
    return place


@cache
def rows_at() -> Mapping[tuple[str, str], list[Row]]:
    """The rows of the table of observations by indicator and place."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for one in table("observations"):
        found[one["indicator"], one["place"]].append(one)
    return found


def last_day(period: str) -> str:
    """The last day of a period as a text that sorts in time; every month is given 31 days."""
    return period + {4: "-12-31", 7: "-31", 10: ""}[len(period)]


def counted(area: str) -> Counter[UnknownKind]:
    """How many there are of each kind in an area, by the tables alone."""
    found: Counter[UnknownKind] = Counter()
    own = {one["id"] for one in table("indicators") if one["area"] == area}
    for name in own:
        shown = [one for one in rows_at().get((name, home()), []) if one["preferred"] == "1"]
        measured = {int(one["period"][:4]) for one in shown}
        found["single"] += len(shown) == 1
        found["elsewhere"] += not shown and any(indicator == name for indicator, _ in rows_at())
        found["gaps"] += bool(measured) and len(measured) < max(measured) - min(measured) + 1
    for one in table("targets"):
        if one["indicator"] in own:
            found.update(kinds_of_target(one))
    for (name, place), rows in rows_at().items():
        if name in own:
            found["definitions"] += any(one["status"] in {"B", "D"} for one in rows)
            found["disagreements"] += len({*disputed(rows)} - revised_at(name, place))
    undated = {one["id"] for one in table("sources") if not one["published"]}
    found["undated"] = len(undated & drawn_on(area, own))
    return found


@cache
def same_as() -> Mapping[tuple[str, str], str]:
    """The indicator under which a target of the report's place is judged, if by another's."""
    settings = tomllib.loads((store.SHIPPED / "report.toml").read_text("utf-8"))
    return {(e["indicator"], e["period"]): e["same_as"] for e in settings["same_target"]}


def kinds_of_target(one: Row) -> Iterator[UnknownKind]:
    indicator = one["indicator"]
    judged = same_as().get((indicator, one["period"]), indicator)
    rows = rows_at().get((judged, one["place"]))
    if rows is None:
        yield "unmeasured"
    elif not any(is_followed_by(one, each["period"]) for each in rows):
        yield "unfollowed"


def is_followed_by(one: Row, period: str) -> bool:
    if period == one["period"]:
        return True
    return bool(one["set_on"]) and last_day(period) > last_day(one["set_on"])


def disputed(rows: list[Row]) -> list[str]:
    values: dict[str, set[Decimal]] = defaultdict(set)
    for one in rows:
        values[one["period"]].add(Decimal(one["value"]))
    return [period for period, different in values.items() if len(different) > 1]


def revised_at(indicator: str, place: str) -> set[str]:
    """The periods of which an office has published a figure and later revised it."""
    vintages: dict[str, set[str]] = defaultdict(set)
    exact: dict[str, list[Observation]] = defaultdict(list)
    for one in shipped().published(indicator, place):
        exact[str(one.period)].append(one)
        vintages[str(one.period)] |= {one.vintage} if one.vintage else set()
    return {
        period
        for period, kinds in vintages.items()
        if {"revised"} < kinds and not all_may_equal(exact[period])
    }


def all_may_equal(rows: list[Observation]) -> bool:
    """Whether one amount may lie behind all of them, rounded or told as a bound."""
    ranges = [possible_values(one) for one in rows]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def drawn_on(area: str, indicators: set[str]) -> set[str]:
    """The sources of an area's events, practices, figures and targets."""
    told = [*table("events"), *table("practices")]
    measured = [*table("observations"), *table("targets")]
    used = {one["source"] for one in told if one["area"] == area}
    return used | {one["source"] for one in measured if one["indicator"] in indicators}


@pytest.mark.parametrize("area", AREAS)
def test_counts_of_an_area_are_those_of_the_tables(area: str, report: Report) -> None:
    expected = counted(area)
    assert sum(expected.values())
    assert unknowns.unknowns_of(report, area).counts == {kind: expected[kind] for kind in KINDS}


def test_counts_of_all_areas_are_their_sums_but_for_shared_sources(report: Report) -> None:
    whole = unknowns.unknowns_of(report)
    apart = [unknowns.unknowns_of(report, area.id) for area in report.areas]
    assert len(apart) == 8
    for kind in set(KINDS) - {"undated"}:
        assert whole.counts[kind] == sum(one.counts[kind] for one in apart), kind
    undated = {source.id for one in apart for source in one.undated}
    assert {source.id for source in whole.undated} == undated
    assert whole.extent.sources == len(areas_of(report))


def test_totals_are_those_of_the_tables(report: Report) -> None:
    extent = unknowns.unknowns_of(report).extent
    cells = Counter((o["indicator"], o["place"], o["period"]) for o in table("observations"))
    assert extent.indicators == len(table("indicators"))
    assert extent.targets == len(table("targets"))
    assert extent.series == len(rows_at())
    assert extent.compared == sum(1 for count in cells.values() if count > 1)


def test_there_are_never_more_than_there_could_be(report: Report) -> None:
    areas = [None, *(area.id for area in report.areas)]
    for area in areas:
        found = unknowns.unknowns_of(report, area)
        assert all(0 <= found.counts[kind] <= found.totals[kind] for kind in KINDS), area


def test_lists_follow_the_order_of_areas_and_tables(report: Report) -> None:
    order = [i.id for area in report.areas for i in report.indicators.values() if i.area == area.id]
    found = unknowns.unknowns_of(report)
    lists = {
        "single": [one.indicator for one in found.single],
        "elsewhere": [one.indicator for one in found.elsewhere],
        "gaps": [one.indicator for one in found.gaps],
        "definitions": [one.indicator for one in found.definitions],
        "disagreements": [one.shown.indicator for one in found.disagreements],
    }
    for kind, names in lists.items():
        assert names
        assert names == sorted(names, key=order.index), kind
    areas = [report.indicators[one.indicator].area for one in found.unmeasured]
    assert areas == sorted(areas, key=[area.id for area in report.areas].index)


def test_unknown_area_is_an_error(report: Report) -> None:
    with pytest.raises(KeyError):
        unknowns.unknowns_of(report, "no_such_area")


def of(*rows: Observation, **more: Any) -> Unknowns:
    """What is not known of the example city with these figures."""
    return unknowns.unknowns_of(telling(*rows, **more), "power")


def test_single_figure() -> None:
    lone = row("2020", "40")
    assert of(lone).single == (lone,)
    assert of(lone, row("2021", "46")).single == ()


def test_second_source_makes_no_second_figure() -> None:
    lone = row("2020", "40")
    assert of(lone, replace(lone, preferred=False, source="gazette")).single == (lone,)


def test_figures_of_another_place_only() -> None:
    (found,) = of(*[row(str(year), "1", place=NEIGHBOUR) for year in (2020, 2021)]).elsewhere
    assert found.indicator == "solar_capacity"
    assert [place.id for place in found.places] == [NEIGHBOUR]
    assert found.latest == Period(2021)
    assert of(row("2020", "1", place=NEIGHBOUR), row("2020", "1")).elsewhere == ()
    assert of().elsewhere == ()


def test_missing_years_stand_in_runs() -> None:
    rows = [row(period, "1") for period in ("2011", "2015-06", "2015", "2017", "2018")]
    (gap,) = of(*rows).gaps
    assert gap.years == (2012, 2013, 2014, 2016)
    assert gap.runs == ((2012, 2014), (2016, 2016))
    assert (gap.first, gap.last) == (Period(2011), Period(2018))


def test_neither_neighbouring_years_nor_other_places_are_gaps() -> None:
    assert of(*years(2011, "1", "2", "3")).gaps == ()
    assert of(row("2011", "1", place=NEIGHBOUR), row("2015", "1", place=NEIGHBOUR)).gaps == ()


def test_target_without_any_figure_of_its_place() -> None:
    aim = target("2025", "100")
    assert of(targets=(aim,)).unmeasured == (aim,)
    assert of(row("2024", "1", place=NEIGHBOUR), targets=(aim,)).unmeasured == (aim,)
    assert of(row("2024", "1"), targets=(aim,)).unmeasured == ()


def test_target_that_is_judged_under_another_indicator_has_its_figures() -> None:
    aims = target("2025", "100"), target("2025", "100", indicator="clean_power_share")
    link = SameTarget("clean_power_share", HOME, Period(2025), "solar_capacity")
    rows = years(2024, "60", "100")
    assert of(*rows, targets=aims).unmeasured == aims[1:]
    linked = telling(*rows, targets=aims, same_targets=(link,))
    assert unknowns.unknowns_of(linked).unmeasured == ()


@pytest.mark.parametrize(
    ("set_on", "figure", "follows"),
    [
        ("2022", "2021", False),
        ("2022", "2022", False),
        ("2022", "2022-12", False),
        ("2022", "2023", True),
        ("2022-06", "2022-06-30", False),
        ("2022-06", "2022-07", True),
        ("2022-06", "2022", True),
        ("2025", "2025", True),
        ("2025-12", "2025", True),
        ("", "2024", False),
        ("", "2026", False),
        ("", "2025", True),
    ],
)
def test_figure_that_follows_a_target(set_on: str, figure: str, follows: bool) -> None:
    aim = target("2025", "100", set_on=Period.parse(set_on) if set_on else None)
    found = of(row(figure, "40"), targets=(aim,))
    assert found.unmeasured == ()
    assert [one.target for one in found.unfollowed] == ([] if follows else [aim])


def test_target_names_its_last_figure() -> None:
    aim = target("2025", "100", set_on=Period(2022))
    rows = years(2019, "1", "2", "3")
    (found,) = of(*rows, targets=(aim,)).unfollowed
    assert found.latest == rows[-1]


def test_breaks_and_other_definitions() -> None:
    note = Text("Another list.", "另一名录。")
    rows = [
        row("2019", "1", status="D", note=note),
        row("2020", "1", status="D", note=note),
        row("2021", "2", status="B"),
        row("2022", "3"),
    ]
    (shift,) = of(*rows).definitions
    assert (shift.indicator, shift.place) == ("solar_capacity", HOME)
    assert shift.others == (Period(2019), Period(2020))
    assert shift.breaks == (Period(2021),)
    assert shift.notes == (note,)


def test_provisional_figures_are_of_no_other_definition() -> None:
    assert of(row("2020", "1", status="P"), row("2021", "2", status="E")).definitions == ()


def test_sources_that_agree() -> None:
    found = of(row("2020", "40"), row("2020", "40.0", preferred=False, source="gazette"))
    assert found.disagreements == ()
    assert found.extent.compared == 1


@pytest.mark.parametrize(
    ("shown", "other", "explanation"),
    [
        ({"value": "397.9037"}, {"value": "397.90"}, "rounding"),
        ({"value": "26927"}, {"value": "26900", "qualifier": "about"}, "rounding"),
        ({"value": "27670"}, {"value": "27800", "qualifier": "about"}, "open"),
        ({"value": "1.43"}, {"value": "1.40", "qualifier": "about"}, "open"),
        ({"value": "1.43"}, {"value": "1.4", "qualifier": "about"}, "rounding"),
        ({"value": "26927"}, {"value": "26900"}, "open"),
        ({"value": "97.1"}, {"value": "97", "qualifier": "more_than"}, "rounding"),
        ({"value": "96"}, {"value": "97", "qualifier": "more_than"}, "open"),
        ({"value": "6.46"}, {"value": "6.5", "qualifier": "less_than"}, "rounding"),
        ({"value": "0", "qualifier": "about"}, {"value": "1"}, "rounding"),
        ({"value": "5"}, {"value": "7", "status": "D"}, "definition"),
        ({"value": "5", "status": "B"}, {"value": "7", "status": "P"}, "definition"),
        ({"value": "5"}, {"value": "7", "status": "P"}, "provisional"),
        ({"value": "5"}, {"value": "7", "status": "E"}, "provisional"),
        ({"value": "5"}, {"value": "7", "qualifier": "preliminary"}, "provisional"),
        ({"value": "5"}, {"value": "7"}, "open"),
    ],
)
def test_sources_that_disagree(shown: Row, other: Row, explanation: str) -> None:
    first = figure(shown)
    second = replace(figure(other), preferred=False, source="gazette")
    (found,) = of(second, first).disagreements
    assert found.rows == (first, second)
    assert found.shown is first
    assert found.spread == abs(first.value - second.value)
    assert found.explanation == explanation


def figure(cells: Row) -> Observation:
    others: dict[str, Any] = {name: cell for name, cell in cells.items() if name != "value"}
    return row("2020", cells["value"], **others)


def test_spread_is_that_of_all_sources() -> None:
    rows = [row("2020", value, preferred=value == "5") for value in ("5", "9", "4")]
    (found,) = of(*rows).disagreements
    assert found.spread == 5


def test_different_periods_and_places_do_not_disagree() -> None:
    rows = [row("2020", "1"), row("2020-12", "2"), row("2020", "3", place=NEIGHBOUR)]
    found = of(*rows)
    assert found.disagreements == ()
    assert found.extent.compared == 0


def test_undated_sources_are_those_in_use() -> None:
    sources = {name: replace(one, published=None) for name, one in example().sources.items()}
    used = {"events": (), "practices": (), "sources": sources}
    assert [one.id for one in of(row("2020", "1"), **used).undated] == ["yearbook"]
    aimed = of(row("2020", "1"), **used | {"targets": (target("2025", "1"),)})
    assert [one.id for one in aimed.undated] == ["yearbook", "gazette"]
    assert of(row("2020", "1")).undated == ()


def states(*rows: Observation) -> dict[int, str | None]:
    """The state of each year of the example city's solar capacity with these figures."""
    found = unknowns.coverage(telling(*rows), "power")
    assert found is not None
    (track,) = [one for one in found.tracks if one.indicator.id == "solar_capacity"]
    assert [cell.year for cell in track.cells] == list(found.years)
    return {cell.year: cell.state for cell in track.cells}


def test_states_of_a_coverage() -> None:
    rows = [
        row("2015", "1"),
        row("2017", "1", status="P"),
        row("2018", "1", qualifier="preliminary"),
        row("2019", "1", status="D"),
        row("2020", "1", status="B"),
        row("2021", "1", qualifier="about"),
        row("2022", "5", status="D"),
        row("2022", "9", preferred=False),
        row("2023", "5.02"),
        row("2023", "5.0", preferred=False),
    ]
    assert states(*rows) == {
        2015: "plain",
        2016: None,
        2017: "provisional",
        2018: "provisional",
        2019: "definition",
        2020: "definition",
        2021: "plain",
        2022: "disagreement",
        2023: "plain",
    }


def test_last_figure_speaks_for_its_year() -> None:
    assert states(row("2020-06", "1", status="P"), row("2020", "2")) == {2020: "plain"}
    assert states(row("2020-06", "1"), row("2020", "2", status="P")) == {2020: "provisional"}


def test_coverage_is_of_the_own_place() -> None:
    assert unknowns.coverage(telling(row("2020", "1", place=NEIGHBOUR)), "power") is None


def test_late_years_of_a_coverage_and_those_before() -> None:
    """Of one that is no longer than that there are none before."""
    found = unknowns.coverage(
        telling(row("1990", "1"), row("2009", "2"), row("2025", "3")), "power"
    )
    assert found is not None
    assert (found.late.years, found.earlier) == (range(2010, 2026), range(1990, 2010))
    assert [one.value for one in found.late.rows] == [3]
    assert [one.value for one in found.within(found.earlier).rows] == [1, 2]
    short = unknowns.coverage(telling(row("2010", "1"), row("2025", "3")), "power")
    assert short is not None
    assert (short.late, len(short.earlier)) == (short, 0)


@pytest.mark.parametrize("area", AREAS)
def test_coverage_holds_every_year_with_a_figure(area: str, report: Report) -> None:
    found = unknowns.coverage(report, area)
    assert found is not None
    expected = {
        (one["id"], int(each["period"][:4]))
        for one in table("indicators")
        for each in rows_at().get((one["id"], home()), [])
        if one["area"] == area
    }
    assert expected
    filled = [(track.indicator.id, year) for track in found.tracks for year in track.years()]
    assert sorted(filled) == sorted(expected)
    assert found.count() == sum(found.count(state) for state in STATES) == len(expected)
    assert [track.indicator for track in found.tracks] == list(report.in_area(area))


@SPEAKERS
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "undated"])
def test_tables_list_every_case(kind: UnknownKind, language: Language, report: Report) -> None:
    fmt = Formatter(report, language)
    whole = unknowns.unknowns_of(report)
    across = unknowns_tables.unknowns_sheet(kind, whole, fmt).table
    assert across.num_rows == whole.counts[kind] > 0
    assert across.column_names[:2] == [
        fmt.word("unknowns.column.area"),
        fmt.word("table.indicator"),
    ]
    names = {fmt.say(area.name) for area in report.areas}
    assert set(across.column(0).to_pylist()) <= names
    one = unknowns.unknowns_of(report, "transport")
    own = unknowns_tables.unknowns_sheet(kind, one, fmt).table
    assert own.num_rows == one.counts[kind]
    assert own.column_names == across.column_names[1:]


@SPEAKERS
def test_table_of_counts(language: Language, report: Report) -> None:
    fmt = Formatter(report, language)
    content = unknowns_tables.unknowns_by_area(report, fmt).table
    rows = [list(one.values()) for one in content.to_pylist()]
    assert [one[0] for one in rows[:-1]] == [fmt.say(area.name) for area in report.areas]
    assert content.num_columns == 1 + len(KINDS)
    found = unknowns.unknowns_of(report)
    for kind, cell in zip(KINDS, rows[-1][1:], strict=True):
        counts = {"count": found.counts[kind], "all": found.totals[kind]}
        assert cell == fmt.word("unknowns.part", **counts), kind
    without_targets = [one for one in rows if one[0] == fmt.say(report.area("cooperation").name)]
    assert without_targets[0].count("–") == 2


def test_disagreement_in_a_table() -> None:
    rows = [
        row("2020", "12950.08"),
        row("2020", "12950", preferred=False, source="gazette", qualifier="about"),
    ]
    report = telling(*rows)
    found = unknowns.unknowns_of(report, "power")
    content = unknowns_tables.unknowns_sheet("disagreements", found, Formatter(report, "en")).table
    assert content.to_pylist() == [
        {
            "Indicator": "Solar capacity",
            "Place": "Exampleton",
            "Period": "2020",
            "Figure shown": "129,500,800 (Statistics Office of Exampleton, 2024)",
            "Other sources": "about 129,500,000 (Exampleton Gazette, 2023)",
            "Difference": "800",
            "Unit": "kW",
            "What may explain it": "rounding, or a bound",
        }
    ]


def test_gaps_and_definitions_in_a_table() -> None:
    note = Text("New list.", "新名录。")
    rows = [row(p, "1", status=s, note=note) for p, s in (("2011", "D"), ("2012", "D"))]
    rows += [row("2016-06", "1", status="B", note=Text("Rebased", "换基")), row("2018", "1")]
    report = telling(*rows)
    found = unknowns.unknowns_of(report, "power")
    fmt = Formatter(report, "en")
    (gap,) = unknowns_tables.unknowns_sheet("gaps", found, fmt).table.to_pylist()
    assert list(gap.values()) == ["Solar capacity", "2011 to 2018", "2013–2015, 2017"]
    (shift,) = unknowns_tables.unknowns_sheet("definitions", found, fmt).table.to_pylist()
    assert list(shift.values())[2:] == ["June 2016", "2011–2012", "New list; Rebased"]


def test_coverage_as_a_table(report: Report) -> None:
    found = unknowns.coverage(report, "industry")
    assert found is not None
    sheet = unknowns_tables.coverage_sheet(found, Formatter(report, "en"))
    assert sheet.table.num_rows == len(sheet.figures) == len(found.tracks)
    first = sheet.table.to_pylist()[0]
    assert first["Indicator"] == "Gross domestic product"
    assert first["Sources disagree"].startswith("2021"), "a revision is no disagreement"
    assert sheet.behind(0, "Indicator") == (report.series("gdp")[-1],)
    without = [track.indicator.id for track in found.tracks].index("icv_industry_revenue")
    assert sheet.table.to_pylist()[without]["Years with a figure"] == "no figure yet"
    assert sheet.behind(without, "Indicator") == ()


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
    rounded = sum(1 for one in found.disagreements if one.explanation == "rounding")
    assert 0 < rounded < len(found.disagreements)
    assert f"In {rounded} of the {len(found.disagreements)} cases" in shown


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
