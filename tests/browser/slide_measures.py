"""What a browser shows of every slide of a deck, whether it is the one seen or not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page, expect

from report.model import Language, Report
from report.text.notation import SCALES

# Lengths are in lines of which a wall has 1080; a deck has many pages, of one slide or two each.
_MEASURED = """(stage, figures) => {
  const unit = parseFloat(getComputedStyle(stage).getPropertyValue('--u'));
  const all = (within, names) =>
    [...within.querySelectorAll(names)].filter((one) => one.getClientRects().length);
  const titled = (one) => one.closest('.page').querySelector('h1').textContent;

  const boxes = '.page, .panel, .band, header, .body, .figures, .figure, .value, .texts, .grid,'
    + ' .targets, .areas, .area-card, .drawn, .subtitle, .legend, footer';
  const spilling = all(stage, boxes)
    .filter((box) => box.scrollHeight > box.clientHeight + 2
      || box.scrollWidth > box.clientWidth + 2)
    .map((box) => `${titled(box)}: ${box.className}`);

  const texts = all(stage, '.panel p, h1, h2, th, td, .number, footer span')
    .filter((text) => text.textContent);
  const written = all(stage, '.panel svg text').filter((text) => text.textContent);
  const sizes = [
    ...texts.map((text) => parseFloat(getComputedStyle(text).fontSize)),
    ...written.map((text) =>
      parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a),
  ];

  // A figure with its unit, wherever the text is cut into nodes.
  const broken = texts.flatMap((text) => {
    const places = [];
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      [...node.data].forEach((letter, n) => letter !== '\\u2060' && places.push([node, n, letter]));
    }
    const whole = places.map(([, , letter]) => letter === '\\u00a0' ? ' ' : letter).join('');
    const language = text.closest('[lang]').lang.slice(0, 2);
    return [...whole.matchAll(new RegExp(figures[language], 'g'))].filter(({ 0: found, index }) => {
      const range = document.createRange();
      range.setStart(...places[index]);
      const [last, n] = places[index + found.length - 1];
      range.setEnd(last, n + 1);
      const middles = [...range.getClientRects()].filter((box) => box.width > 1)
        .map((box) => box.top + box.height / 2);
      return Math.max(...middles) - Math.min(...middles) > 12 * unit;
    }).map(([found]) => `${titled(text)}: ${found}`);
  });

  // Words of table heads that go on in the next line, and titles that touch the band.
  const torn = all(stage, '[lang=en] th, [lang=en] th span').flatMap((head) =>
    [...head.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).flatMap((node) =>
      [...node.data.matchAll(/[A-Za-z]+/g)].filter(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
      }).map(([word]) => word)));
  const near = all(stage, '.panel:not(.title, .closing)').filter((panel) => {
    const [band, title] = ['.band', 'h1'].map((name) => panel.querySelector(name));
    const gap = title.getBoundingClientRect().top - band.getBoundingClientRect().bottom;
    return gap < 16 * unit;
  }).map((panel) => titled(panel));

  const area = (box) => box.width * box.height / (innerWidth * innerHeight);
  const charts = all(stage, '.of-chart').map((page) => ({
    title: titled(page),
    share: all(page, '.picture svg').map((svg) => {
      const { width, height } = svg.viewBox.baseVal;
      const { a } = svg.getScreenCTM();
      return area({ width: width * a, height: height * a });
    }).reduce((sum, share) => sum + share, 0),
  }));

  const rows = all(stage, '.figures, .areas').map((row) =>
    new Set(all(row, '.value').map((value) => getComputedStyle(value).fontSize)).size);
  const bar = stage.querySelector('.bar').getBoundingClientRect();
  const covered = all(stage, '.number').map((number) => number.getBoundingClientRect())
    .filter((box) => box.right > bar.left && box.left < bar.right && box.bottom > bar.top
      && box.top < bar.bottom).length;

  // How far to the right and down a page is written or drawn upon.
  const reach = all(stage, '.page').map((page) => {
    const seen = [...all(page, 'header h1, .body p, td, svg')].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return (one.tagName === 'svg' ? one : range).getBoundingClientRect();
    });
    return {
      title: titled(page),
      isTable: Boolean(page.querySelector('.grid')),
      across: Math.max(...seen.map((box) => box.right)) / innerWidth,
      down: Math.max(...seen.map((box) => box.bottom)) / innerHeight,
    };
  });

  const apart = all(stage, '.beside').flatMap((page) => ['footer', '.picture']
    .map((part) => all(page, part).map((box) => box.getBoundingClientRect().top))
    .filter(([one, other]) => Math.abs(one - other) > 1));
  return { spilling, broken, torn, near, charts, covered, reach, apart: apart.length,
    cut: stage.querySelectorAll('[data-cut]').length,
    figures: all(stage, '.figure .value').length,
    rowSizes: Math.max(1, ...rows),
    least: Math.min(...sizes) / unit, letters: sizes.length };
}"""


def measured(page: Page, report: Report) -> dict[str, Any]:
    """What all slides of the show look like in the size of the window, once they are set."""
    page.evaluate("() => document.fonts.ready")
    size = page.evaluate("() => `${innerWidth}x${innerHeight}`")
    expect(page.locator(f"dialog[data-fitted='{size}']")).to_be_attached(timeout=30_000)
    figures = {"zh": _figures(report, "zh"), "en": _figures(report, "en")}
    found: dict[str, Any] = page.locator("dialog").evaluate(_MEASURED, figures)
    return found


def _figures(report: Report, language: Language) -> str:
    """What a figure with its unit looks like, in JavaScript; of an English unit the first word."""
    labels = {unit.label[language] for unit in report.units.values()}
    plain = [label.split(" ")[0] for label in labels if "{n}" not in label]
    sizes = _one_of(size for _, size in SCALES[language])
    blank, end = (" ", "(?![A-Za-z])") if language == "en" else ("", "")
    return rf"\d[\d.,]*(?:{blank}{sizes})?{blank}{_one_of(plain)}{end}"


def _one_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    plain = (
        word.translate({ord(sign): f"\\{sign}" for sign in "/().·$%"}) for word in longest_first
    )
    return f"(?:{'|'.join(plain)})"
