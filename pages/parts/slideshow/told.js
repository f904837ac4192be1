// What of a show is heard, and read beside it: the slide that is turned to, and its notes.

import { make } from "./slide.js";
import { write } from "./text.js";

// Says a slide to readers of the screen, for whom nothing else tells that it has turned.
export function teller() {
  const told = make("p", "told");
  told.setAttribute("role", "status");
  return {
    told,
    tell: (slides, place) => {
      told.lang = slides[0].language === "zh" ? "zh-CN" : "en";
      write(told, `${[...new Set(slides.map(({ title }) => title))].join(" · ")} · ${place}`);
    },
  };
}

// A part that takes the focus, so that keys scroll what is longer than its place.
export function notesPart(label) {
  const notes = make("section", "notes");
  notes.setAttribute("aria-label", label);
  notes.tabIndex = 0;
  notes.hidden = true;
  return notes;
}

export function writeNotes(notes, slides) {
  notes.replaceChildren(
    ...slides.flatMap(({ title, notes: lines }) => [make("h2", "", title), ...lines.map(said)]),
  );
  notes.scrollTop = 0;
}

function said(line) {
  return make("p", "", line);
}
