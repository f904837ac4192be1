// What opens over the page: it takes the focus, is walked by arrows, and closes behind the reader.
//
// Streamlit (1.67) lays the body of a popover at the end of the document and leaves the focus on
// its button, so that a reader who goes on by Tab would pass the whole page on the way there. Of
// what is no part of its API this relies on data-testid=stPopoverButton, stPopoverBody and
// stSkeleton, and on aria-expanded of the button; tests/browser/test_focus.py says whether all of
// it is still there. The menus of the bar are <details> of our own, and are walked in the same way.

import { all, isShown, PAUSE, waitFor } from "./waiting.js";

const BODY = "[data-testid=stPopoverBody]";
const BUTTON = "[data-testid=stPopoverButton]";
const MENU = ".bar details";
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
// Where arrows are the control's own.
const OWN_ARROWS = "input, select, textarea, [role=radio], [role=slider], [role=combobox]";
// By how much each key goes on: from the last to the first, and back.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

// What Streamlit names a part of the page by.
const PLACE = "[class*='st-key-']";
const PLACE_NAME = /st-key-[\w-]+/;

// How long a closing takes from the button to the server, in milliseconds.
const A_MOMENT = 60;
// And how long the server may take to send anew what was closed and opened again.
const RESENT = 2000;

// Whether the reader wants what a button opens to be open. What is opened, closed and opened again
// within a moment would be undone by the server's answers, each of which comes after the next step.
const wanted = new WeakMap();

const openBody = () => all(BODY).find(isShown);
const openButton = () => all(`${BUTTON}[aria-expanded=true]`).find(isShown);

function controls(inside) {
  const isReached = (one) => isShown(one) && !one.disabled && one.tabIndex >= 0;
  return all(CONTROLS, inside).filter(isReached);
}

// Not before all of it stands there: what comes late may stand before what is there already.
function controlsOf(body) {
  return body && !body.querySelector("[data-testid=stSkeleton]") ? controls(body) : [];
}

// A button that opens something hands the focus on as soon as there is something to go to; the
// content may still be on its way from the server.
function opened({ target }) {
  const button = target instanceof Element && target.closest(BUTTON);
  if (button?.ariaExpanded !== "false") {
    return;
  }
  const list = () => (button.ariaExpanded === "true" ? controlsOf(openBody()) : []);
  // A key opens it from anywhere; whoever goes on meanwhile is left alone.
  const places = [button, document.body, document.activeElement];
  const isLeft = () => !places.includes(document.activeElement);
  waitFor(
    () => isLeft() || list()[0],
    (found) => found === true || keepFocus(list),
  );
}

// What has the focus may be sent once more, and would take the focus with it.
function keepFocus(list) {
  let at = 0;
  list()[at].focus();
  const again = setInterval(() => {
    if (document.activeElement === document.body) {
      list()[at]?.focus();
    } else {
      at = Math.max(0, list().indexOf(document.activeElement));
    }
  }, PAUSE);
  setTimeout(clearInterval, RESENT, again);
}

function want({ type, target, key }) {
  const within = target instanceof Element ? target : document.body;
  const button = type === "click" ? within.closest(BUTTON) : null;
  const open = openButton();
  const isLeft = type === "click" ? !within.closest(BODY) : key === "Escape";
  if (open && isLeft) {
    wanted.set(open, false);
    if (key === "Escape") {
      backToButton(open);
    }
  }
  if (button) {
    wanted.set(button, button.ariaExpanded !== "true");
  }
}

// Whoever closes something by key goes on from its button, also where the server sends that anew.
function backToButton(button) {
  const place = button.closest(PLACE)?.className.match(PLACE_NAME)?.[0];
  const there = () =>
    button.isConnected ? button : place && document.querySelector(`.${place} ${BUTTON}`);
  const app = document.querySelector("[data-testid=stApp]");
  let rest = RESENT;
  let isClosed = false;
  const again = setInterval(() => {
    const isOpen = Boolean(openBody());
    isClosed ||= !isOpen;
    // How long the server takes does not count.
    rest -= app?.dataset.testScriptState === "notRunning" ? PAUSE : 0;
    if (isClosed && !isOpen && document.activeElement === document.body) {
      there()?.focus();
    }
    if (rest <= 0 || (isClosed && isOpen)) {
      clearInterval(again);
    }
  }, PAUSE);
}

function keepWanted(changes) {
  for (const target of new Set(changes.map((change) => change.target))) {
    const isOpen = target.ariaExpanded === "true";
    if (wanted.has(target) && wanted.get(target) !== isOpen) {
      target.click();
    }
  }
}

function walked(event) {
  const inside = event.target instanceof Element && event.target.closest(`${BODY}, ${MENU}`);
  const isHeld = event.ctrlKey || event.metaKey || event.altKey;
  if (!inside || isHeld || event.defaultPrevented) {
    return;
  }
  if (event.key === "Tab" && inside.matches(BODY)) {
    left(event, controls(inside));
  } else if (event.key in STEPS && !event.target.matches(OWN_ARROWS)) {
    event.preventDefault();
    inside.open = true;
    walk(controls(inside), event.target, STEPS[event.key]);
  }
}

function walk(every, from, step) {
  const next = every.indexOf(from) + step;
  every[(next + every.length) % every.length]?.focus();
}

// Behind the last control the page goes on after the button, before the first one at the button.
function left(event, every) {
  const isBack = event.shiftKey;
  const button = openButton();
  if (button && event.target === (isBack ? every[0] : every.at(-1))) {
    button.focus();
    button.click();
    if (isBack) {
      event.preventDefault();
    }
  }
}

// The link that goes on after something was closed.
let resumed = null;

// A click on a link outside of what is open closes that. Streamlit would ask for the new page first,
// and then for the part of the old one that was closed: the answer to that empties the new page. So
// the link waits until it is closed.
function waited(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  const button = openButton();
  const isHeld = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || !button || isHeld || link.target || link === resumed || link.closest(BODY)) {
    resumed = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => button.ariaExpanded === "true" && button.click(), A_MOMENT);
  const goOn = () => {
    resumed = link;
    link.click();
  };
  waitFor(
    () => button.ariaExpanded !== "true",
    () => setTimeout(goOn, A_MOMENT),
  );
}

export function watchPopovers() {
  const watch = new MutationObserver(keepWanted);
  watch.observe(document.body, { subtree: true, attributeFilter: ["aria-expanded"] });
  // Before Streamlit hears of the click, the button still says that it was closed.
  document.addEventListener("keydown", want, true);
  document.addEventListener("click", want, true);
  document.addEventListener("click", waited, true);
  document.addEventListener("click", opened, true);
  document.addEventListener("keydown", walked);
  return () => {
    watch.disconnect();
    document.removeEventListener("keydown", want, true);
    document.removeEventListener("click", want, true);
    document.removeEventListener("click", waited, true);
    document.removeEventListener("click", opened, true);
    document.removeEventListener("keydown", walked);
  };
}
