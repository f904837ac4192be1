// The tabs of a chart: the one that is open is reached by Tab, arrows open the others.

import { made } from "../picture/made.js";

let sets = 0;

export class Tabs {
  // `open` is told the name of the tab that a reader opens.
  constructor(parent, open) {
    sets += 1;
    this.id = `tabs_${sets}`;
    this.open = open;
    this.tabs = new Map();
    this.panels = new Map();
    this.parent = parent;
    this.list = made("div", { role: "tablist", className: "block-tabs" });
    this.list.onkeydown = (event) => this.walked(event);
    parent.append(this.list);
  }

  // Names with their labels: others in another language, more or fewer in another edition.
  show(labels) {
    const names = labels.map(([name]) => name);
    for (const [name, tab] of this.tabs) {
      if (!names.includes(name)) {
        tab.remove();
        this.panels.get(name).remove();
        this.tabs.delete(name);
        this.panels.delete(name);
      }
    }
    for (const [name, label] of labels) {
      if (!this.tabs.has(name)) {
        this.add(name);
      }
      this.tabs.get(name).textContent = label;
    }
  }

  add(name) {
    const [tab, panel] = ["tab", "panel"].map((part) => `${this.id}_${part}_${name}`);
    const button = made("button", { id: tab, type: "button", role: "tab" });
    button.onclick = () => this.open(name);
    this.list.append(button);
    this.tabs.set(name, button);
    const place = made("div", { id: panel, role: "tabpanel", className: "block-panel" });
    place.setAttribute("aria-labelledby", tab);
    this.parent.append(place);
    this.panels.set(name, place);
  }

  select(name) {
    for (const [other, tab] of this.tabs) {
      const isOpen = other === name;
      const panel = this.panels.get(other);
      tab.ariaSelected = String(isOpen);
      tab.tabIndex = isOpen ? 0 : -1;
      panel.hidden = !isOpen;
      if (isOpen) {
        tab.setAttribute("aria-controls", panel.id);
      } else {
        tab.removeAttribute("aria-controls");
      }
    }
  }

  walked(event) {
    const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const tabs = [...this.tabs.values()];
    const at = tabs.indexOf(event.target);
    const next = {
      ArrowRight: tabs[(at + 1) % tabs.length],
      ArrowLeft: tabs.at(at - 1),
      Home: tabs[0],
      End: tabs.at(-1),
    }[event.key];
    if (next && !isHeld && at >= 0) {
      event.preventDefault();
      next.focus();
      next.click();
    }
  }
}
