"""What a page loses where there is little room for it: texts that are cut off, letters twice as
large; and what moves on it.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Texts that an ancestor cuts off where nothing scrolls; so many are reported at most.
_CUT = """() => {
    const MOST = 12, SLACK = 2;
    const cuts = flow => flow === 'hidden' || flow === 'clip';
    const scrolls = flow => flow === 'auto' || flow === 'scroll';
    const isText = element => [...element.childNodes]
        .some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isSeen = element => {
        const box = element.getBoundingClientRect();
        return box.width > SLACK && box.height > SLACK
            && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    };
    const boxOf = element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
    };
    const isCut = element => {
        const box = boxOf(element);
        for (let one = element; one && one !== document.body; one = one.parentElement) {
            const style = getComputedStyle(one), frame = one.getBoundingClientRect();
            if (style.position === 'fixed' || scrolls(style.overflowX) || scrolls(style.overflowY))
                return false;
            // What is for the ear alone has no size.
            if (frame.width <= SLACK || frame.height <= SLACK) return false;
            if (cuts(style.overflowX)
                && (box.right > frame.right + SLACK || box.left < frame.left - SLACK)) return true;
            if (cuts(style.overflowY)
                && (box.bottom > frame.bottom + SLACK || box.top < frame.top - SLACK)) return true;
        }
        return false;
    };
    const texts = [...document.querySelectorAll('[data-testid=stApp] *')]
        .filter(element => isText(element) && isSeen(element));
    return {looked: texts.length, cut: texts.filter(isCut)
        .slice(0, MOST).map(element => element.textContent.trim().slice(0, 60))};
}"""
# Each two lines of text that share more than the slack of letters, where they stand in the flow.
_MET = """() => {
    const MOST = 12, ACROSS = 3, DOWN = 6;
    const inFlow = element => {
        for (let one = element; one && one.dataset?.testid !== 'stMain'; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (['sticky', 'fixed'].includes(style.position) || style.clipPath !== 'none'
                || one instanceof SVGElement || one.matches('.js-plotly-plot')) return false;
            const box = one.getBoundingClientRect();
            if (box.width < 3 || box.height < 3) return false;
        }
        return element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    };
    const lines = [];
    const texts = document.createTreeWalker(
        document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const {data, parentElement} = texts.currentNode;
        if (!data.trim() || !inFlow(parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const box of range.getClientRects())
            if (box.width > 2 && box.height > 2) lines.push({says: data.trim(), box});
    }
    lines.sort((one, other) => one.box.top - other.box.top);
    const met = [];
    lines.forEach((one, n) => {
        for (const other of lines.slice(n + 1)) {
            if (other.box.top >= one.box.bottom - DOWN) break;
            const across = Math.min(one.box.right, other.box.right)
                - Math.max(one.box.left, other.box.left);
            const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
            if (across > ACROSS && down > DOWN && one.says !== other.says)
                met.push([one.says.slice(0, 50), other.says.slice(0, 50)]);
        }
    });
    return {looked: lines.length, met: met.slice(0, MOST)};
}"""
_LARGE_TEXT = "size => { document.documentElement.style.fontSize = size; }"
# Whatever still moves although the reader asked for rest, by its style's duration in seconds.
_MOVES = """() => [...document.querySelectorAll('#root *')].filter(element => {
    const style = getComputedStyle(element);
    const seconds = `${style.transitionDuration},${style.animationDuration}`.split(',');
    return seconds.some(text => parseFloat(text) > 0.02);
}).map(element => element.outerHTML.slice(0, 80)).slice(0, 12)"""


def texts_cut_off(page: Page) -> list[str]:
    """Texts that end behind the edge of what they stand in. AssertionError on an empty page."""
    seen = page.evaluate(_CUT)
    assert seen["looked"] > 0
    return [*seen["cut"]]


def texts_met(page: Page) -> list[tuple[str, str]]:
    """Each two texts of a page that stand on one another, pictures left out.

    AssertionError on an empty page.
    """
    seen = page.evaluate(_MET)
    assert seen["looked"] > 0
    return [(one, other) for one, other in seen["met"]]


def enlarge_text(page: Page, size: str) -> None:
    """Set all letters in this size, as a reader's browser may: `200%`; `100%` for its own."""
    page.evaluate(_LARGE_TEXT, size)


def moving(page: Page) -> list[Any]:
    """Elements that move or fade although the reader has asked for no motion."""
    return [*page.evaluate(_MOVES)]
