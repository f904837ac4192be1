// The parts of a page by their roles, so that readers of the screen go from one to the other.
//
// Streamlit (1.67) lays everything into one <main>, the bar and the foot too. It is taken for a
// mere frame here, and the container of the page's content is the main part, to which the link
// leads that skips the bar.

import { waitFor } from "./waiting.js";

const ROLES = {
  ".st-key-bar": "banner",
  ".st-key-page_content": "main",
  ".st-key-page_foot": "contentinfo",
};

export function nameLandmarks() {
  const frame = document.querySelector("[data-testid=stMain]");
  frame.role = "none";
  frame.removeAttribute("tabindex");
  for (const [selector, role] of Object.entries(ROLES)) {
    waitFor(
      () => document.querySelector(selector),
      (part) => {
        part.role = role;
      },
    );
  }
}

export function skipped(event) {
  const content = document.querySelector(".st-key-page_content");
  if (
    content &&
    event.target instanceof Element &&
    event.target.closest("[data-testid=stSkipToContent]")
  ) {
    event.preventDefault();
    event.stopPropagation();
    content.tabIndex = -1;
    content.focus();
  }
}
