// A picture: a tree of nodes, [tag, attributes, text, children], as report/charts/nodes.py has it.
//
// Elements are made one by one and texts are set as texts, so nothing that comes from the data is
// ever read as markup. What may be made, and which attributes it may have, is listed here. A
// variable of the style sheet (--area) holds inside its element, one named --page-… for the page.

import { fetchFile } from "./files.js";
import { foldByWidth, unfold } from "./folds.js";
import { followReading, MAIN } from "./sections.js";
import { explainTerms } from "./terms.js";
import { Titles } from "./titles.js";

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "path", "circle", "line", "polyline", "rect", "text"]);
const WRITTEN = new Set(
  ["a", "div", "h1", "h2", "h3", "li", "ol", "p", "section", "span", "strong", "ul"].concat(
    "table thead tbody tr th td caption nav details summary button".split(" "),
  ),
);
const REFUSED = /^(on|style$|src|srcdoc$)/i;

// Of a picture what the server has sent, what stands for it until it has said more, what is shown.
const pictures = new WeakMap();
const titles = new WeakMap();

export default function picture({ parentElement, data }) {
  if (!pictures.has(parentElement)) {
    pictures.set(parentElement, {});
    parentElement.addEventListener("next", ({ detail: next }) => tell(parentElement, { next }));
  }
  tell(parentElement, { sent: new TextDecoder().decode(data) });
  const bar = parentElement.querySelector("nav.section-bar");
  return bar ? followReading(bar) : undefined;
}

function tell(parentElement, told) {
  const picture = Object.assign(pictures.get(parentElement), told);
  const text = picture.next ?? picture.sent;
  if (text !== picture.shown) {
    picture.shown = text;
    show(parentElement, JSON.parse(text));
  }
}

function show(parentElement, nodes) {
  parentElement.dataset.picture = "";
  if (!titles.has(parentElement)) {
    titles.set(parentElement, new Titles(parentElement));
  }
  const focused = parentElement.contains(document.activeElement) ? document.activeElement : null;
  const kept = focused?.getAttribute("href");
  const open = [...parentElement.querySelectorAll("details")].map((menu) => menu.open);
  parentElement.replaceChildren(...nodes.map(built));
  foldByWidth(parentElement);
  explainTerms(parentElement);
  // A menu that the reader has opened meanwhile stays open.
  for (const [number, menu] of [...parentElement.querySelectorAll("details")].entries()) {
    menu.open = open[number] ?? menu.open;
  }
  parentElement.onclick = followed;
  parentElement.onfocusout = left;
  parentElement.onkeydown = escaped;
  if (kept) {
    links(parentElement)
      .find((link) => link.getAttribute("href") === kept)
      ?.focus();
  }
}

function links(inside) {
  return [...inside.querySelectorAll("a[href]")];
}

function built([tag, attributes, text, children]) {
  const node = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : written(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("--page-")) {
      document.querySelector(MAIN)?.style.setProperty(name, value);
    } else if (name.startsWith("--")) {
      node.style.setProperty(name, value);
    } else if (!REFUSED.test(name)) {
      node.setAttribute(name, value);
    }
  }
  if (node.classList.contains("icon")) {
    // A symbol is drawn for its name: in another language it would be a word.
    node.translate = false;
  }
  node.append(text, ...children.map(built));
  return node;
}

function written(tag) {
  if (!WRITTEN.has(tag)) {
    throw new Error(`no element ${tag}`);
  }
  return document.createElement(tag);
}

// A menu closes when the reader goes on to something else, and at Escape gives the focus back.
function left({ target, relatedTarget }) {
  const menu = target.closest("details[name]");
  if (menu && !menu.contains(relatedTarget)) {
    menu.open = false;
  }
}

function escaped(event) {
  const menu = event.key === "Escape" && event.target.closest("details[name][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

// A heading by its anchor, or a container of Streamlit's by its key.
function namedBy(name) {
  return document.getElementById(name) ?? document.querySelector(`.st-key-${CSS.escape(name)}`);
}

// The keyboard goes on where the reader has been led to.
function goTo(target) {
  if (target) {
    unfold(target);
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }
}

// A link inside the report leads on as Streamlit's own do: as if the reader had come back to it.
function followed(event) {
  if (titles.get(event.currentTarget).answered(event)) {
    event.preventDefault();
    return;
  }
  const link = event.target.closest("a[href]");
  const isPlain = !(
    event.button ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey
  );
  if (!link || !isPlain || link.target || link.origin !== location.origin) {
    return;
  }
  event.preventDefault();
  if (link.matches(".file")) {
    fetchFile(link);
    return;
  }
  link.closest("details[name]")?.removeAttribute("open");
  const [before] = location.href.split("#");
  const [after] = link.href.split("#");
  if (link.hash && after === before) {
    goTo(namedBy(link.hash.slice(1)));
    return;
  }
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
}
