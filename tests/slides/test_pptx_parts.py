"""A PPTX as a package: what PowerPoint would offer to repair is not there."""

from __future__ import annotations

import io
import posixpath
from collections import Counter
from collections.abc import Iterator
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]
import pytest
from lxml import etree

from report.slides.deck import DeckOptions, deck
from report.slides.pptx.file import in_pptx
from tests.build import shipped

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# What a chart's plot area may hold, in this order (CT_PlotArea).
_PLOT = ("layout", "barChart", "scatterChart", "catAx", "valAx", "dateAx", "spPr")
_SERIES = (
    *("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls"),
    *("cat", "val", "xVal", "yVal", "smooth"),
)
_LABEL = ("idx", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos", *(f"show{n}" for n in (
    "LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")))  # fmt: skip
_RUNS = ("ln", "noFill", "solidFill", "latin", "ea", "cs")


class Package:
    """The parts of a file, each XML part read."""

    def __init__(self, content: bytes) -> None:
        self.file = ZipFile(io.BytesIO(content))
        self.names = self.file.namelist()
        self.parts = {
            name: etree.fromstring(self.file.read(name))
            for name in self.names
            if name.endswith((".xml", ".rels"))
        }

    def under(self, folder: str) -> dict[str, etree._Element]:
        return {
            name: part for name, part in self.parts.items() if posixpath.dirname(name) == folder
        }

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part: by id, sort and target; those that leave the file apart."""
        folder, file = posixpath.split(name)
        rels = self.parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = rels if rels is not None else []
        return {
            one.get("Id"): (
                posixpath.basename(one.get("Type")),
                posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/"),
            )
            for one in found
            if one.get("TargetMode") != "External"
        }


# Both languages on one slide an area, and the full length of an area.
_CHOICES = (
    DeckOptions(languages=("zh", "en"), length="short"),
    DeckOptions(("environment",), ("en",)),
)


@pytest.fixture(scope="module", params=_CHOICES, ids=["both-short", "en-full"])
def package(request: pytest.FixtureRequest) -> Package:
    return Package(in_pptx(deck(shipped(), request.param)))


def test_every_part_has_a_type_and_every_type_a_part(package: Package) -> None:
    assert max(Counter(package.names).values()) == 1
    types = package.parts["[Content_Types].xml"]
    defaults = {entry.get("Extension") for entry in types.iter(f"{_TYPES}Default")}
    overridden = [entry.get("PartName").lstrip("/") for entry in types.iter(f"{_TYPES}Override")]
    assert set(overridden) <= set(package.names)
    assert len(overridden) == len(set(overridden))
    rest = set(package.names) - set(overridden) - {"[Content_Types].xml"}
    assert {name.rpartition(".")[2] for name in rest} <= defaults
    assert not [name for name in rest if name.endswith(".xml")]


def test_relationships_lead_to_parts_and_are_all_there(package: Package) -> None:
    checked = 0
    for name, part in package.parts.items():
        if name.endswith(".rels"):
            continue
        targets = package.targets(name)
        assert {target for _, target in targets.values()} <= set(package.names), name
        used = {
            value
            for element in part.iter()
            for key, value in element.attrib.items()
            if key.startswith(_R)
        }
        assert used <= set(targets), name
        checked += len(used)
    assert checked > 20


def test_ids_are_given_once(package: Package) -> None:
    for folder in ("slides", "slideLayouts", "slideMasters", "notesSlides"):
        for name, part in package.under(f"ppt/{folder}").items():
            ids = [int(one.get("id")) for one in part.iter(f"{_P}cNvPr")]
            assert min(ids) > 0, name
            assert len(ids) == len(set(ids)), name
    show = package.parts["ppt/presentation.xml"]
    slides = [int(one.get("id")) for one in show.iter(f"{_P}sldId")]
    assert len(slides) == len(set(slides)) == len(package.under("ppt/slides"))
    assert min(slides) >= 256
    master = package.parts["ppt/slideMasters/slideMaster1.xml"]
    shared = [
        one.get("id") for one in [*show.iter(f"{_P}sldMasterId"), *master.iter(f"{_P}sldLayoutId")]
    ]
    assert len(shared) == len(set(shared)) == 1 + len(package.under("ppt/slideLayouts"))


def test_placeholders_stand_on_the_layout(package: Package) -> None:
    for name, slide in package.under("ppt/slides").items():
        sort, layout = next(t for t in package.targets(name).values() if t[0] == "slideLayout")
        known = set(_holders(package.parts[layout]))
        indices = list(_holders(slide))
        assert indices, (name, sort)
        assert set(indices) <= known, name
        assert len(indices) == len(set(indices)), name


def _holders(part: etree._Element) -> Iterator[str]:
    yield from (one.get("idx", "0") for one in part.iter(f"{_P}ph"))


def test_notes_have_their_master_and_their_slide(package: Package) -> None:
    assert len(package.under("ppt/notesSlides")) == len(package.under("ppt/slides"))
    for name in package.under("ppt/notesSlides"):
        assert {sort for sort, _ in package.targets(name).values()} == {"notesMaster", "slide"}
    assert len(list(package.parts["ppt/presentation.xml"].iter(f"{_P}notesMasterId"))) == 1


def test_texts_are_written_and_in_a_known_language(package: Package) -> None:
    runs = 0
    for name in ("slides", "slideLayouts", "notesSlides"):
        for part in package.under(f"ppt/{name}").values():
            assert all(one.text for one in part.iter(f"{_A}t"))
            tags = {one.get("lang") for one in part.iter(f"{_A}rPr")} - {None}
            assert tags <= {"en-US", "zh-CN"}
            runs += len(list(part.iter(f"{_A}r")))
    assert runs > 100


def test_charts_are_in_the_order_of_their_schema(package: Package) -> None:
    charts = [
        part
        for name, part in package.parts.items()
        if "/charts/chart" in name and "rels" not in name
    ]
    assert charts
    for chart in charts:
        for tag, order in (("plotArea", _PLOT), ("ser", _SERIES), ("dLbl", _LABEL)):
            elements = list(chart.iter(f"{_C}{tag}"))
            assert all(_in_order(one, order) for one in elements), tag
        assert all(len(area.findall(f"{_C}layout")) <= 1 for area in chart.iter(f"{_C}plotArea"))
        numbers = [
            [int(one.get("val")) for one in ser.findall(f"{_C}dPt/{_C}idx")]
            for ser in chart.iter(f"{_C}ser")
        ]
        assert all(one == sorted(set(one)) for one in numbers)
        axes = [one.get("val") for one in chart.iter(f"{_C}axId")]
        assert set(Counter(axes).values()) == {2}


def _in_order(element: etree._Element, order: tuple[str, ...]) -> bool:
    names = [etree.QName(child).localname for child in element]
    places = [order.index(name) for name in names]
    return places == sorted(places)


def test_workbooks_hold_what_the_charts_show(package: Package) -> None:
    checked = 0
    for name, chart in package.parts.items():
        if "/charts/chart" not in name or "rels" in name:
            continue
        external = chart.find(f"{_C}externalData")
        assert external is not None
        _, book = package.targets(name)[external.get(f"{_R}id")]
        sheet = openpyxl.load_workbook(io.BytesIO(package.file.read(book))).worksheets[0]
        for ref in chart.iter(f"{_C}numRef"):
            cells = sheet[ref.findtext(f"{_C}f").rpartition("!")[2].replace("$", "")]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            shown = {int(pt.get("idx")): float(pt.findtext(f"{_C}v")) for pt in ref.iter(f"{_C}pt")}
            held = {n: row[0].value for n, row in enumerate(rows) if row[0].value is not None}
            assert held == pytest.approx(shown)
            checked += len(shown)
    assert checked > 40
