"""What the data API answers: every row, every figure digit by digit, both languages, editions."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from report.analysis import editions
from report.analysis.expected import expected
from report.analysis.progress import assess
from report.analysis.sources import KINDS
from report.api.listings import LISTINGS
from report.columns.subsets import RECORDS
from report.model import Observation, Period, Report
from tests import build
from tests.api.asked import ask, found
from tests.build import example, shipped

ALL = "preferred=all"


@pytest.fixture(scope="module", params=["2023", "latest"])
def at(request: pytest.FixtureRequest) -> Report:
    """The shipped report as each of its editions."""
    return editions.report_at(shipped(), request.param)


def keys(rows: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    return sorted((r["indicator"], r["place"], r["period"], r["source"]) for r in rows)


def test_every_listing_has_every_row(at: Report) -> None:
    names = [listing.name for listing in LISTINGS if listing.name != "expected"]
    tables = {name: getattr(at, name) for name in names} | {"expected": expected(at)}
    assert len(tables) == 12
    for name, rows in tables.items():
        query = f"edition={at.edition}" + (f"&{ALL}" if name == "observations" else "")
        answer = found(shipped(), f"/{name}", query).json
        assert (answer["total"], len(answer["data"])) == (len(rows), len(rows)), name
        assert (answer["edition"], answer["next"]) == (at.edition, None)
        assert answer["content_mark"] == editions.content_mark(at)


def test_figures_are_written_as_in_the_table(at: Report) -> None:
    body = found(shipped(), "/observations", f"{ALL}&edition={at.edition}").body.decode()
    rows = found(shipped(), "/observations", f"{ALL}&edition={at.edition}&format=csv").rows
    written = {(o.indicator, o.place, str(o.period), o.source): o.written for o in at.observations}
    assert len(written) == len(rows)
    for row in rows:
        cell = written[row["indicator"], row["place"], row["period"], row["source"]]
        assert row["value"] == cell
        assert f'"period":"{row["period"]}","value":{cell},' in body


def test_observation_tells_its_provenance_in_both_languages() -> None:
    row = found(example(), "/observations", "indicator=solar_capacity&place=exampleton").data[2]
    assert row["period"] == "2022"
    assert row["indicator_name"] == {"en": "Solar capacity", "zh": "光伏装机容量"}
    assert row["place_name"] == {"en": "Exampleton", "zh": "示例市"}
    assert (row["value"], row["unit"]) == (52, "10^4 kW")
    assert (row["amount"], row["amount_unit"]) == (520000, "kW")
    assert row["publisher"] == "statistics_office"
    assert row["publisher_name"] == {"en": "Statistics Office of Exampleton", "zh": "示例市统计局"}
    assert (row["via"], row["via_name"], row["source_language"]) == (None, None, "en")
    titles = {"en": "Exampleton Yearbook | 2023", "zh": "示例市年鉴 | 2023"}
    assert row["source_title"] == titles
    assert row["url"] == "https://example.org/yearbook?year=2023"
    assert row["note"] is None


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("indicator=gdp,nev_stock", lambda r, _: r.indicator in {"gdp", "nev_stock"}),
        ("area=transport", lambda r, all_: all_.indicators[r.indicator].area == "transport"),
        ("place=beijing,shanghai", lambda r, _: r.place in {"beijing", "shanghai"}),
        ("status=P,E", lambda r, _: r.status in {"P", "E"}),
        ("source_kind=law,paper", lambda r, all_: all_.sources[r.source].kind in {"law", "paper"}),
        ("period_from=2023-06", lambda r, _: r.period.end >= Period.parse("2023-06").start),
        ("period_to=2010", lambda r, _: r.period.end <= Period.parse("2010").end),
        ("period_to=2024-06", lambda r, _: r.period.end <= Period.parse("2024-06").end),
        ("period_from=2022-12-31&period_to=2022", lambda r, _: str(r.period.end) == "2022-12-31"),
        ("", lambda *_: True),
    ],
)
def test_filter_gives_what_fits_and_nothing_else(
    query: str, fits: Callable[[Observation, Report], bool]
) -> None:
    for preferred, kept in (("1", {True}), ("0", {False}), ("all", {True, False})):
        rows = found(shipped(), "/observations", f"{query}&preferred={preferred}".strip("&")).data
        expected = [
            (row.indicator, row.place, str(row.period), row.source)
            for row in shipped().observations
            if row.preferred in kept and fits(row, shipped())
        ]
        assert keys(rows) == sorted(expected)
        assert expected or preferred == "0"


def test_only_preferred_figures_are_given_unless_others_are_asked_for() -> None:
    asked = found(shipped(), "/observations").data
    assert all(row["preferred"] for row in asked)
    assert asked == found(shipped(), "/observations", "preferred=1").data
    cells = [(row["indicator"], row["place"], row["period"]) for row in asked]
    assert len(cells) == len(set(cells)) > 0


def test_pages_add_up_to_the_whole() -> None:
    whole = found(shipped(), "/observations", "area=transport").data
    collected: list[Any] = []
    following: str | None = "/api/v1/observations?area=transport&limit=37"
    while following:
        path, _, query = following.removeprefix("/api/v1").partition("?")
        reply = found(shipped(), path, query)
        assert reply.headers["x-total-count"] == str(len(whole))
        collected += reply.data
        following = reply.json["next"]
        assert ("link" in reply.headers) == (following is not None)
    assert collected == whole
    assert len(whole) > 2 * 37


def test_last_page_is_the_last_even_when_it_is_full() -> None:
    assert len(example().places) == 4
    nexts = [found(example(), "/places", f"limit={n}").json["next"] for n in (3, 4)]
    assert nexts == ["/api/v1/places?limit=3&offset=3", None]


def test_page_beyond_the_end_is_empty() -> None:
    answer = found(example(), "/observations", "offset=999999999").json
    assert (answer["data"], answer["next"]) == ([], None)
    assert answer["total"] > 0


def test_table_of_a_page_links_to_the_next_one() -> None:
    reply = found(example(), "/places", "format=csv&limit=2")
    assert len(reply.rows) == 2
    assert reply.headers["link"] == '</api/v1/places?format=csv&limit=2&offset=2>; rel="next"'


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("q=solar", ["solar_capacity"]),
        ("q=SOLAR+panels", ["solar_capacity"]),
        ("q=%E5%85%89%E4%BC%8F", {"solar_capacity", "clean_power_share"}),
        ("q=per_person", {"power_per_person"}),
        ("q=solar+nothing", []),
        ("area=power&q=solar", ["solar_capacity"]),
    ],
)
def test_indicators_are_searched_in_both_languages(query: str, ids: Any) -> None:
    names = [row["id"] for row in found(example(), "/indicators", query).data]
    assert type(ids)(names) == ids


def test_indicator_has_all_figures_and_all_targets(at: Report) -> None:
    asked = ["nev_stock", "pm25_annual_mean", "green_trip_share"]
    for name in asked:
        data = found(shipped(), f"/indicators/{name}", f"edition={at.edition}").data
        own = [row for row in at.observations if row.indicator == name]
        assert len(data["observations"]) == data["observation_count"] == len(own)
        ends = [str(row.period) for row in sorted(own, key=lambda row: row.stands_at.order)]
        assert [data["first_period"], data["last_period"]] == (
            [ends[0], ends[-1]] if ends else [None, None]
        )
        targets = [row for row in at.targets if row.indicator == name]
        assert len(data["targets"]) == len(targets)


def test_area_has_its_prose_with_figures_and_its_groups() -> None:
    data = found(shipped(), "/areas/transport").data
    for language in ("en", "zh"):
        said = data["summary"][language] + data["lead"][language]
        assert said
        assert "{" not in said
    grouped = [name for group in data["groups"] for name in group["indicators"]]
    assert sorted(grouped) == sorted(data["indicators"])


def test_targets_have_the_verdict_of_the_pages_and_its_sum(at: Report) -> None:
    rows = found(shipped(), "/targets", f"edition={at.edition}").data
    assessed = [assess(at, target) for target in at.targets]
    assert [(r["indicator"], r["period"], r["verdict"], r["reason"]) for r in rows] == [
        (one.target.indicator, str(one.target.period), one.verdict, one.reason) for one in assessed
    ]
    assert len(rows) > 10
    for row, one in zip(rows, assessed, strict=True):
        assert row["verdict_text"]["en"]
        assert row["sum_text"]["zh"]
        assert (row["ratio"] is None) == (one.ratio is None)


def test_sum_of_a_target_is_that_of_the_worked_example() -> None:
    """About 55 in 2021, more than 97 in 2023, 130 for 2025: 32.8 % a year of 24.0 % needed."""
    query = "indicator=nev_stock&edition=2023"
    rows = [row for row in found(shipped(), "/targets", query).data if row["value"] == 130]
    assert len(rows) == 1
    (row,) = rows
    assert (row["base_period"], row["base_value"], row["base_qualifier"]) == ("2021", 55, "about")
    assert round(row["needed"], 1) == Decimal("24.0")
    for name in ("expected", "needed", "actual", "ratio", "gap"):
        if row[name] is not None:
            assert len(Decimal(row[name]).as_tuple().digits) <= 10


def test_sources_are_filtered_by_area_and_kind() -> None:
    rows = found(shipped(), "/sources", "area=energy&kind=official,press").data
    assert {row["kind"] for row in rows} == {"official", "press"}
    assert all("energy" in row["areas"] for row in rows)
    order = [KINDS.index(row["kind"]) for row in rows]
    assert order == sorted(order)


@pytest.mark.parametrize("listing", ["events", "practices", "targets", "indicators"])
def test_rows_are_filtered_by_area(listing: str) -> None:
    report = shipped()
    counts = {
        area.id: len(found(report, f"/{listing}", f"area={area.id}").data) for area in report.areas
    }
    assert sum(counts.values()) == len(getattr(report, listing))
    assert sum(1 for count in counts.values() if count) > 1


def test_newest_edition_is_shown_unless_another_is_asked_for() -> None:
    assert found(shipped(), "/report").json["edition"] == "latest"
    older = found(shipped(), "/report", "edition=2023")
    assert older.json["edition"] == "2023"
    assert older.data["counts"] != found(shipped(), "/report").data["counts"]


def test_report_says_what_it_is_how_much_and_how_to_cite_it(at: Report) -> None:
    answer = found(shipped(), "/report", f"edition={at.edition}").json
    data = answer["data"]
    assert data["title"] == {"en": at.settings.title.en, "zh": at.settings.title.zh}
    assert [row["id"] for row in data["editions"]] == list(at.editions)
    assert data["counts"]["observations"] == len(at.observations)
    for language in ("en", "zh"):
        assert answer["content_mark"] in data["citation"][language]
        assert data["licence"]["data"][language]


def test_field_is_described_and_stands_once() -> None:
    for record in RECORDS:
        names = [name for column in record.columns for name in column.names]
        assert len(names) == len(set(names)) > 0
        for column in record.columns:
            explanation = column.explanation(shipped())
            assert explanation.en.endswith(".")
            assert explanation.zh.endswith("。")


def test_answers_do_not_depend_on_the_order_of_parameters() -> None:
    one = ask(example(), "/observations", "place=exampleton&limit=2&offset=1")
    other = ask(example(), "/observations", "offset=1&limit=2&place=exampleton")
    assert one.data == other.data


def test_observation_names_the_site_that_it_was_read_on() -> None:
    report = build.telling(build.row("2020", "4", source="gazette"))
    (entry,) = found(report, "/observations").data
    assert (entry["publisher"], entry["via"]) == ("gazette_press", "news_site")
    assert entry["via_name"] == {"en": "Exampleton Online", "zh": "示例在线"}
    (cells,) = found(report, "/observations", "format=csv").rows
    assert (cells["via_name_en"], cells["via_name_zh"]) == ("Exampleton Online", "示例在线")


def test_sdmx_names_publisher_and_site() -> None:
    report = build.telling(build.row("2020", "4", source="gazette"), build.row("2021", "4"))
    rows = found(report, "/observations", "format=sdmx-csv").rows
    named = {cells["TIME_PERIOD"]: (cells["PUBLISHER"], cells["VIA"]) for cells in rows}
    assert named == {"2020": ("gazette_press", "news_site"), "2021": ("statistics_office", "")}


def test_data_package_names_publications_in_full() -> None:
    package = found(example(), "/datapackage.json").json
    (gazette,) = (entry for entry in package["sources"] if "Gazette" in entry["title"])
    assert "Exampleton Gazette, as reported by Exampleton Online, " in gazette["title"]
    assert "示例市公报社，转引自示例在线：" in gazette["title_zh"]
