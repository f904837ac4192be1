// A link of a picture tells its title in a box of ours: the browser's own is cut off on small
// screens, and shown to no finger. The title is taken off meanwhile, so that none is shown twice.

import { Tip } from "./tip.js";

// A link that is wider than this is told beside the pointer, in pixels.
const ROW_LIKE = 96;

export class Titles {
  constructor(parent) {
    this.tip = new Tip(parent);
    parent.addEventListener("pointerover", (event) => this.over(event));
    parent.addEventListener("pointerout", (event) => this.out(event));
    parent.addEventListener("focusin", (event) => this.focused(event));
    parent.addEventListener("focusout", (event) => this.out(event));
  }

  // Keys have no pointer, and the browser shows them no title: theirs stays where it is.
  focused({ target }) {
    if (target.matches("a[title]:focus-visible")) {
      const { left } = target.getBoundingClientRect();
      this.tip.show(target, [target.title], () => place(target, target, left));
    }
  }

  over({ target, pointerType, clientX }) {
    const link = target.closest("a[title]");
    if (link && pointerType !== "touch") {
      this.show(link, target, clientX);
    }
  }

  out({ target, relatedTarget }) {
    const link = target.closest("a");
    if (link && link === this.tip.mark && !link.contains(relatedTarget)) {
      this.tip.hide();
    }
  }

  // Whether a click was a first touch, which is answered by the title.
  answered({ target, clientX }) {
    const link = target.closest("a[title]");
    const isFirst = link !== null && this.tip.isFirstTouch(link);
    if (isFirst) {
      this.show(link, target, clientX);
    }
    return isFirst;
  }

  show(link, target, x) {
    const { title } = link;
    const where = () => place(link, target, x);
    this.tip.show(link, [title], where, () => link.setAttribute("title", title));
    link.removeAttribute("title");
  }
}

// A link whose content stands elsewhere has no size: then it is where what was pointed at is.
function place(link, target, x) {
  const whole = link.getBoundingClientRect();
  const { left, right, top, bottom } = whole.width ? whole : target.getBoundingClientRect();
  return right - left > ROW_LIKE
    ? { left: x, right: x, top, bottom }
    : { left, right, top, bottom };
}
