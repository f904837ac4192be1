"""Panels: units of their own, one axis of years, names that stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from report.charts import panels, small_multiples
from report.charts.fitting import fitted, frames_of
from report.charts.looks import Look
from report.charts.marks import Line
from report.charts.palette import LIGHT
from report.charts.panel_frames import Panel
from report.charts.plot import Plot
from report.model import Observation, Unit
from report.text.formatter import Formatter
from tests.build import example, row, traces, unit, visible, years

WRITER = Formatter(example(), "en")
EVIL = "<b>Q</b> & R"


def line(name: str, rows: Sequence[Observation], *, subject: bool = True) -> Line:
    return Line(name, tuple(rows), Look("#0B6B4F"), subject, tuple("tip" for _ in rows))


def panel(*lines: Line, title: str = "", own: Unit | None = None) -> Panel:
    plot = Plot(tuple(lines), (), own or unit(), WRITER, LIGHT)
    return Panel(title, plot, lines[0].name if len(lines) == 1 else "")


def fit(spec: dict[str, Any]) -> dict[str, Any]:
    """With its names in place, on half a page."""
    return fitted(spec, 560)


def axes(spec: dict[str, Any], letter: str) -> list[dict[str, Any]]:
    return [axis for name, axis in spec["layout"].items() if name.startswith(f"{letter}axis")]


def test_panels_have_the_same_years_and_their_own_heights() -> None:
    low, high = panel(line("a", years(2000, "1", "2"))), panel(line("b", years(2010, "500", "700")))
    spec = panels.stacked([low, high], "line", LIGHT)
    first, second = axes(spec, "x")
    assert first["range"] == second["range"]
    assert axes(spec, "y")[0]["range"] != axes(spec, "y")[1]["range"]
    assert not [axis for axis in axes(spec, "y") if "overlaying" in axis]


def test_panels_stand_under_each_other() -> None:
    several = [panel(line(str(n), years(2000, "1", "2"))) for n in range(4)]
    domains = [axis["domain"] for axis in axes(panels.stacked(several, "line", LIGHT), "y")]
    assert len(domains) == 4
    assert all(above[0] > below[1] for above, below in pairwise(domains))
    assert all(0 <= low < high <= 1 for low, high in domains)


def test_traces_belong_to_the_axes_of_their_panel() -> None:
    several = [panel(line(name, years(2000, "1", "2"))) for name in "ab"]
    spec = panels.stacked(several, "line", LIGHT)
    found = {
        trace["name"]: (trace["xaxis"], trace["yaxis"]) for trace in spec["data"] if "name" in trace
    }
    assert found == {"a": ("x", "y"), "b": ("x2", "y2")}


def test_break_is_ruled_in_its_own_panel_only() -> None:
    broken = [row("2000", "1"), row("2001", "2", status="B")]
    spec = panels.stacked(
        [panel(line("a", years(2000, "1", "2"))), panel(line("b", broken))], "line", LIGHT
    )
    assert [(rule["xref"], rule["yref"]) for rule in spec["layout"]["shapes"]] == [
        ("x2", "y2 domain")
    ]


@pytest.mark.parametrize("count", [2, 8, 30])
def test_names_at_the_ends_do_not_overlap(count: int) -> None:
    lines = [line(f"n{n}", years(2000, "1", f"2.{n}")) for n in range(count)]
    spec = panels.stacked([panel(*lines)], "line", LIGHT)
    fit_spec = fit(spec)
    (frame,) = frames_of(fit_spec["layout"], 560).values()
    notes = fit_spec["layout"]["annotations"]
    assert len(notes) == count
    heights = (note.get("ay", -note.get("yshift", 0)) for note in notes)
    names = sorted(frame.y(note["y"]) + up for note, up in zip(notes, heights, strict=True))
    assert all(below - above > 15 for above, below in pairwise(names))


def test_line_that_ends_early_is_named_where_it_ends() -> None:
    early, late = line("early", years(2000, "1", "2")), line("late", years(2000, *"123456789"))
    spec = panels.stacked([panel(early, late)], "line", LIGHT)
    at = {note["text"]: note["x"] for note in fit(spec)["layout"]["annotations"]}
    assert at == {"<b>early 2</b>": 2002, "<b>late 9</b>": pytest.approx(2009.135)}


def test_long_names_stand_in_a_key_over_the_panel() -> None:
    long = [line(f"A very long name of an indicator {n}", years(2000, "1", "2")) for n in range(2)]
    spec = panels.stacked([panel(*long), panel(*long)], "line", LIGHT)
    assert spec["layout"]["showlegend"] is True
    assert {trace["legend"] for trace in spec["data"]} == {"legend", "legend2"}
    assert spec["layout"]["legend"]["y"] > spec["layout"]["legend2"]["y"]
    assert spec["layout"]["annotations"] == []


def test_only_what_is_not_named_beside_its_line_is_in_the_key() -> None:
    short = [line(name, years(2000, "1", "2")) for name in "ab"]
    long = [line(f"A very long name of an indicator {n}", years(2000, "1", "2")) for n in range(2)]
    spec = panels.stacked([panel(*short), panel(*long)], "line", LIGHT)
    keyed = {trace["yaxis"] for trace in spec["data"] if trace.get("showlegend", True)}
    assert keyed == {"y2"}
    named = [note["text"] for note in fit(spec)["layout"]["annotations"]]
    assert named == ["<b>a 2</b>", "<b>b 2</b>", "<b>2</b>", "<b>2</b>"]


def test_bars_begin_at_zero() -> None:
    spec = panels.stacked([panel(line("a", years(2000, "100", "110")))], "bar", LIGHT)
    assert traces(spec, type="bar")
    assert axes(spec, "y")[0]["tickvals"][0] == 0


def test_multiples_share_the_heights_of_their_unit() -> None:
    cells = [panel(line(name, years(2000, "1", value))) for name, value in (("a", "2"), ("b", "9"))]
    cells.append(panel(line("c", years(2000, "1", "2")), own=unit("km")))
    first, second, third = axes(small_multiples.drawn(cells, LIGHT), "y")
    assert first["range"] == second["range"] != third["range"]


def test_multiples_stand_in_a_grid_with_their_titles() -> None:
    cells = [panel(line(str(n), years(2000, "1", "2")), title=f"cell {n}") for n in range(7)]
    spec = small_multiples.drawn(cells, LIGHT)
    assert len({axis["domain"][0] for axis in axes(spec, "x")}) == 2
    assert [note["text"] for note in spec["layout"]["annotations"]] == [
        f"<b>cell {n}</b>" for n in range(7)
    ]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Short", ["Short"]),
        ("Growth of the output of buses", ["Growth of the output of", "buses"]),
        ("全社会研发投入强度占（深圳）", ["全社会研发投入强度占", "（深圳）"]),
        ("新能源汽车推广应用累计减碳量", ["新能源汽车推广应用累计减", "碳量"]),
    ],
)
def test_title_of_a_cell_is_broken_into_lines(title: str, lines: list[str]) -> None:
    cell = panel(line("a", years(2000, "1", "2")), title=title)
    (note,) = small_multiples.drawn([cell], LIGHT)["layout"]["annotations"]
    assert note["text"] == f"<b>{'<br>'.join(lines)}</b>"


def test_long_title_of_a_cell_is_cut() -> None:
    cell = panel(line("a", years(2000, "1", "2")), title="many words " * 20)
    (note,) = small_multiples.drawn([cell], LIGHT)["layout"]["annotations"]
    assert note["text"].count("<br>") == 1
    assert note["text"].endswith("…</b>")


def test_names_are_no_markup() -> None:
    evil = panel(line(EVIL, years(2000, "1", "2")), line("b", years(2000, "1", "2")), title=EVIL)
    for spec in (panels.stacked([evil, evil], "line", LIGHT), small_multiples.drawn([evil], LIGHT)):
        assert not [text for text in visible(spec) if "<b>Q" in text]
        assert [text for text in visible(spec) if "&lt;b&gt;Q" in text]
