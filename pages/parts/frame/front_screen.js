// What the server has written of a page stands in front of it until the page itself is there.
//
// Then it goes, and leaves the reader where they are: as far down, and on the same link.

import { all, isShown, waitFor } from "./waiting.js";

const APP = "[data-testid=stApp]";
const MAIN = "[data-testid=stMain]";
const PLOT = "[data-testid=stPlotlyChart]";
// In milliseconds: a picture that takes longer is waited for no more.
const LONGEST_WAIT = 8000;

export const frontScreen = () => document.getElementById("front-screen");

export function leaveFrontScreen() {
  const end = Date.now() + LONGEST_WAIT;
  if (frontScreen()) {
    waitFor(() => stands() || Date.now() > end, leave);
  }
}

// The script of the page has run, and what is on its first screen is drawn.
function stands() {
  const app = document.querySelector(APP);
  return app?.dataset.testScriptState === "notRunning" && all(PLOT, app).every(isDrawn);
}

function isDrawn(chart) {
  const isBelow = chart.getBoundingClientRect().top > innerHeight;
  return isBelow || !isShown(chart) || chart.dataset.drawn;
}

function leave() {
  const front = frontScreen();
  const down = front.scrollTop;
  const focused = front.contains(document.activeElement) ? document.activeElement : null;
  const address = focused?.getAttribute("href");
  const place = address ? leadingTo(address, front).indexOf(focused) : -1;
  front.remove();
  document.body.classList.remove("has-front-screen");
  const main = document.querySelector(MAIN);
  main.scrollTop = main.scrollTop || down;
  leadingTo(address, main)[place]?.focus({ preventScroll: true });
}

// The links to an address, of which the bar has one too.
function leadingTo(address, inside) {
  return all("a[href]", inside).filter((link) => link.getAttribute("href") === address);
}
