// A button of a chart and the list that it opens: files to keep, or texts to take along.
//
// They bear the names that Streamlit gives to such parts (data-testid), by which the scripts of the
// frame lead the focus into what is open, through it and back (../frame/popovers.js).

import { made } from "../picture/made.js";
import { showPicture } from "../picture/picture.js";
import { setBeside } from "../picture/terms.js";

export class List {
  // `fill` is told when the list is opened, and gives it what it shows.
  constructor(parent, key, fill) {
    this.button = made("button", { type: "button", ariaExpanded: "false", ariaHasPopup: "dialog" });
    this.button.dataset.testid = "stPopoverButton";
    const place = made("div", { className: `st-key-${key}` }, this.button);
    this.body = made("div", { className: "block-list", popover: "auto" });
    this.button.popoverTargetElement = this.body;
    this.follow = () => this.place();
    this.body.onbeforetoggle = ({ newState }) => this.toggled(newState === "open", fill);
    this.body.ontoggle = this.follow;
    parent.append(place, this.body);
  }

  name({ label, icon, isQuiet }) {
    this.button.className = isQuiet ? "block-button is-quiet" : "block-button";
    const [symbol, arrow] = [icon, "expand_more"].map((name) => {
      const mark = made("span", { className: "icon", ariaHidden: "true" }, name);
      mark.translate = false;
      return mark;
    });
    this.button.replaceChildren(symbol, made("span", {}, label), arrow);
    this.body.ariaLabel = label;
    this.body.role = "dialog";
  }

  toggled(isOpen, fill) {
    this.isOpen = isOpen;
    this.button.ariaExpanded = String(isOpen);
    // As of Streamlit's, which are there while they are open.
    this.body.dataset.testid = isOpen ? "stPopoverBody" : "";
    const listen = isOpen ? addEventListener : removeEventListener;
    listen("scroll", this.follow, true);
    listen("resize", this.follow);
    if (isOpen) {
      fill();
    }
  }

  place() {
    if (this.isOpen) {
      setBeside(this.body, this.button.getBoundingClientRect());
    }
  }

  show(nodes) {
    this.inside ??= this.body.appendChild(made("div"));
    showPicture(this.inside, JSON.stringify(nodes));
    this.place();
  }

  end() {
    this.toggled(false);
  }
}
