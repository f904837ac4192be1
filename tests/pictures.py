"""The pictures of the README and of the pages in docs, taken from the running report."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from report.charts import embed
from report.model import Language
from tests.browser.chromium import PATIENCE, settled
from tests.server import Server

_SIZE: ViewportSize = {"width": 1200, "height": 860}
_DESK: ViewportSize = {"width": 1440, "height": 1000}
# What is shown is low; a show has the shape of its stage.
_LOW: ViewportSize = {"width": 1200, "height": 400}
_STAGE: ViewportSize = {"width": 1280, "height": 720}
# Few colours are enough for lines on white, and a page of documentation stays light.
_COLOURS = 96
_COMPARED = "explore?indicators=gdp,rd_expenditure&places=shenzhen,beijing"
# A page of nobody's: what stands in one of ours is under its policy.
_OTHERS = Path(__file__).with_name("others.html").as_uri()
_BLOCK = ".st-key-block_explored"


def _nothing(_: Page) -> None:
    pass


@dataclass(frozen=True)
class Scene:
    """A page in a language, and what is done there before the picture is taken.

    `file` is where the picture stands in `docs`; `stands` is whether the page is one of ours.
    """

    file: str
    language: Language
    address: str
    act: Callable[[Page], None] = _nothing
    stands: bool = True
    size: ViewportSize = field(default_factory=lambda: _SIZE)


def _find(page: Page) -> None:
    page.locator(".st-key-explore_filters button").first.click()
    page.locator(".st-key-explore_search input").fill("smog")
    page.locator(".st-key-explore_hits").wait_for()


def _filters(page: Page) -> None:
    page.locator(".st-key-explore_filters button").click()
    page.locator(".st-key-explore_min_figures").wait_for()


def _down(page: Page) -> None:
    page.locator(_BLOCK).evaluate("block => block.scrollIntoView({block: 'end'})")


def _share(page: Page) -> None:
    page.locator(f"{_BLOCK} [class*='st-key-share_'] button").click()
    page.get_by_test_id("stPopoverBody").locator("textarea").first.wait_for()


def _save(page: Page) -> None:
    page.locator(f"{_BLOCK} [class*='st-key-save_'] button").click()
    page.locator(".files a").first.wait_for()


def _search(page: Page) -> None:
    page.locator(".st-key-keys button[aria-keyshortcuts]").wait_for()
    page.keyboard.press("/")
    page.locator(".st-key-search_everywhere input:focus").wait_for()
    page.keyboard.type("dtlc")
    page.locator(".st-key-search_hits_everywhere").wait_for()


def _keys(page: Page) -> None:
    page.locator(".st-key-keys button[aria-keyshortcuts]").wait_for()
    page.keyboard.press("?")
    page.get_by_test_id("stPopoverBody").wait_for()
    page.locator(".st-key-keys").scroll_into_view_if_needed()


def _source(page: Page) -> None:
    """The source of the figure that the first chart ends with."""
    page.locator(".js-plotly-plot").first.locator("path.point").last.click(force=True)
    page.get_by_role("dialog").wait_for()


def _guide(page: Page) -> None:
    """How the report is read, as the overview has it."""
    page.locator("details.guide summary").click()
    page.locator("details.guide").evaluate("guide => guide.scrollIntoView({block: 'end'})")


def _embed(page: Page) -> None:
    """The view as another page has it."""
    frame = page.url.replace("/_stcore/health", f"/{_COMPARED}&transform=index&lang=zh&embed=true")
    page.goto(_OTHERS)
    page.set_content(
        "<body style='font: 17px sans-serif; margin: 40px 80px'><h2>示例网页</h2>"
        + embed.embed_code(frame, "图表", 700)
    )
    page.frame_locator("iframe").locator(".trace path").first.wait_for(state="attached")


def _api(page: Page) -> None:
    """A request and the first rows of its answer."""
    server = page.url.removesuffix("/_stcore/health")
    asked = "/api/v1/observations?indicator=pm25_annual_mean&place=shenzhen&format=csv"
    answer = page.request.get(server + asked).text().splitlines()
    chosen = ("place", "period", "value", "qualifier", "unit", "status", "publisher")
    lines = [[row[name] for name in chosen] for row in list(csv.DictReader(answer))[-14:]]
    page.goto(_OTHERS)
    page.set_content("<pre style='font: 16px monospace; margin: 32px'></pre>")
    text = "\n".join(",".join(line) for line in [list(chosen), *lines])
    told = f"GET {asked}\n({len(chosen)} of its columns)\n\n{text}"
    page.locator("pre").evaluate("(pre, text) => { pre.textContent = text }", told)


SCENES = (
    Scene("overview.png", "en", "", size=_DESK),
    Scene("images/area.png", "en", "transport", size=_DESK),
    Scene("images/area.zh.png", "zh", "transport", size=_DESK),
    Scene("images/guide.png", "en", "", _guide, size=_LOW),
    Scene("images/guide.zh.png", "zh", "", _guide, size=_LOW),
    Scene("images/source.png", "en", "transport", _source, size=_DESK),
    Scene("images/source.zh.png", "zh", "transport", _source, size=_DESK),
    Scene("images/slide.png", "en", "present?slide=8&theme=light", size=_STAGE),
    Scene("images/slide.zh.png", "zh", "present?slide=8&theme=light", size=_STAGE),
    Scene("images/find.png", "en", "explore", _find),
    Scene("images/filter.png", "en", "explore?area=environment", _filters),
    Scene("images/compare.png", "en", _COMPARED, _down),
    Scene("images/transform.png", "zh", f"{_COMPARED}&transform=index", _down),
    Scene("images/map.png", "en", "explore?indicators=green_factories_new&view=map", _down),
    Scene("images/link.png", "en", f"{_COMPARED}&transform=index", _share),
    Scene("images/search.png", "zh", "", _search),
    Scene("images/indicator.png", "zh", "indicator?id=pm25_annual_mean"),
    Scene("images/download.png", "en", f"{_COMPARED}&transform=index", _save),
    Scene("images/api.png", "en", "_stcore/health", _api, stands=False),
    Scene("images/embed.png", "zh", "_stcore/health", _embed, stands=False),
    Scene("images/keyboard.png", "en", "sources", _keys),
    Scene("images/draft.png", "en", "changes?draft=draft"),
    Scene("images/draft.zh.png", "zh", "changes?draft=draft"),
)


def take(browser: Browser, server: Server, folder: Path) -> list[str]:
    """Every scene as a picture; the files in the folder."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    for scene in SCENES:
        page = context.new_page()
        page.set_viewport_size(scene.size)
        _taken(page, scene, server, folder / scene.file)
        page.close()
    context.close()
    return [scene.file for scene in SCENES]


def _taken(page: Page, scene: Scene, server: Server, file: Path) -> None:
    between = "&" if "?" in scene.address else "?"
    said = f"{between}lang={scene.language}" if scene.stands else ""
    page.goto(f"{server.url}/{scene.address}{said}")
    if scene.stands:
        settled(page)
    scene.act(page)
    # What opens takes its place, and charts are drawn, without a sign when they have been.
    page.wait_for_timeout(1_500)
    lightened(page.screenshot()).save(file, optimize=True)


def lightened(picture: bytes) -> Image.Image:
    """A picture in as few colours as are enough."""
    return Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS)
