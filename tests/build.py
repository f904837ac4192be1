"""Small values for tests, the example city, and every chart of the shipped report."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from report.analysis.default_chart import chart_of
from report.charts.draw import draw_chart
from report.charts.palette import LIGHT, PALETTES, Palette
from report.data import store
from report.model import (
    LANGUAGES,
    Area,
    Chart,
    InMemoryObservations,
    Language,
    Observation,
    Period,
    Report,
    Target,
    Text,
    Unit,
)
from report.text.formatter import Formatter

EXAMPLE = Path(__file__).parent / "cities" / "example"
# Larger: names with signs, values below zero, months, ten areas, no map and no GDP.
PROVESTAD = EXAMPLE.parent / "provestad"
HOME, NEIGHBOUR = "exampleton", "neighbourton"


def shipped() -> Report:
    return store.shared(store.SHIPPED)


def example() -> Report:
    return store.shared(EXAMPLE)


# The example city with all that Explore may be told: what it opens with and what it divides by.
_EXPLORE = """
[explore]
opening_indicator = "power_per_person"
population_indicator = "residents"
gdp_indicator = "product"
nation = "exampland"
outside_nation = ["neighbourton"]
"""
_DIVISORS = {
    "indicators.csv": "residents,power,Residents,常住人口,People at year end.,年末人数。,"
    "10^4 persons,none,stock,,line,Counted anew each year.,每年重新统计。\n"
    "product,power,Gross product,生产总值,Of the year.,按现价计算。,10^8 EUR,up,flow,,line,,\n",
    "units.csv": "10^4 persons,persons,1e4,people,人,\n10^8 EUR,EUR,1e8,euros,欧元,\n",
    "observations.csv": "residents,exampleton,2022,200,,A,1,yearbook,,\n"
    "residents,exampleton,2023,210,,A,1,yearbook,,\n"
    "product,exampleton,2022,1500,,A,1,yearbook,,\n"
    "solar_capacity,exampland,2022,520,,A,1,yearbook,,\n",
    "report.toml": _EXPLORE,
}


def city_with_settings(folder: Path) -> Path:
    """A copy of the example city in a folder, whose report.toml has every setting of Explore."""
    shutil.copytree(EXAMPLE, folder)
    for file, more in _DIVISORS.items():
        with (folder / file).open("a", encoding="utf-8", newline="\n") as content:
            content.write(more)
    for file, old, new in (
        ("places.csv", "示例省,province", "示例省,country"),
        (
            "areas/power.toml",
            '["power_per_person"]',
            '["power_per_person", "residents", "product"]',
        ),
    ):
        before = (folder / file).read_text("utf-8")
        assert old in before
        (folder / file).write_text(before.replace(old, new, 1), "utf-8", newline="\n")
    return folder


def row(period: str, value: str, **more: Any) -> Observation:
    """A plain figure of the example city, except for what is told otherwise."""
    return replace(
        Observation(
            indicator="solar_capacity",
            place=HOME,
            period=Period.parse(period),
            value=Decimal(value),
            written=value,
            qualifier="",
            status="A",
            preferred=True,
            source="yearbook",
            note=Text("", ""),
        ),
        **more,
    )


def years(first: int, *values: str) -> list[Observation]:
    """Plain figures of as many years as there are values."""
    return [row(str(first + n), value) for n, value in enumerate(values)]


def target(period: str, value: str, **more: Any) -> Target:
    return replace(
        Target(
            indicator="solar_capacity",
            place=HOME,
            period=Period.parse(period),
            value=Decimal(value),
            qualifier="",
            set_on=None,
            policy=Text("Plan", "规划"),
            source="gazette",
        ),
        **more,
    )


def unit(code: str = "MW", factor: str = "1", en: str = "MW", zh: str = "兆瓦") -> Unit:
    return Unit(code, code, Decimal(factor), Text(en, zh))


def chart(kind: Any = "line", **more: Any) -> Chart:
    """A chart of the example city's solar capacity, except for what is told otherwise."""
    drawn = Chart("tried", kind, ("solar_capacity",), (HOME,), Text("Sun", "光伏"))
    return replace(drawn, **more)


def telling(*rows: Observation, **more: Any) -> Report:
    """The example city with these figures instead of its own."""
    given: dict[str, Any] = {"observations": InMemoryObservations(rows), "targets": ()}
    return replace(example(), **(given | more))


def picture(drawn: Chart, report: Report, language: Language = "en") -> dict[str, Any]:
    """A chart of a report in the light palette, as plain dictionaries and lists."""
    fmt = Formatter(report, language)
    spec: dict[str, Any] = draw_chart(drawn, None, fmt, LIGHT).to_plotly_json()
    return spec


def unfitted(drawn: Chart, report: Report) -> dict[str, Any]:
    """The same before its texts have found their places."""
    return draw_chart(drawn, None, Formatter(report, "en"), LIGHT).unfitted


def traces(spec: Mapping[str, Any], **wanted: Any) -> list[dict[str, Any]]:
    """The traces of a picture that have these values."""
    return [t for t in spec["data"] if all(t.get(key) == value for key, value in wanted.items())]


def stretches(line: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    """Where a line is drawn without taking off the pen: it stops where it has no value."""
    found: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(line["x"], line["y"], strict=True):
        if x is None or y is None:
            found.append([])
        else:
            found[-1].append((x, y))
    return found


# Names that Plotly would take for markup, by what bears them.
_EVIL = "<b>Q</b> & R"
HOSTILE: Mapping[str, Text] = {
    "publisher": Text(_EVIL, _EVIL),
    "name": Text(_EVIL, _EVIL),
    "long name": Text(f"{_EVIL} of a very long name", f"{_EVIL}，名称很长很长很长"),
    "policy": Text(_EVIL, _EVIL),
    "title": Text(_EVIL, _EVIL),
}


def hostile(report: Report, what: str) -> Report:
    """A report whose publishers, or all of whose names or titles, hold markup."""
    evil = HOSTILE[what]
    changed: dict[str, Any] = {}
    if what == "publisher":
        changed["publishers"] = {
            key: replace(publisher, name=evil) for key, publisher in report.publishers.items()
        }
    elif what in {"name", "long name"}:
        for table in ("places", "indicators"):
            rows = getattr(report, table).items()
            changed[table] = {key: replace(one, name=evil) for key, one in rows}
    elif what == "title":
        changed["events"] = tuple(replace(event, title=evil) for event in report.events)
    return replace(report, **changed)


def visible(spec: Mapping[str, Any]) -> list[str]:
    """Every string of a picture, but for the names of traces where no legend shows them."""
    hidden = set() if spec["layout"].get("showlegend") else {"name"}
    shown = [{k: v for k, v in trace.items() if k not in hidden} for trace in spec["data"]]
    return list(_texts([shown, spec["layout"]]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


@dataclass(frozen=True)
class Picture:
    """A chart of the shipped report as it is drawn."""

    chart: Chart
    area: Area | None
    fmt: Formatter
    palette: Palette
    spec: Mapping[str, Any]
    unfitted: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.chart.id} {self.fmt.language} {self.palette.mode}"


@cache
def editorial() -> tuple[tuple[Chart, Area | None], ...]:
    """Every chart that an editor has written, with its area."""
    report = shipped()
    own = [(one, area) for area in report.areas for one in area.charts]
    return (*((one, None) for one in report.settings.charts), *own)


@cache
def chosen() -> tuple[tuple[Chart, Area | None], ...]:
    """For every indicator that has figures the chart that suits it."""
    report = shipped()
    found = ((chart_of(row, report), report.area(row.area)) for row in report.indicators.values())
    return tuple((one, area) for one, area in found if one is not None)


@cache
def editorial_pictures() -> tuple[Picture, ...]:
    """Every editorial chart in both languages and both palettes."""
    return tuple(
        _picture(one, area, language, palette)
        for one, area in editorial()
        for language in LANGUAGES
        for palette in PALETTES.values()
    )


@cache
def chosen_pictures() -> tuple[Picture, ...]:
    """Every indicator's own chart in both languages."""
    return tuple(
        _picture(one, area, language, LIGHT) for one, area in chosen() for language in LANGUAGES
    )


@cache
def pictures() -> tuple[Picture, ...]:
    return (*editorial_pictures(), *chosen_pictures())


def _picture(one: Chart, area: Area | None, language: Language, palette: Palette) -> Picture:
    fmt = Formatter(shipped(), language)
    drawing = draw_chart(one, area, fmt, palette)
    return Picture(one, area, fmt, palette, drawing.to_plotly_json(), drawing.unfitted)


def tips(trace: Mapping[str, Any]) -> list[str]:
    """What the points of a trace say when they are pointed at."""
    return [tip for tip, *_ in trace.get("customdata", ())]
