// What can be done with a show: by the buttons of its bar, and by keys.

import { button, make } from "./slide.js";

// The bar, with the counter of slides and the button of the autoplay, whose texts change.
export function controlBar(show, words) {
  const bar = make("div", "bar");
  const count = make("output", "");
  // Which slide is seen is told with its title (told.js).
  count.ariaLive = "off";
  const player = button("▶", words.play, () => show.autoplay.toggle());
  bar.append(
    button("‹", words.previous, () => show.turn(-1)),
    count,
    button("›", words.next, () => show.turn(1)),
    player,
    button("□", words.full, () => show.toggleFullScreen()),
    button("▦", words.overview, () => show.toggleOverview()),
    button("✎", words.notes, () => show.toggleNotes()),
    button("✕", words.leave, () => show.close()),
  );
  bar.addEventListener("click", (event) => event.stopPropagation());
  return { bar, count, player };
}

// Whether a key belongs to what has the focus: a button is pressed, notes are scrolled.
export function isOwnKey(event) {
  const { key } = event;
  const [target] = event.composedPath();
  if (!(target instanceof Element)) {
    return false;
  }
  const scrolls = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", " ", "Home", "End"];
  return target.closest("button")
    ? ["Enter", " "].includes(key)
    : Boolean(target.closest(".notes")) && scrolls.includes(key);
}

// Keys that take hold of the event; digits are typed for Enter.
export function keysOf(show) {
  const forward = () => show.turn(1);
  const back = () => show.turn(-1);
  return {
    ArrowRight: forward,
    ArrowDown: forward,
    PageDown: forward,
    " ": forward,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Home: () => show.show(0),
    End: () => show.show(show.pages.length - 1),
    Enter: () => show.enter(),
    Escape: () => show.close(),
    f: () => show.toggleFullScreen(),
    p: () => show.autoplay.toggle(),
    o: () => show.toggleOverview(),
    n: () => show.toggleNotes(),
  };
}
