// Back leads to where the reader was: as far down the page, and to the link that had led away.
//
// A browser does this for documents. A page of the report takes the place of another within one.

import { all, waitFor } from "./waiting.js";

const SCROLLED = "[data-testid=stMain]";

// By address: how far down its page was, and the link that was followed from there, with its number
// among those that lead to the same.
const places = new Map();
let coming = null;

const here = () => location.pathname + location.search;
const scrolled = () => document.querySelector(SCROLLED);
const leadingOn = (href) => all(`${SCROLLED} a[href]`).filter((one) => matches(one, href));
const matches = (link, href) => link.getAttribute("href") === href;

function departed({ target }) {
  const link = target instanceof Element ? target.closest(`${SCROLLED} a[href]`) : null;
  if (link) {
    const href = link.getAttribute("href");
    const number = leadingOn(href).indexOf(link);
    places.set(here(), { down: scrolled().scrollTop, href, number });
  }
}

function stepped({ isTrusted }) {
  coming = (isTrusted && places.get(here())) || null;
}

// Lead back to where the reader was, as soon as the page stands again; false where this is no page
// that they had left by a link. `stands` says when it does.
export function ledBack(stands) {
  if (!coming) {
    return false;
  }
  const { down, href, number } = coming;
  coming = null;
  const isLong = (main) => main.scrollHeight - main.clientHeight >= down - 1;
  const long = () => (stands() && isLong(scrolled()) ? scrolled() : null);
  waitFor(long, (main) => {
    main.scrollTop = down;
    leadingOn(href)[number]?.focus({ preventScroll: true });
  });
  return true;
}

export function watchReturns() {
  document.addEventListener("click", departed, true);
  addEventListener("popstate", stepped, true);
  return () => {
    document.removeEventListener("click", departed, true);
    removeEventListener("popstate", stepped, true);
  };
}
