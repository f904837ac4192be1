// The view that a reader chooses, shown from what the browser has asked for beforehand: in idle time
// what lies one choice away, at once what a reader comes near to. The server's answer to a choice
// brings the address, the files and all else, and is what stands in the end.
//
// It relies on .st-key-explore_controls around the controls, on those around the chart and what is said
// of it, and on data-test-script-state of [data-testid=stApp].

import { Answers } from "./answers.js";
import { Choices, defined, isControl, isInList, isSet, isYear } from "./choices.js";

const APP = "[data-testid=stApp]";
const CONTROLS = ".st-key-explore_controls";
// Where each line of an answer belongs.
const PARTS = [".st-key-head_explored", ".st-key-explored", ".st-key-foot_explored"];
const CHART = 1;
const MADE = 4;
const PLACE = "[data-picture], [data-testid=stPlotlyChart]";
const CHART_FRAME = ".st-key-explored [data-testid=stPlotlyChart]";
const WATCHED = { subtree: true, childList: true, attributes: true, characterData: true };
// Pictures are drawn in widths that are so many pixels apart.
const STEP = 2;
// How many views are asked for in idle time: at first, when all readers have the same before them,
// and after each choice; and how long what is typed may change until its first hit is asked for.
const AT_FIRST = 12;
const AFTER_CHOICE = 3;
const TYPED = 150;
// After how many milliseconds what the server has said stands: after its run, and where there is none.
const AFTER_RUN = 400;
const WITHOUT_RUN = 5000;

const followed = new WeakMap();

export default function nextView({ parentElement, data }) {
  followed.get(parentElement)?.end();
  const next = new NextView(JSON.parse(new TextDecoder().decode(data)));
  followed.set(parentElement, next);
  return () => next.end();
}

class NextView {
  // `address` is where views are asked for, `names` the ids of what controls show, by field, `usual`
  // what an address leaves out.
  constructor({ address, names, usual }) {
    this.address = new URL(address, window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI);
    this.choices = new Choices(names);
    this.usual = usual;
    this.left = AT_FIRST;
    this.ended = new AbortController();
    this.answers = new Answers(this.ended.signal);
    this.controls = new MutationObserver(() => this.look());
    this.runs = new MutationObserver(() => this.turned());
    this.runs.observe(document.querySelector(APP), {
      attributeFilter: ["data-test-script-state"],
    });
    const heard = { signal: this.ended.signal, passive: true };
    for (const type of ["pointerover", "focusin"]) {
      document.addEventListener(
        type,
        ({ target }) => {
          this.at = target;
          this.near(target);
        },
        heard,
      );
    }
    for (const type of ["pointerdown", "keydown"]) {
      document.addEventListener(type, (event) => this.acted(event), { ...heard, capture: true });
    }
    document.addEventListener("input", ({ target }) => this.typed(target), heard);
    this.turned();
  }

  // What changes next in the controls is set by the reader, or else by the server.
  acted({ target, altKey }) {
    this.isOwn = target instanceof Element && isControl(target) && !altKey;
    this.resting = undefined;
  }

  end() {
    this.ended.abort();
    this.tell([]);
    this.controls.disconnect();
    this.runs.disconnect();
    clearTimeout(this.late);
    clearTimeout(this.found);
    this.resting = undefined;
  }

  // While the server's script runs, what is shown stays; what it has said stands soon after. A run
  // of something else than a choice from here may change any control.
  turned() {
    clearTimeout(this.late);
    if (document.querySelector(APP).dataset.testScriptState !== "notRunning") {
      this.isOther ||= !this.wanted;
    } else {
      this.late = setTimeout(() => this.settle(), this.shown ? AFTER_RUN : 0);
    }
  }

  // What the server has said is what stands, and what the next choice begins with.
  settle() {
    const controls = document.querySelector(CONTROLS);
    this.controls.disconnect();
    this.wanted = undefined;
    this.isOther = false;
    this.shown = false;
    this.tell([]);
    this.values = controls ? this.choices.shown() : {};
    this.query = new URLSearchParams(location.search);
    if (controls) {
      this.controls.observe(controls, WATCHED);
      // What is at hand is chosen from again.
      for (const target of new Set([this.at, document.activeElement])) {
        this.near(target);
      }
      this.askAhead();
    }
  }

  // A control shows something else than before.
  look() {
    const values = this.choices.shown();
    // A control that was not there yet has been set by nobody.
    this.values = { ...values, ...defined(this.values) };
    const changes = this.changes(values);
    const isChosen = this.wanted || Object.keys(changes).length;
    const wanted = this.addressOf(changes);
    if (!isChosen || !this.isOwn || this.isOther || wanted === this.wanted) {
      return;
    }
    this.wanted = wanted;
    this.used = Object.keys(changes)[0] ?? this.used;
    this.left = Math.max(this.left, AFTER_CHOICE);
    this.answers.asked(wanted).then((lines) => {
      if (lines && wanted === this.wanted && stands()) {
        this.shown = true;
        this.tell(lines);
        clearTimeout(this.late);
        this.late = setTimeout(() => this.settle(), WITHOUT_RUN);
      }
    });
  }

  changes(values) {
    const fields = Object.entries(values);
    return Object.fromEntries(fields.filter(([name, value]) => isSet(value, this.values[name])));
  }

  addressOf(changes) {
    const address = new URL(this.address);
    const said = new URLSearchParams(address.search);
    for (const [name, value] of [...this.query, ...Object.entries(changes)]) {
      if (!this.address.searchParams.has(name)) {
        said.set(name, value);
      }
      if (value === this.usual[name]) {
        said.delete(name);
      }
    }
    const width = Math.floor(document.querySelector(CHART_FRAME)?.clientWidth ?? 0);
    if (width) {
      said.set("width", width - (width % STEP));
    }
    said.sort();
    address.search = said;
    return address.href;
  }

  // Whoever points at a control, or comes to it by key, may choose there: what that leads to is
  // asked for.
  near(target) {
    if (!this.query || !(target instanceof Element) || !stands()) {
      return;
    }
    for (const changes of this.choices.at(target)) {
      this.answers.asked(this.addressOf(changes));
    }
    if (isYear(target)) {
      this.askForYears();
    }
  }

  // What a reader types has a first hit, which is what may be chosen.
  typed(target) {
    if (this.query && isInList(target)) {
      clearTimeout(this.found);
      this.found = setTimeout(() => this.near(document.querySelector("[role=option]")), TYPED);
    }
  }

  // One after the other, when the browser rests, until the reader acts again.
  async askAhead() {
    const turn = {};
    this.resting = turn;
    if (this.values.year) {
      await this.askForYears();
    }
    const ahead = this.choices.oneAway(this.used).map((changes) => this.addressOf(changes));
    for (const address of new Set(ahead)) {
      await rest();
      if (this.resting !== turn || !this.left || !stands()) {
        return;
      }
      if (!this.answers.has(address)) {
        this.left -= 1;
        await this.answers.askedAhead(address);
      }
    }
  }

  async askForYears() {
    const lines = await this.answers.asked(this.addressOf({}));
    const years = JSON.parse(lines?.[3] ?? "[]");
    const at = years.indexOf(Number(this.values.year));
    for (const year of [years[at - 1], years[at + 1]].filter(Boolean)) {
      this.answers.asked(this.addressOf({ year: String(year) }));
    }
  }

  // Each part shows its line, or without one what the server has sent.
  tell(lines) {
    for (const [number, part] of PARTS.entries()) {
      const around = document.querySelector(part);
      const place = around?.matches(PLACE) ? around : around?.querySelector(PLACE);
      const line = lines[number];
      // A chart gets its picture or its figure with it.
      const detail = line && number === CHART ? `${line}\n${lines[MADE]}` : line;
      place?.dispatchEvent(new CustomEvent("next", { detail }));
    }
  }
}

// The chart is seen, and not its table.
function stands() {
  return document.querySelector(CHART_FRAME)?.offsetParent;
}

// The browser has nothing else to do.
function rest() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) {
      requestIdleCallback(resolve);
    } else {
      setTimeout(resolve, TYPED);
    }
  });
}
