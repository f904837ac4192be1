"""What a reader may choose on a page, by a click or by keys, at whatever moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Locator, Page, TimeoutError

Scheme = Literal["light", "dark"]
_OTHER_RADIO = "[role=radio]:not([aria-checked=true])"
_TAB = "[data-testid=stMain] [role=tab]"
_ADDED = "[class*='st-key-add_'] button"
_SHOW = "dialog[open]"
# Those that turn or end it: what else they open is not in the address.
_TURNING = ".bar :is(button:nth-of-type(-n + 2), button:last-of-type)"
_MAP = ".st-key-map_layer input"
# In milliseconds: after a click, and how long a list may take to open.
_PAUSE, _LISTED = 200, 10_000
# Those of several elements that are seen, by their numbers.
_SEEN = "all => all.flatMap((one, n) => one.checkVisibility() ? [n] : [])"
_CENTRE = """one => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


@dataclass(frozen=True)
class Choice:
    """A choice: which elements it may be made at, and the keys pressed there; a click without."""

    name: str
    targets: str
    keys: tuple[str, ...] = ()

    def target(self, page: Page, pick: int) -> Locator | None:
        """The element of this number among those that are seen; None where there is none."""
        targets = page.locator(self.targets)
        seen: list[int] = targets.evaluate_all(_SEEN)
        return targets.nth(seen[pick % len(seen)]) if seen else None

    def prepare(self, page: Page, pick: int) -> bool:
        """Bring the element into sight; whether there is one."""
        target = self.target(page, pick)
        if target:
            target.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
        return bool(target)

    def make(self, page: Page, pick: int) -> None:
        """Choose, without waiting for anything, as a reader does."""
        target = self.target(page, pick)
        assert target, f"nothing to choose: {self.name}"
        if not self.keys:
            page.mouse.click(*target.evaluate(_CENTRE))
            return
        target.evaluate("one => one.focus()")
        for key in self.keys:
            page.keyboard.press(key)


@dataclass(frozen=True)
class Theme(Choice):
    """The other theme of the reader's system."""

    def make(self, page: Page, _pick: int) -> None:
        """Turn light to dark, and dark to light."""
        page.emulate_media(color_scheme="dark" if theme_of(page) == "light" else "light")


def theme_of(page: Page) -> Scheme:
    """The theme of the reader's system."""
    return (
        "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    )


_EVERYWHERE = (
    Choice("language", f".st-key-language_switch {_OTHER_RADIO}"),
    Choice("edition", f".st-key-edition_switch {_OTHER_RADIO}"),
    Theme("theme", "h1"),
)
# Where a reader begins, by page.
STARTS: Mapping[str, Sequence[str]] = {
    "explore": (
        "explore?lang=en",
        "explore?lang=zh&view=bar",
        "explore?lang=en&view=map&indicators=gdp",
        "explore?lang=en&view=line&indicators=rd_intensity,gdp,pm25_annual_mean",
    ),
    "area": (
        "transport?lang=en&indicator=rail_transit_length",
        "energy?lang=zh&indicator=co2_emissions_ceads",
        "environment?lang=en&edition=2023",
    ),
    "overview": ("?lang=en", "?lang=zh", "?lang=en&edition=2023"),
    "present": ("present?lang=en", "present?lang=zh&length=short", "present?lang=en&slide=3"),
}
CHOICES: Mapping[str, Sequence[Choice]] = {
    "explore": (
        Choice("view", f".st-key-explore_view {_OTHER_RADIO}"),
        Choice(
            "view by key",
            ".st-key-explore_view [role=radio][aria-checked=true]",
            ("ArrowRight", " "),
        ),
        Choice("grouping", f".st-key-explore_by {_OTHER_RADIO}"),
        Choice("year", ".st-key-explore_year input", ("ArrowLeft",)),
        Choice("two years", ".st-key-explore_year input", ("ArrowLeft", "ArrowLeft")),
        Choice("place taken away", ".st-key-explore_places input", ("Backspace",)),
        Choice("place", ".st-key-explore_places input", ("ArrowDown", "ArrowDown", "Enter")),
        Choice("indicator taken away", ".st-key-explore_indicators input", ("Backspace",)),
        Choice(
            "indicator", ".st-key-explore_indicators input", ("ArrowDown", "ArrowDown", "Enter")
        ),
        *_EVERYWHERE,
    ),
    "area": (
        Choice("tab", f"{_TAB}:not([aria-selected=true])"),
        Choice("tab by key", f"{_TAB}[aria-selected=true]", ("ArrowRight",)),
        Choice(
            "closer look", "[class*='st-key-closer_'] input", ("ArrowDown", "ArrowDown", "Enter")
        ),
        Choice("place added", _ADDED),
        *_EVERYWHERE,
    ),
    "overview": (
        Choice("layer of the map", _MAP, ("ArrowDown", "ArrowDown", "Enter")),
        Choice("tab", f"{_TAB}:not([aria-selected=true])"),
        *_EVERYWHERE,
    ),
    "present": (
        Choice("show", "button.start"),
        Choice("next slide", _SHOW, ("ArrowRight",)),
        Choice("slide before", _SHOW, ("ArrowLeft", "ArrowLeft")),
        Choice("button of the show", f"{_SHOW} {_TURNING}"),
        Choice("end of the show", _SHOW, ("Escape",)),
        Choice("areas", ".st-key-present_areas button"),
        Choice("length", f".st-key-present_length {_OTHER_RADIO}"),
        Choice("theme of slides", f".st-key-present_theme {_OTHER_RADIO}"),
        Choice("both languages", ".st-key-present_both label"),
        *_EVERYWHERE,
    ),
}


def follow(page: Page, other: Page) -> None:
    """Set on another page what the address of a page does not say, as it is set there."""
    for selector in (_TAB, _ADDED):
        for number in _different(page, other, selector):
            other.locator(selector).nth(number).click()
            other.wait_for_timeout(_PAUSE)
    layer, theirs = page.locator(_MAP), other.locator(_MAP)
    if layer.count() and layer.input_value() != theirs.input_value():
        theirs.click()
        theirs.fill(layer.input_value())
        # Where there is no such layer, the pages differ.
        with suppress(TimeoutError):
            other.get_by_role("option").first.click(timeout=_LISTED)


def _different(page: Page, other: Page, selector: str) -> list[int]:
    """The numbers of the elements to click there; of tabs, those that are open here."""
    state = "all => all.map(one => one.ariaSelected ?? one.ariaPressed ?? one.ariaChecked)"
    here, there = (one.locator(selector).evaluate_all(state) for one in (page, other))
    pairs = enumerate(zip(here, there, strict=False))
    wanted = [number for number, (mine, theirs) in pairs if mine != theirs]
    return [number for number in wanted if selector != _TAB or here[number] == "true"]
