// A table: rows of texts become elements one by one, so nothing that comes from the data is ever
// read as markup. A page of rows stands in the document at a time; before printing all do.
//
// element.py says what is sent. Elements have roles besides, for as cards (style.css) they would
// lose the ones that they have by nature.

import { made } from "../picture/made.js";
import { ordered, textOf, turned } from "./order.js";

const UNSORTED = { column: 0, direction: "none" };
// What stands behind a whole row.
const ROW = -1;
// Up to this width, in letters, the texts of a column stay on one line where there is room.
const SHORT = 18;

export class Table {
  constructor(parent) {
    parent.dataset.table = "";
    this.parent = parent;
    this.order = UNSORTED;
    this.number = 0;
    this.printed = () => this.fill(true);
    this.left = () => this.fill();
    addEventListener("beforeprint", this.printed);
    addEventListener("afterprint", this.left);
    this.observer = new ResizeObserver(() => this.fit());
  }

  // What the reader has chosen stays where the table has become one in another language.
  show(sent) {
    if (sent === this.sent) {
      return;
    }
    const before = this.content;
    this.sent = sent;
    this.content = JSON.parse(sent);
    if (before?.columns.length !== this.content.columns.length) {
      this.order = UNSORTED;
    }
    if (before?.rows.length !== this.content.rows.length) {
      this.number = 0;
    }
    this.build();
    this.sort(this.order);
  }

  build() {
    this.body = made("tbody", { role: "rowgroup" });
    const caption = made("caption", { className: "unseen" }, this.content.caption);
    this.table = made("table", { className: "data-table", role: "table" });
    this.table.append(caption, this.head(), this.body);
    this.frame = made("div", { className: "table-frame" });
    this.frame.append(this.table);
    this.pages = this.content.pages.length > 1 ? this.turner() : made("div");
    const choice = this.content.sorts ? [this.chooser()] : [];
    this.parent.replaceChildren(...choice, this.frame, this.pages);
    this.observer.disconnect();
    this.observer.observe(this.frame);
    this.observer.observe(this.table);
  }

  head() {
    const row = made("tr", { role: "row" });
    this.looks = this.content.columns.map((column, number) => this.look(column, number));
    this.heads = this.content.columns.map(({ title }, column) => {
      const head = made("th", {
        scope: "col",
        role: "columnheader",
        className: this.looks[column],
      });
      if (this.content.sorts) {
        const button = made("button", { type: "button" }, title);
        button.onclick = () => this.sort(turned(this.order, column));
        head.append(button);
      } else {
        head.append(title);
      }
      return head;
    });
    row.append(...this.heads);
    if (this.content.sources.length) {
      const head = made("th", { scope: "col", role: "columnheader" });
      head.append(made("span", { className: "unseen" }, this.content.words.source));
      row.append(head);
    }
    const group = made("thead", { role: "rowgroup" });
    group.append(row);
    return group;
  }

  look({ isFigures }, column) {
    const isShort = this.content.rows.every((row) => widthOf(textOf(row[column])) <= SHORT);
    return [isFigures && "figures", isShort && "short"].filter(Boolean).join(" ");
  }

  // On a small screen, where no heads are, the order is chosen from a list.
  chooser() {
    const { columns, words } = this.content;
    this.choice = made("select");
    this.choice.append(made("option", { value: "0,none" }, words.listed));
    for (const [column, { title }] of columns.entries()) {
      for (const direction of ["ascending", "descending"]) {
        const text = words[direction].replace("{name}", title);
        this.choice.append(made("option", { value: `${column},${direction}` }, text));
      }
    }
    this.choice.onchange = () => {
      const [column, direction] = this.choice.value.split(",");
      this.sort({ column: Number(column), direction });
    };
    const label = made("label", { className: "table-order" }, words.sort);
    label.append(this.choice);
    return label;
  }

  turner() {
    const { caption, words } = this.content;
    const nav = made("nav", { className: "table-pages", ariaLabel: caption });
    this.count = made("p", { role: "status" });
    this.steps = [-1, 1].map((step) => {
      const button = made("button", { type: "button" }, step < 0 ? words.previous : words.next);
      button.onclick = (event) => this.turn(step, event);
      return button;
    });
    nav.append(this.count, ...this.steps);
    return nav;
  }

  sort(order) {
    this.order = order;
    for (const [column, head] of this.heads.entries()) {
      const isSorted = column === order.column && order.direction !== "none";
      head.ariaSort = isSorted ? order.direction : null;
    }
    if (this.choice) {
      this.choice.value =
        order.direction === "none" ? "0,none" : `${order.column},${order.direction}`;
    }
    this.numbers = ordered(this.content, order, document.documentElement.lang);
    this.fill();
  }

  // The focus stays on the button; a pointer's reader goes on at the first row.
  turn(step, { detail }) {
    const number = this.number + step;
    if (this.content.pages[number] !== undefined) {
      this.number = number;
      this.fill();
      if (detail) {
        this.frame.scrollIntoView({ block: "start" });
      }
    }
  }

  fill(isPrinted = false) {
    const { page, pages } = this.content;
    const first = isPrinted ? 0 : this.number * page;
    const shown = isPrinted ? this.numbers : this.numbers.slice(first, first + page);
    this.body.replaceChildren(...shown.map((number) => this.row(number)));
    if (this.count) {
      this.count.textContent = pages[this.number];
      const [back, on] = this.steps;
      back.ariaDisabled = String(this.number === 0);
      on.ariaDisabled = String(this.number === pages.length - 1);
    }
  }

  row(number) {
    const { columns, rows, sources } = this.content;
    const behind = sources[number] ?? [];
    const row = made("tr", { role: "row" });
    const cells = rows[number].map((cell, column) => {
      const className = this.looks[column];
      const node = column
        ? made("td", { role: "cell", className })
        : made("th", { scope: "row", role: "rowheader", className });
      node.dataset.head = columns[column].title;
      node.append(content(cell));
      if (behind.includes(column)) {
        node.classList.add("has-source");
        node.onclick = () => getSelection().isCollapsed && this.tell(`${number},${column}`);
      }
      return node;
    });
    row.append(...cells);
    if (sources.length) {
      row.append(this.source(number, behind));
    }
    return row;
  }

  // One button for all figures of a row; a click on one of them asks for this one.
  source(number, behind) {
    const { namedBy, rows, words } = this.content;
    const cell = made("td", { role: "cell", className: "source-cell" });
    if (behind.length) {
      const name = rows[number].slice(0, namedBy).map(textOf).join(words.joint);
      const label = words.source_of.replace("{name}", name);
      const button = made("button", { type: "button", ariaLabel: label, title: label });
      button.append(
        made("span", { className: "icon", ariaHidden: "true" }, "info"),
        made("span", { className: "source-word", ariaHidden: "true" }, words.source),
      );
      button.onclick = () => {
        button.focus();
        this.tell(`${number},${ROW}`);
      };
      cell.append(button);
    }
    return cell;
  }

  // A table that is wider than its room moves inside of it, by the keyboard too.
  fit() {
    const isWide = this.table.offsetWidth > this.frame.clientWidth + 1;
    this.frame.classList.toggle("is-wide", isWide);
    Object.assign(
      this.frame,
      isWide
        ? { tabIndex: 0, role: "region", ariaLabel: this.content.caption }
        : { role: null, ariaLabel: null },
    );
    if (!isWide) {
      this.frame.removeAttribute("tabindex");
    }
  }

  end() {
    removeEventListener("beforeprint", this.printed);
    removeEventListener("afterprint", this.left);
    this.observer.disconnect();
  }
}

// A Chinese character is as wide as two letters.
function widthOf(text) {
  return [...text].reduce((width, letter) => width + (letter > "\u2e80" ? 2 : 1), 0);
}

// A text, or a link to a page of the web.
function content(cell) {
  const [text, address] = Array.isArray(cell) ? cell : [cell];
  if (!/^https?:\/\//i.test(address ?? "")) {
    return text;
  }
  return made("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}
