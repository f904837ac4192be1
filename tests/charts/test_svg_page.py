"""Pictures of charts as pages show them: what stands where, in each width."""

from __future__ import annotations

import pytest

from report.charts.drawing import Drawing
from report.charts.fitting import SMALL_SCREEN, frames_of
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.charts.svg_marks import plain
from report.charts.svg_page import page_picture
from report.explore import query, selection
from report.explore.view import view_of
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from tests.build import shipped
from tests.captioned import every_chart
from tests.long import beyond

WIDTHS = (358, 837, 256, 416, 632, 1280)
_HEIGHT = 400


def drawings(language: Language) -> list[Drawing]:
    """Those over years."""
    drawn = [chart.draw(LIGHT) for chart in every_chart(language)]
    return [one for one in drawn if is_over_years(one)]


def is_over_years(drawing: Drawing) -> bool:
    layout = drawing.unfitted["layout"]
    is_plot = layout["yaxis"].get("visible", True) and "ticklabelposition" not in layout["yaxis"]
    return is_plot and "years" in layout.get("meta", {})


def texts(picture: Node) -> list[str]:
    return ["".join(part.text for part in n.walk()) for n in picture.walk() if n.tag == "text"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", beyond(2, WIDTHS))
def test_every_chart_has_one(width: int, language: Language) -> None:
    for chart in every_chart(language):
        one = chart.draw(LIGHT)
        picture = page_picture(one, width, _HEIGHT)
        height = one.height_in(width) if width <= SMALL_SCREEN else _HEIGHT
        assert picture.attributes["viewBox"] == f"0 0 {width} {height}"
        assert (picture.attributes["width"], picture.attributes["height"]) == (
            str(width),
            str(height),
        )


def test_marks_stand_in_the_frame_that_the_library_uses() -> None:
    """To the tenth of a pixel; those above it are of the key."""
    drawing = next(one for one in drawings("zh") if "markers" in str(one.unfitted["data"]))
    spec = drawing.on_page(632)
    frame = frames_of(spec["layout"], 632)["x", "y"]
    xs = [x for t in spec["data"] if "markers" in t.get("mode", "") for x in t["x"] if x]
    circles = [n.attributes for n in page_picture(drawing, 632).walk() if n.tag == "circle"]
    across = {float(at["cx"]) for at in circles if float(at["cy"]) > frame.top}
    assert len(across) > 3
    assert across <= {frame.x(x) for x in xs}


def test_texts_are_those_of_the_library() -> None:
    for one in drawings("en")[:80]:
        spec = one.on_page(632)
        shown = texts(page_picture(one, 632))
        axes = (spec["layout"]["xaxis"], spec["layout"]["yaxis"])
        named = [text for axis in axes for text in axis["ticktext"] if "<" not in text and text]
        assert [text for text in named if text not in shown] == []


def explored(**chosen: str) -> Drawing:
    """A view that a reader has chosen."""
    report = shipped()
    named = selection.resolved(report, query.parse(chosen, report)[0])
    view = view_of(named, Formatter(report, "en"))
    assert view
    return view.chart.draw(LIGHT)


PANELS = pytest.mark.parametrize("view", ["line", "bar"])
_SEVERAL = {"indicators": "gdp,rd_intensity", "places": "shenzhen,beijing"}


@PANELS
def test_each_panel_has_its_marks_in_its_own_frame(view: str) -> None:
    """Those of no other one."""
    drawing = explored(view=view, **_SEVERAL)
    assert drawing.has_panels
    frames = list(frames_of(drawing.on_page(632)["layout"], 632).values())
    tag, middle = ("circle", "cy") if view == "line" else ("rect", "y")
    marks = [n.attributes for n in page_picture(drawing, 632).walk() if n.tag == tag]
    downs = [float(at[middle]) for at in marks]
    for frame in frames:
        own = [y for y in downs if frame.top <= y <= frame.top + frame.height]
        assert len(own) > 3
    bodies = [(frame.top, frame.top + frame.height) for frame in frames]
    assert bodies[0][1] < bodies[1][0]


@PANELS
def test_panels_have_all_their_texts(view: str) -> None:
    drawing = explored(view=view, **_SEVERAL)
    layout = drawing.on_page(632)["layout"]
    shown = texts(page_picture(drawing, 632))
    axes = [axis for name, axis in layout.items() if name[:5] in {"xaxis", "yaxis"}]
    assert len(axes) == 4
    for axis in axes:
        assert [text for text in axis["ticktext"] if text and text not in shown] == []
    titles = [one["text"] for one in layout["annotations"] if one.get("xref") == "paper"]
    assert len(titles) == 2
    assert [text for text in titles if plain(text) not in shown] == []


def test_small_multiples_have_marks_and_titles_of_their_own() -> None:
    drawing = explored(view="multiples", **_SEVERAL)
    layout = drawing.on_page(632)["layout"]
    picture = page_picture(drawing, 632)
    frames = list(frames_of(layout, 632).values())
    assert len({frame.left for frame in frames}) == 2
    marks = [n.attributes for n in picture.walk() if n.tag == "circle"]
    for frame in frames:
        across = frame.left, frame.left + frame.width
        own = [at for at in marks if across[0] <= float(at["cx"]) <= across[1]]
        assert any(frame.top <= float(at["cy"]) <= frame.top + frame.height for at in own)
    lines = [line for one in layout["annotations"] for line in one["text"].split("<br>")]
    assert [line for line in lines if plain(line) not in texts(picture)] == []


def test_key_goes_on_in_a_second_row() -> None:
    """Where its names are wider than the plot, in columns that stand below each other."""
    drawing = next(
        one
        for one in drawings("en")
        if one.on_page(256)["layout"].get("showlegend")
        and len({row for row, _ in key_places(one, 256)}) > 1
    )
    columns: dict[float, set[float]] = {}
    for row, column in key_places(drawing, 256):
        columns.setdefault(row, set()).add(column)
    first, *others = (columns[row] for row in sorted(columns))
    assert all(other <= first for other in others)


def key_places(drawing: Drawing, width: int) -> list[tuple[float, float]]:
    """Where the names of a key stand: how far down, and how far to the right."""
    names = {trace["name"] for trace in drawing.on_page(width)["data"] if trace.get("name")}
    words = (node for node in page_picture(drawing, width).walk() if node.text in names)
    return [(float(node.attributes["y"]), float(node.attributes["x"])) for node in words]
