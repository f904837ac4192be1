// Keys of the report: ? lists them, / searches, t turns between chart and table, d downloads.
// What a key does is always a click on a control that can be reached without it.
//
// Of Streamlit (1.67) it relies on what is no part of its API; when Streamlit is updated,
// tests/browser/test_keyboard.py says whether all of it is still there:
// - the class st-key-NAME of an element or container that was made with that key;
// - data-testid: stApp, stDialog (of the lost connection), stPageLink-NavLink, stPopoverBody;
// - data-test-script-state of stApp, which is "notRunning" while a page stands still;
// - role=tab and aria-selected of tabs, and that a popover gives the focus to its button first.

import { arrive, watchArrivals } from "./arrival.js";
import { leaveFrontScreen } from "./front_screen.js";
import { nameLandmarks, skipped } from "./landmarks.js";
import { watchFigures } from "./new_figures.js";
import { watchPrinting } from "./paper.js";
import { watchPopovers } from "./popovers.js";
import { all, click, isShown, waitFor } from "./waiting.js";

const TYPED_IN = "input, textarea, select, [contenteditable=true], [role=textbox]";
const BLOCKS = "[class*='st-key-block_']";
// As much of a query as search_box.py repeats above its hits.
const SHOWN = 60;

// Full-width and Chinese punctuation count as the key they are typed with.
const KEYS = {
  "?": listKeys,
  "？": listKeys,
  "/": search,
  "／": search,
  "、": search,
  t: toggleTab,
  d: download,
};

// Where the focus was when a key opened something: Escape gives it back. From nowhere it goes to the
// button (popovers.js).
let origin = null;

function remember() {
  origin = document.activeElement;
}

function giveBack(event) {
  const isOpen = () => all("[data-testid=stPopoverBody]").some(isShown);
  const before = event.key === "Escape" && isOpen() ? origin : null;
  if (before) {
    origin = null;
  }
  if (before && before !== document.body) {
    waitFor(
      () => !isOpen(),
      () => before.focus(),
    );
  }
}

function pressed(event) {
  const target = event.composedPath()[0];
  if (isSearch(target) && event.key === "Enter" && !isComposed(event)) {
    openFirst(target);
    return;
  }
  const act = KEYS[event.key.toLowerCase()];
  if (!act || event.defaultPrevented || event.repeat || isTaken(event, target)) {
    return;
  }
  if (act()) {
    event.preventDefault();
  }
}

// Enter that ends a composition chooses characters. Safari sends it after the composition has ended,
// so that only the code which all keys of an input method have (UI Events, 229) tells it.
const isComposed = (event) => event.isComposing || event.keyCode === 229;

function isTaken(event, target) {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  const dialog = document.querySelector("[data-testid=stDialog], dialog[open]");
  return held || dialog || (target instanceof Element && target.closest(TYPED_IN));
}

function listKeys() {
  remember();
  return click(document.querySelector(".st-key-keys button"));
}

function search() {
  const field = () => all(".st-key-search_everywhere input").find(isShown);
  if (!field()) {
    remember();
    click(document.querySelector(".st-key-search button"));
  }
  waitFor(field, (input) => {
    input.focus();
    input.select();
  });
  return Boolean(document.querySelector(".st-key-search"));
}

function toggleTab() {
  const tabs = all("[role=tab]", inView() ?? document.createElement("div"));
  const next = tabs.find((tab) => tab.ariaSelected === "true") === tabs[0] ? tabs[1] : tabs[0];
  next?.focus({ preventScroll: true });
  return click(next);
}

function download() {
  const root = inView() ?? document;
  return click(root.querySelector("[class*='st-key-save_'] button"));
}

// The chart that has the focus, else the one whose middle is nearest to the middle of the window,
// else the first of the page.
function inView() {
  const own = document.activeElement?.closest(BLOCKS);
  if (own) {
    return own;
  }
  const shown = all(BLOCKS).filter(isShown);
  // The bars cover what the browser, too, leaves out when it scrolls something into view.
  const main = document.querySelector("[data-testid='stMain']");
  const covered = Number.parseFloat(getComputedStyle(main).scrollPaddingTop) || 0;
  const near = (block) => {
    const { top, bottom } = block.getBoundingClientRect();
    const seen = bottom > covered && top < innerHeight;
    return seen ? Math.abs((top + bottom - innerHeight - covered) / 2) : Infinity;
  };
  return shown.reduce((best, block) => (best && near(best) <= near(block) ? best : block), null);
}

const isSearch = (target) =>
  target instanceof Element && target.matches("[class*='st-key-search_'] input");

// Enter in a search box opens its first hit, once the hits are those of what stands in the box.
function openFirst(input) {
  const name = input.closest("[class*='st-key-search_']").className.match(/st-key-search_(\w+)/)[1];
  const asked = plain(plain(input.value).slice(0, SHOWN));
  const link = () => {
    const list = document.querySelector(`.st-key-search_hits_${name}`);
    const isOfQuery = list && plain(list.textContent).includes(`“${asked}”`);
    return isOfQuery ? list.querySelector("[data-testid=stPageLink-NavLink]") : null;
  };
  if (asked) {
    waitFor(link, click);
  }
}

const plain = (text) => text.replace(/[\s\u200b]+/g, " ").trim();

// Readers of the screen hear of a key at the control that it presses.
function announce(selector, keys) {
  waitFor(
    () => document.querySelector(selector),
    (button) => {
      button.setAttribute("aria-keyshortcuts", keys);
    },
  );
}

export default function keyboard({ data, setTriggerValue }) {
  const show = () => setTriggerValue("news", true);
  const ends = [watchPopovers(), watchArrivals(), watchPrinting(), watchFigures(data.news, show)];
  document.addEventListener("keydown", pressed);
  // Before the popover itself hears of it and is gone.
  document.addEventListener("keydown", giveBack, true);
  document.addEventListener("click", skipped, true);
  nameLandmarks();
  leaveFrontScreen();
  arrive(data);
  announce(".st-key-search button", "/");
  announce(".st-key-keys button", "?");
  return () => {
    for (const end of ends) {
      end();
    }
    document.removeEventListener("keydown", pressed);
    document.removeEventListener("keydown", giveBack, true);
    document.removeEventListener("click", skipped, true);
  };
}
