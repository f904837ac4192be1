// A text to take along: a field in which it can be read and selected, and a button that copies it
// and says what happened.
//
// Over plain HTTP browsers have no navigator.clipboard. Then the text is selected and copied in the
// old way; where that does not work either, it stays selected for the reader's own keys.

import { made } from "./made.js";

const KEYS = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? "⌘C" : "Ctrl+C";
// How long the button says that the text was copied, in milliseconds.
const SAID_FOR = 4000;

let count = 0;

// What is told of it stands at its place, as report/screens/copyable_text.py has it.
export function showCopyables(parentElement) {
  for (const place of parentElement.querySelectorAll("[data-copyable]")) {
    new Copyable(place).build();
  }
}

class Copyable {
  constructor(parent) {
    this.parent = parent;
    this.content = JSON.parse(parent.dataset.copyable);
    // Other scripts of the page number theirs alike.
    do {
      count += 1;
    } while (document.getElementById(`copyable_${count}_field`));
    this.id = `copyable_${count}`;
  }

  build() {
    const { name, text, language, words } = this.content;
    const [label, button, field] = ["label", "button", "field"].map((part) => `${this.id}_${part}`);
    this.button = made("button", { id: button, type: "button", className: "copy-button" });
    this.button.setAttribute("aria-labelledby", `${button} ${label}`);
    this.button.onclick = () => this.copy();
    this.field = made("textarea", { id: field, lang: language, readOnly: true, rows: 1 });
    this.field.spellcheck = false;
    this.field.value = text;
    this.field.oncopy = () => this.taken();
    this.status = made("span", { className: "unseen", role: "status" });
    const head = made("div", { className: "copy-head" });
    head.append(made("label", { id: label, htmlFor: field }, name), this.button);
    // The same text, unseen, gives the field its height (style.css).
    const room = made("div", { className: "copy-text" });
    room.dataset.text = text;
    room.append(this.field);
    this.parent.replaceChildren(head, room, this.status);
    this.say(words.copy);
  }

  async copy() {
    const { text, words } = this.content;
    // Without a clipboard at once: browsers copy in the old way only while they handle a click.
    const isCopied = (navigator.clipboard && (await isWritten(text))) || this.isCopiedFromField();
    this.say(isCopied ? words.copied : words.by_hand.replace("{keys}", KEYS));
  }

  // The old way takes what is selected where the focus is, which then goes back to the button.
  isCopiedFromField() {
    this.field.focus();
    this.field.select();
    try {
      const isCopied = document.execCommand("copy");
      if (isCopied) {
        this.button.focus();
      }
      return isCopied;
    } catch {
      return false;
    }
  }

  // Copied by the reader's own keys.
  taken() {
    if (this.field.selectionStart !== this.field.selectionEnd) {
      this.say(this.content.words.copied);
    }
  }

  say(word) {
    const { copy, copied } = this.content.words;
    clearTimeout(this.timer);
    this.button.textContent = word;
    this.status.textContent = word === copy ? "" : word;
    if (word === copied) {
      this.timer = setTimeout(() => this.say(copy), SAID_FOR);
    }
  }
}

// Whether the browser has taken a text; it may keep its clipboard from this page.
async function isWritten(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
