// A term shows what it means while the pointer or the focus is on it, or on what it shows; Escape
// takes that away (WCAG 1.4.13). It lies on top of the page, so nothing cuts it off.

import { EDGE } from "./tip.js";

export function explainTerms(parentElement) {
  for (const word of parentElement.querySelectorAll(".term")) {
    watch(word, word.querySelector("button"), word.querySelector("[popover]"));
  }
}

function watch(word, button, tip) {
  const place = () => setBeside(tip, button.getBoundingClientRect());
  const escaped = (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      hide();
    }
  };
  const hide = () => {
    if (tip.isConnected && tip.matches(":popover-open")) {
      tip.hidePopover();
    }
    document.removeEventListener("keydown", escaped, true);
    removeEventListener("scroll", place, true);
  };
  const show = () => {
    if (!tip.matches(":popover-open")) {
      tip.showPopover();
      document.addEventListener("keydown", escaped, true);
      addEventListener("scroll", place, true);
    }
    place();
  };
  word.onpointerenter = show;
  word.onpointerleave = () => document.activeElement !== button && hide();
  button.onfocus = show;
  button.onblur = () => !word.matches(":hover") && hide();
  // Some browsers do not give the focus to a button that is touched.
  button.onclick = () => {
    button.focus();
    show();
  };
}

// Right below a place, else right above it: the pointer reaches it without leaving both.
export function setBeside(tip, { left, top, bottom }) {
  const { width, height } = tip.getBoundingClientRect();
  const across = Math.max(
    EDGE,
    Math.min(left, document.documentElement.clientWidth - width - EDGE),
  );
  const fits = bottom + height <= innerHeight || top < height;
  Object.assign(tip.style, { left: `${across}px`, top: `${fits ? bottom : top - height}px` });
}
