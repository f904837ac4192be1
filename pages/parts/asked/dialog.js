// The dialog of where figures are from. What stands in it is asked of the server when it is opened,
// from an address, and needs no run of the page.
//
// The dialog lies over all of the window and scrolls; what is seen of it is the panel. So a click
// beside the panel is one on the dialog itself.

import { made } from "../picture/made.js";
import { showPicture } from "../picture/picture.js";
import { ASKING } from "./asking.js";
import { contentAt, home } from "./contents.js";

// So long an answer may take before the dialog is shown without it, in milliseconds.
const A_MOMENT = 150;
const TITLE = "source-dialog-title";

export class SourceDialog {
  constructor(parent) {
    parent.dataset.asked = "";
    this.parent = parent;
    this.heard = ({ detail }) => this.ask(detail);
    this.left = () => this.close();
    document.addEventListener(ASKING, this.heard);
  }

  // What the server says: where to ask for figures by their keys, and the words around them.
  show(told) {
    const isOther = this.told && told.parts !== this.told.parts;
    this.told = told;
    // The tables of another state have other addresses, and may have other rows.
    if (isOther && this.isWaiting && this.question.parts) {
      this.close();
    }
  }

  async ask(question) {
    this.close();
    this.question = question;
    this.isWaiting = true;
    const answer = this.answerTo(question);
    await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, A_MOMENT))]);
    if (question === this.question && this.isWaiting) {
      this.open();
    }
    const nodes = await answer;
    if (question === this.question) {
      this.fill(nodes);
    }
  }

  // A server that has begun anew may be at another address when it knows what it is asked for.
  async answerTo(question) {
    const isAsked = () => question === this.question;
    let answer;
    while (!answer && isAsked()) {
      const address = this.addressOf(question);
      const isWanted = () => isAsked() && address === this.addressOf(question);
      answer = await contentAt(address, { isWanted, lost: () => isWanted() && this.lost() });
    }
    if (isAsked()) {
      this.isWaiting = false;
    }
    return answer;
  }

  addressOf({ parts = this.told.parts, ...asked }) {
    return `${parts}/${this.told.part}?${new URLSearchParams({ ...asked, home: home() })}`;
  }

  // Nothing is told of figures that the report does not have.
  fill(nodes) {
    if (!nodes.length) {
      this.close();
      return;
    }
    this.open();
    showPicture(this.content, JSON.stringify(nodes));
    this.content.ariaBusy = null;
  }

  open() {
    if (this.dialog) {
      return;
    }
    const { title, close } = this.told;
    const icon = made("span", { className: "icon", ariaHidden: "true", translate: false }, "close");
    const button = made("button", { type: "button", ariaLabel: close, title: close }, icon);
    // What is read first is what this is about.
    const heading = made("h2", { id: TITLE, tabIndex: -1, autofocus: true }, title);
    const head = made("div", { className: "dialog-head" }, heading);
    head.append(button);
    this.content = made("div", { className: "dialog-content", ariaBusy: "true" });
    const panel = made("div", { className: "dialog-panel" }, head);
    panel.append(this.content);
    this.dialog = made("dialog", { className: "source-dialog" }, panel);
    this.dialog.setAttribute("aria-labelledby", TITLE);
    this.listen(button);
    this.parent.append(this.dialog);
    this.dialog.showModal();
  }

  listen(button) {
    const { dialog } = this;
    let isBeside = false;
    button.onclick = this.left;
    dialog.onclose = this.left;
    // A text that is selected may be left beside the panel.
    dialog.onpointerdown = ({ target }) => {
      isBeside = target === dialog;
    };
    dialog.onpointerup = ({ target }) => {
      isBeside &&= target === dialog;
    };
    dialog.onclick = ({ target }) => {
      if (isBeside && target === dialog) {
        this.close();
      }
    };
    // Another page or view.
    addEventListener("popstate", this.left);
  }

  // The browser gives the focus back to where it was.
  close() {
    const { dialog } = this;
    this.dialog = undefined;
    this.question = undefined;
    this.isWaiting = false;
    removeEventListener("popstate", this.left);
    if (dialog) {
      // The browser tells of it later, when another one may be open.
      dialog.onclose = null;
      dialog.close();
      dialog.remove();
    }
  }

  end() {
    document.removeEventListener(ASKING, this.heard);
    this.close();
  }
}
