"""What is chosen and what has the focus can be seen, in forced colours too; nothing covers it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Visit
from tests.browser.seen import address
from tests.long import beyond
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
# The element with the focus: whether a ring of two pixels, or the edge of a field, that stands out
# from the page by 3 : 1 is around it or its mark, and whether anything lies over its middle.
_FOCUSED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')
        ?? document.body).backgroundColor;
    const luminance = (...colours) => {
        for (const colour of ['#fff', ...colours]) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(part =>
            part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const standsOut = colour => {
        const [dark, light] = [luminance(ground, colour), luminance(ground)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05) >= 3;
    };
    const ringed = element => {
        const style = getComputedStyle(element);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                && standsOut(style.outlineColor))
            || (element.querySelector('input, textarea') === one && standsOut(style.borderTopColor)
                && parseFloat(style.borderTopWidth) > 0);
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


@pytest.mark.parametrize("name", beyond(1, ["transport", "explore"]))
def test_what_is_chosen_is_seen_in_forced_colours(name: str, server: Server, visit: Visit) -> None:
    page = visit(address(server, name, "en"))
    page.emulate_media(forced_colors="active")
    seen = page.evaluate(_ALIKE)
    assert seen["chosen"] >= 3
    assert seen["alike"] == []


@pytest.mark.parametrize("name", beyond(1, ["transport", "", "explore"]))
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
        "<p><a href='#' style='outline-color: #85b5a7'>with a pale one</a></p>"
        "<p style='position: relative'><a href='#'>under it</a>"
        "<span style='position: absolute; inset: 0; background: white'></span></p>"
        "<ul><li role=radio aria-checked=true>one</li><li role=radio>other</li></ul>"
    )
    plain, ringed, pale, covered = (_pressed(page) for _ in range(4))
    assert (plain["ring"], ringed["ring"], pale["ring"]) == (False, True, False)
    assert (ringed["covered"], covered["covered"]) == (False, True)
    seen = page.evaluate(_ALIKE)
    assert (seen["chosen"], len(seen["alike"])) == (1, 1)
    page.close()


def _pressed(page: Page, key: str = "Tab") -> dict[str, Any]:
    """What has the focus after a key, once the page has scrolled to it."""
    page.keyboard.press(key)
    page.wait_for_timeout(60)
    return dict(page.evaluate(_FOCUSED))
