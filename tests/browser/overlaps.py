"""Texts of a picture that stand on one another, by the boxes that a browser gives them."""

from __future__ import annotations

from playwright.sync_api import Page

# Letters do not fill their box: what shares less than this many pixels each way is apart.
_OVERLAPS = """() => {
    const SHARED = 2;
    const pictures = [...document.querySelectorAll(
        '[data-testid=stMain] .js-plotly-plot, [data-testid=stMain] [data-picture] svg')];
    const lines = text => text.querySelectorAll('tspan.line').length
        ? [...text.querySelectorAll('tspan.line')] : [text];
    const seen = text => text.textContent.trim()
        && text.checkVisibility({opacityProperty: true, visibilityProperty: true});
    const found = [];
    let checked = 0;
    for (const picture of pictures) {
        const boxes = [...picture.querySelectorAll('text')].filter(seen).flatMap(lines)
            .map(line => ({says: line.textContent, box: line.getBoundingClientRect()}))
            .filter(({box}) => box.width && box.height);
        checked += boxes.length;
        boxes.forEach((one, n) => boxes.slice(n + 1).forEach(other => {
            const across = Math.min(one.box.right, other.box.right)
                - Math.max(one.box.left, other.box.left);
            const down = Math.min(one.box.bottom, other.box.bottom)
                - Math.max(one.box.top, other.box.top);
            if (across > SHARED && down > SHARED * 2) found.push([one.says, other.says]);
        }));
    }
    return {checked, found};
}"""


def texts_on_texts(page: Page) -> list[tuple[str, str]]:
    """Each two texts of one picture of a page that stand on one another.

    AssertionError where pictures of the page have no text that could be looked at.
    """
    seen = page.evaluate(_OVERLAPS)
    assert seen["checked"] or not page.locator("[data-testid=stMain] .js-plotly-plot").count()
    return [(one, other) for one, other in seen["found"]]
