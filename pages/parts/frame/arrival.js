// Where a reader arrives, and what is said of it to those who do not see it.
//
// A page of the report takes the place of another without the document being loaded anew: the
// browser neither says so nor moves the focus. Here the focus goes to the heading of what was asked
// for, and a polite message names the page, the language or the edition that is shown now.

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

let before = null;

// The place of what an address asks for; nothing where it asks for none, or in no form of ours.
function named(address) {
  const query = new URL(address).searchParams;
  const kind = Object.keys(PLACES).find((one) => /^\w{1,80}$/.test(query.get(one) ?? ""));
  return kind && PLACES[kind](query.get(kind));
}

function goTo(selector, path = location.pathname) {
  const arrived = () => location.pathname === path && settledAt(selector);
  waitFor(arrived, (place) => {
    const heading = place.matches(HEADING) ? place : (place.querySelector(HEADING) ?? place);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (selector !== TITLE) {
      place.scrollIntoView({ block: "center" });
    }
  });
}

function settledAt(selector) {
  const app = document.querySelector("[data-testid=stApp]");
  const place = document.querySelector(selector);
  unfold(place);
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
  const message = status();
  const changed = before && ["language", "edition", "page"].find((one) => now[one] !== before[one]);
  if (!before && named(location.href)) {
    goTo(named(location.href));
  }
  if (changed) {
    message.textContent = now.said[changed];
  }
  if (changed === "page") {
    goTo(named(location.href) ?? TITLE);
  }
  before = now;
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

export function watchArrivals() {
  document.addEventListener("click", followed);
  return () => document.removeEventListener("click", followed);
}
