// The parts of a page by their roles, so that readers of the screen go from one to the other.
//
// Streamlit (1.67) lays everything into one <main>, the bar and the foot too. For readers of the
// screen they are taken out of it: an empty part beside it, which has the role, owns them. The link
// that skips the bar leads to the content, and not to the bar again.

import { waitFor } from "./waiting.js";

const PARTS = { banner: ".st-key-bar", contentinfo: ".st-key-page_foot" };

export function nameLandmarks() {
  // It stands in no reader's way: what is in it can be reached.
  document.querySelector("[data-testid=stMain]")?.removeAttribute("tabindex");
  for (const [role, selector] of Object.entries(PARTS)) {
    const find = () => document.querySelector(selector);
    waitFor(find, (inside) => own(partOf(role), inside));
  }
}

function partOf(role) {
  const id = `report-${role}`;
  const present = document.getElementById(id);
  if (present) {
    return present;
  }
  const part = document.createElement("div");
  part.id = id;
  part.role = role;
  document.body[role === "banner" ? "prepend" : "append"](part);
  return part;
}

function own(part, inside) {
  inside.id ||= `${part.id}-inside`;
  part.setAttribute("aria-owns", inside.id);
}

export function skipped(event) {
  const link =
    event.target instanceof Element && event.target.closest("[data-testid=stSkipToContent]");
  const content = document.querySelector(".st-key-page_content");
  if (link && content) {
    event.preventDefault();
    event.stopPropagation();
    content.tabIndex = -1;
    content.focus();
  }
}
