// A picture: nodes of nodes.js, shown again when others are said of it.

import { askFor } from "../asked/asking.js";
import { showCopyables } from "./copyable.js";
import { fetchFile } from "./files.js";
import { foldByWidth, unfold } from "./folds.js";
import { built } from "./nodes.js";
import { explainTerms } from "./terms.js";
import { Titles } from "./titles.js";

// Of a picture what the server has sent, what stands for it until it has said more, what is shown.
const pictures = new WeakMap();
const titles = new WeakMap();

// What the server has sent, in JSON: shown unless it is there already, or something else is until
// the server has said more.
export function showPicture(parentElement, sent) {
  if (!pictures.has(parentElement)) {
    pictures.set(parentElement, {});
    parentElement.addEventListener("next", ({ detail: next }) => {
      tellPicture(parentElement, { next });
    });
  }
  tellPicture(parentElement, { sent });
}

function tellPicture(parentElement, told) {
  const picture = Object.assign(pictures.get(parentElement), told);
  const text = picture.next ?? picture.sent;
  if (text !== picture.shown) {
    picture.shown = text;
    showNodes(parentElement, JSON.parse(text));
  }
}

function showNodes(parentElement, nodes) {
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
  showCopyables(parentElement);
  // A menu that the reader has opened meanwhile stays open.
  for (const [number, menu] of [...parentElement.querySelectorAll("details")].entries()) {
    menu.open = open[number] ?? menu.open;
  }
  parentElement.onclick = followed;
  parentElement.onfocusout = left;
  parentElement.onkeydown = escaped;
  if (kept) {
    linksIn(parentElement)
      .find((link) => link.getAttribute("href") === kept)
      ?.focus();
  }
}

function linksIn(inside) {
  return [...inside.querySelectorAll("a[href]")];
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
  const source = event.target.closest("[data-figures]");
  if (source) {
    // Some browsers do not give the focus to a button that is clicked: it comes back to there.
    source.focus();
    askFor({ keys: source.dataset.figures });
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
