// A chart with what is said of it, its tabs, its foot and its buttons; tables in tabs; or buttons
// alone. What is closed is asked of the server when a reader opens it.
//
// Four lines are sent: what element.py says, and what stands above the chart, the chart, what stands
// below it. Places have the names that Streamlit gives to parts by their keys.

import { askFor } from "../asked/asking.js";
import { contentAt, home } from "../asked/contents.js";
import { made } from "../picture/made.js";
import { showPicture } from "../picture/picture.js";
import { Table } from "../table/table.js";
import { Chart } from "./element.js";
import { List } from "./lists.js";
import { Tabs } from "./tabs.js";

const blocks = new WeakMap();
// Which tab was open, by the key of its chart, for who comes back to a page.
const opened = new Map();
// What of the address a list asks along.
const ASKED = ["tab", "with"];

export default function block({ parentElement, data, setTriggerValue }) {
  const shown = blocks.get(parentElement) ?? new Block(parentElement);
  blocks.set(parentElement, shown);
  shown.tell = setTriggerValue;
  shown.show(new TextDecoder().decode(data));
  return () => {
    blocks.delete(parentElement);
    shown.end();
  };
}

class Block {
  constructor(parent) {
    // Beside what Streamlit keeps in its place of its own.
    this.parent = parent.appendChild(made("div"));
    this.parent.dataset.block = "";
    this.lists = new Map();
    this.tables = new Map();
  }

  show(sent) {
    if (sent === this.sent) {
      return;
    }
    this.sent = sent;
    const [told, head, chart, foot] = sent.split("\n");
    this.content = JSON.parse(told);
    if (chart) {
      this.buildChart();
      showPicture(this.head, head);
      this.chart.show(chart, this.chart.next);
      showPicture(this.foot, foot);
    }
    if (this.content.tabs) {
      this.showTabs();
    }
    this.showActions();
  }

  buildChart() {
    if (this.chart) {
      return;
    }
    const { key, height } = this.content;
    this.head = this.part(this.parent, `head_${key}`);
    this.buildTabs();
    const place = this.part(this.tabs.panels.get("chart"), key);
    this.chart = new Chart(place, height, {
      ask: (keys) => askFor({ keys: keys.join(",") }),
      lost: () => this.tell("lost", true),
    });
    this.foot = this.part(this.parent, `foot_${key}`);
  }

  buildTabs() {
    this.tabs ??= new Tabs(this.parent.appendChild(made("div")), (name) => this.opens(name));
    this.tabs.show(this.content.tabs);
  }

  part(parent, key) {
    return parent.appendChild(made("div", { className: `st-key-${key}` }));
  }

  // A tab of which the address says that it is open is told with each change of the address.
  showTabs() {
    const { key, tabs, isAddressed, opened: told } = this.content;
    this.buildTabs();
    const isSame = isAddressed && this.opened && told === this.told;
    this.told = told;
    const [[first]] = tabs;
    const before = isSame ? this.opened : isAddressed ? told : opened.get(key);
    const isThere = tabs.some(([name]) => name === before);
    this.select(isThere ? before : first);
  }

  opens(name) {
    const { key, isAddressed } = this.content;
    this.select(name);
    if (isAddressed) {
      this.tell("opened", name);
    } else {
      opened.set(key, name);
    }
  }

  async select(name) {
    this.opened = name;
    this.tabs.select(name);
    const panel = this.tabs.panels.get(name);
    const { shown } = this.content;
    if (shown?.[name]) {
      this.fill(panel, shown[name]);
    } else if (!this.chart || name !== "chart") {
      panel.ariaBusy = "true";
      const content = await this.partAt(name, () => this.opened === name);
      if (content) {
        panel.ariaBusy = null;
        this.fill(panel, content);
      }
    }
  }

  // What is said of a chart, or tables.
  fill(panel, content) {
    if (content.tables) {
      this.fillTables(panel, content.tables);
    } else {
      this.about ??= panel.appendChild(made("div", { className: "block-about" }));
      showPicture(this.about, JSON.stringify(content));
    }
  }

  fillTables(panel, tables) {
    const keys = tables.map(({ key }) => key);
    for (const [key, { place, table }] of this.tables) {
      if (!place.isConnected || (place.parentElement === panel && !keys.includes(key))) {
        table.end();
        place.remove();
        this.tables.delete(key);
      }
    }
    for (const told of tables) {
      this.fillTable(panel, told);
    }
  }

  fillTable(panel, { key, said, table }) {
    if (!this.tables.has(key)) {
      const place = panel.appendChild(made("div", { className: "named-table" }));
      const name = place.appendChild(made("p", { className: "table-name" }));
      this.tables.set(key, { place, name, table: new Table(this.part(place, key)) });
    }
    const shown = this.tables.get(key);
    const { parts } = this.content;
    shown.name.textContent = said;
    shown.table.show(JSON.stringify(table));
    shown.table.tell = (place) => askFor({ parts, sheet: key, place });
  }

  // A server that has begun anew knows what it is asked for after a run of the script.
  partAt(name, isOpen, query = "") {
    const { parts } = this.content;
    const isWanted = () => !this.ended && isOpen() && parts === this.content.parts;
    return contentAt(`${parts}/${name}${query}`, {
      isWanted,
      lost: () => isWanted() && this.tell("lost", true),
    });
  }

  showActions() {
    const { buttons, beside } = this.content;
    if (!buttons.length) {
      return;
    }
    this.actions ??= this.parent.appendChild(made("div", { className: "block-actions" }));
    for (const button of buttons) {
      this.listOf(button).name(button);
    }
    if (beside) {
      this.beside ??= this.actions.appendChild(made("div"));
      showPicture(this.beside, JSON.stringify(beside));
    }
  }

  listOf({ part, key }) {
    if (!this.lists.has(part)) {
      const list = new List(this.actions, key, () => this.fillList(part, list));
      this.lists.set(part, list);
    }
    return this.lists.get(part);
  }

  async fillList(part, list) {
    const asked = new URLSearchParams({ home: home() });
    const here = new URLSearchParams(location.search);
    for (const name of ASKED.filter((one) => here.has(one))) {
      asked.set(name, here.get(name));
    }
    const nodes = await this.partAt(part, () => list.isOpen, `?${asked}`);
    if (nodes) {
      list.show(nodes);
    }
  }

  end() {
    this.ended = true;
    this.chart?.end();
    for (const { table } of this.tables.values()) {
      table.end();
    }
    for (const list of this.lists.values()) {
      list.end();
    }
    this.parent.remove();
  }
}
