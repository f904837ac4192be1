"""What is chosen and what has the focus can be seen, in forced colours too; nothing covers it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Visit
from tests.browser.seen import address
from tests.server import Server

_KEYS = 40
# Chosen controls that look like one beside them that is not chosen; colour alone tells nothing.
_ALIKE = """() => {
    const CHOSEN = '[aria-checked=true], [aria-selected=true], [aria-pressed=true], '
        + '[aria-current]';
    const look = element => {
        const style = getComputedStyle(element);
        return [style.borderTopWidth, style.borderTopStyle, style.outlineStyle,
            style.textDecorationLine, style.fontWeight].join();
    };
    const chosen = [...document.querySelectorAll(CHOSEN)].filter(one => one.checkVisibility());
    const alike = chosen.filter(one => {
        const role = one.getAttribute('role');
        const others = [...one.closest('ul, [role=radiogroup], [role=tablist]').querySelectorAll(
            role ? `[role=${role}]` : one.tagName)];
        return others.some(other => other !== one && !other.matches(CHOSEN)
            && look(other) === look(one));
    });
    return {chosen: chosen.length, alike: alike.map(one => one.outerHTML.slice(0, 90))};
}"""
# The element with the focus: whether a ring of two pixels or a shade is around it or its mark, and
# whether anything lies over its middle.
_FOCUSED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const ringed = element => {
        const style = getComputedStyle(element);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
            || style.boxShadow !== 'none';
    };
    const seen = [one, ...one.querySelectorAll('*'), one.parentElement, one.closest('label'),
        one.parentElement?.parentElement].filter(Boolean);
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isInput = one.matches('input');
    return {
        says: one.outerHTML.slice(0, 100), body: one === document.body,
        ring: seen.some(ringed), small: box.width < 3,
        covered: !isInput && Boolean(over) && !one.contains(over) && !over.contains(one),
    };
}"""


@pytest.mark.parametrize("name", ["transport", "explore"])
def test_what_is_chosen_is_seen_in_forced_colours(name: str, server: Server, visit: Visit) -> None:
    page = visit(address(server, name, "en"))
    page.emulate_media(forced_colors="active")
    seen = page.evaluate(_ALIKE)
    assert seen["chosen"] >= 3
    assert seen["alike"] == []


@pytest.mark.parametrize("name", ["", "transport", "explore"])
def test_focus_is_seen_wherever_it_goes(name: str, server: Server, visit: Visit) -> None:
    """Walked from the middle of the page too, where the bars lie over what scrolls."""
    page = visit(address(server, name, "en"))
    settled(page)
    met = [_pressed(page) for _ in range(_KEYS)]
    page.mouse.wheel(0, 1_500)
    met += [_pressed(page, "Shift+Tab") for _ in range(_KEYS // 2)]
    walked = [one for one in met if not one["body"] and not one["small"]]
    assert len(walked) > _KEYS // 2
    assert [one["says"] for one in walked if not one["ring"]] == []
    assert [one["says"] for one in walked if one["covered"]] == []


def test_faint_focus_cover_and_choice_are_found(new_page: NewPage) -> None:
    page = new_page("en-GB", "light", 1440)
    page.set_content(
        "<style>* { outline: none } a { outline: 2px solid }</style>"
        "<p><button>without a ring</button></p><p><a href='#'>ringed</a></p>"
        "<p style='position: relative'><a href='#'>under it</a>"
        "<span style='position: absolute; inset: 0; background: white'></span></p>"
        "<ul><li role=radio aria-checked=true>one</li><li role=radio>other</li></ul>"
    )
    plain, ringed, covered = (_pressed(page) for _ in range(3))
    assert (plain["ring"], ringed["ring"]) == (False, True)
    assert (ringed["covered"], covered["covered"]) == (False, True)
    seen = page.evaluate(_ALIKE)
    assert (seen["chosen"], len(seen["alike"])) == (1, 1)
    page.close()


def _pressed(page: Page, key: str = "Tab") -> dict[str, Any]:
    """What has the focus after a key, once the page has scrolled to it."""
    page.keyboard.press(key)
    page.wait_for_timeout(60)
    return dict(page.evaluate(_FOCUSED))
