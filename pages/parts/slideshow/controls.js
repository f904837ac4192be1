// What can be done with a show: by the buttons of its bar, and by keys.

import { button, make } from "./slide.js";

// The bar, with the counter of slides and the button of the autoplay, whose texts change.
export function controlBar(show, words) {
  const bar = make("div", "bar");
  const count = make("output", "");
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
