// Where a reader arrives, and what is said of it to those who do not see it.
//
// A page of the report takes the place of another without the document being loaded anew: the
// browser neither says so nor moves the focus. Here the focus goes to the heading of what was asked
// for, and a polite message names the page, the language or the edition that is shown now.

import { frontScreen } from "./front_screen.js";
import { ledBack, watchReturns } from "./returns.js";
import { all, click, isShown, waitFor } from "./waiting.js";

const HEADING = "h1, h2, h3";
const TITLE = "[data-testid=stMain] h1";
// What an address asks for by a parameter, and the row or container that it stands in.
const PLACES = {
  event: (id) => `#event_${id}`,
  practice: (id) => `#practice_${id}`,
  term: (id) => `#term_${id}`,
  source: () => ".st-key-source_asked",
};

// In milliseconds: so long after a page has been told, its name is not told once more; and so long
// the title of a document stands until it is told.
const TOLD = 1500;
const SETTLED = 400;
// How long what may lose the focus is watched.
const LOST = 2000;

let before = null;
let toldAt = 0;
// How many keys and clicks there were: what happens without a new one, the reader did not do.
let acts = 0;

// The place of what an address asks for; nothing where it asks for none, or in no form of ours.
function named(address) {
  const query = new URL(address).searchParams;
  const kind = Object.keys(PLACES).find((one) => /^\w{1,80}$/.test(query.get(one) ?? ""));
  return kind && PLACES[kind](query.get(kind));
}

function goTo(selector, path = location.pathname) {
  const arrived = () => location.pathname === path && settledAt(selector);
  waitFor(arrived, (place) => {
    giveFocus(place);
    if (selector !== TITLE) {
      place.scrollIntoView({ block: "center" });
    }
    // Streamlit may still put another heading in its place, and the focus would go with the first.
    // Where a reader has gone on meanwhile, it is not for the heading: a dialog gives it back.
    const since = acts;
    const isFree = () => acts === since && document.activeElement === document.body;
    const lost = () => isFree() && arrived();
    waitFor(lost, giveFocus, Date.now() + LOST);
  });
}

function giveFocus(place) {
  const heading = place.matches(HEADING) ? place : (place.querySelector(HEADING) ?? place);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function settledAt(selector) {
  const app = document.querySelector("[data-testid=stApp]");
  const place = document.querySelector(selector);
  unfold(place);
  if (frontScreen()) {
    return null;
  }
  return app?.dataset.testScriptState === "notRunning" && place && isShown(place) ? place : null;
}

// A place is opened, and whatever it is folded in.
function unfold(place) {
  for (let fold = place; fold; fold = fold.parentElement?.closest("details:not([open])")) {
    if (fold.matches("details")) {
      fold.open = true;
    }
  }
}

// A hit leads to a page; the event, practice or source that was found may stand further down on it.
function followed(event) {
  const hit = event.target instanceof Element && event.target.closest("[class*='st-key-hit_'] a");
  if (hit) {
    closeSearch();
    goTo(named(hit.href) ?? TITLE, new URL(hit.href).pathname);
  }
}

function closeSearch() {
  if (all(".st-key-search_everywhere input").some(isShown)) {
    click(document.querySelector(".st-key-search button"));
  }
}

// What is shown now: its page, language and edition, and the sentence that says each of them.
export function arrive(now) {
  status();
  const changed = before && ["language", "edition", "page"].find((one) => now[one] !== before[one]);
  if (!before && named(location.href)) {
    goTo(named(location.href));
  }
  if (changed) {
    say(now.said[changed]);
    toldAt = Date.now();
  }
  if (changed === "page" && !ledBack(() => settledAt(TITLE))) {
    goTo(named(location.href) ?? TITLE);
  }
  before = now;
}

export function say(sentence) {
  status().textContent = sentence;
}

// A page that shows something else than before, as another view of the data, says so in its title.
function watchTitle() {
  let waiting;
  let known = document.title;
  const tell = () => {
    if (document.title !== known && Date.now() - toldAt > TOLD) {
      say(document.title);
    }
    known = document.title;
  };
  const watch = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, SETTLED);
  });
  watch.observe(document.head, { childList: true, characterData: true, subtree: true });
  return () => {
    clearTimeout(waiting);
    watch.disconnect();
  };
}

// It stays on the page: a message is heard where it changes, not where it appears.
function status() {
  const present = document.getElementById("report-status");
  if (present) {
    return present;
  }
  const message = document.createElement("div");
  message.id = "report-status";
  message.className = "unseen";
  message.role = "status";
  document.body.append(message);
  return message;
}

// What is taken out of a list takes the focus with it: the list gets it.
function emptied(event) {
  const { target, relatedTarget } = event;
  const place = target.closest("[class*='st-key-']:has(> [data-testid=stMultiSelect])");
  if (place && !relatedTarget && target.matches("button")) {
    const isGone = () => !target.isConnected && document.activeElement === document.body;
    const lost = () => isGone() && place.querySelector("input");
    waitFor(lost, (input) => input.focus(), Date.now() + LOST);
  }
}

function acted() {
  acts += 1;
}

export function watchArrivals() {
  const ends = [watchTitle(), watchReturns()];
  document.addEventListener("keydown", acted, true);
  document.addEventListener("pointerdown", acted, true);
  document.addEventListener("click", followed);
  document.addEventListener("focusout", emptied);
  return () => {
    for (const end of ends) {
      end();
    }
    document.removeEventListener("keydown", acted, true);
    document.removeEventListener("pointerdown", acted, true);
    document.removeEventListener("click", followed);
    document.removeEventListener("focusout", emptied);
  };
}
