// The view that a reader chooses, shown from what the browser has asked for beforehand: the server's
// answer to a choice brings the address, the files and all else, and is what stands in the end.
//
// It relies on .st-key-explore_* around the controls, the chart and what is said of it; in a control
// on role=radio with aria-checked, on [data-tag] with a title, and on an input of type range with
// aria-valuetext; on data-test-script-state of [data-testid=stApp].

const APP = "[data-testid=stApp]";
const CONTROLS = ".st-key-explore_controls";
// What is chosen from here; the popover of filters is none of it.
const LISTS = ["indicators", "places"];
const OWN = ["view", "by", "year", ...LISTS].map((name) => `.st-key-explore_${name}`).join();
// Where each line of an answer belongs.
const PARTS = [".st-key-head_explored", ".st-key-explored", ".st-key-foot_explored"];
const CHART = 1;
const FIGURE = 4;
const PLACE = "[data-picture], [data-testid=stPlotlyChart]";
const WATCHED = { subtree: true, childList: true, attributes: true, characterData: true };
// How many views are kept, and after how many milliseconds what the server has said stands: after
// its run, and where there is none.
const MOST = 60;
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
  // `address` is where views are asked for, `names` the ids of what controls show, by field.
  constructor({ address, names }) {
    this.address = new URL(address, window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI);
    this.names = names;
    this.kept = new Map();
    this.ended = new AbortController();
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
    this.turned();
  }

  // What changes next in the controls is set by the reader, or else by the server.
  acted({ target, altKey }) {
    const isOfList = target instanceof Element && target.closest("[role=option]");
    const isNear = isOfList ? LISTS.some(isOpen) : target instanceof Element && target.closest(OWN);
    this.isOwn = Boolean(isNear) && !altKey;
  }

  end() {
    this.ended.abort();
    this.tell([]);
    this.controls.disconnect();
    this.runs.disconnect();
    clearTimeout(this.late);
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
    this.values = controls ? this.read() : {};
    this.query = new URLSearchParams(location.search);
    if (controls) {
      this.controls.observe(controls, WATCHED);
      // What is at hand is chosen from again.
      for (const target of new Set([this.at, document.activeElement])) {
        this.near(target);
      }
    }
  }

  // What the controls show: ids with commas between them; nothing of one that there is not.
  read() {
    const values = {};
    for (const name of ["view", "by"]) {
      const chosen = within(name).find("[role=radio][aria-checked=true]");
      values[name] = this.names[name][chosen?.textContent];
    }
    for (const name of LISTS) {
      const isThere = within(name).find("input") ?? undefined;
      values[name] = isThere && written(tags(name).map((tag) => this.names[name][tag.title]));
    }
    values.year = yearOf(within("year").find("input[type=range]"));
    return values;
  }

  // A control shows something else than before.
  look() {
    const values = this.read();
    // A control that was not there yet has been set by nobody.
    this.values = { ...values, ...defined(this.values) };
    const changes = this.changes(values);
    const isChosen = this.wanted || Object.keys(changes).length;
    const wanted = this.addressOf(changes);
    if (!isChosen || !this.isOwn || this.isOther || wanted === this.wanted) {
      return;
    }
    this.wanted = wanted;
    this.asked(wanted).then((lines) => {
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
    }
    address.search = said;
    return address.href;
  }

  // The lines of a view, asked for once; nothing where there is none, or no server.
  asked(address) {
    if (!this.kept.has(address)) {
      const answer = fetch(address, { signal: this.ended.signal })
        .then((reply) => (reply.status === 200 ? reply.text() : undefined))
        .then((text) => text?.split("\n"))
        .catch(() => {
          this.kept.delete(address);
        });
      this.kept.set(address, answer);
      if (this.kept.size > MOST) {
        this.kept.delete(this.kept.keys().next().value);
      }
    }
    return this.kept.get(address);
  }

  // Whoever points at a control, or comes to it by key, may choose there: what that leads to is
  // asked for.
  near(target) {
    if (!this.query || !(target instanceof Element) || !stands()) {
      return;
    }
    for (const changes of this.coming(target)) {
      this.asked(this.addressOf(changes));
    }
    if (target.closest(".st-key-explore_year")) {
      this.askForYears();
    }
  }

  coming(target) {
    const radio = target.closest("[role=radio]");
    for (const name of ["view", "by"]) {
      if (radio?.closest(`.st-key-explore_${name}`)) {
        return [{ [name]: this.names[name][radio.textContent] }];
      }
    }
    for (const name of LISTS) {
      const ids = tags(name).map((tag) => this.names[name][tag.title]);
      const option = target.closest("[role=option]");
      const tag = target.closest(`.st-key-explore_${name} [data-tag]`);
      if (option && isOpen(name)) {
        return [{ [name]: written([...ids, this.names[name][option.textContent]]) }];
      }
      if (tag || target.closest(`.st-key-explore_${name} input`)) {
        const away = tag ? Number(tag.dataset.tagIndex) : ids.length - 1;
        return [{ [name]: written(ids.filter((_, number) => number !== away)) }];
      }
    }
    return [];
  }

  async askForYears() {
    const lines = await this.asked(this.addressOf({}));
    const years = JSON.parse(lines?.[3] ?? "[]");
    const at = years.indexOf(Number(this.values.year));
    for (const year of [years[at - 1], years[at + 1]].filter(Boolean)) {
      this.asked(this.addressOf({ year: String(year) }));
    }
  }

  // Each part shows its line, or without one what the server has sent.
  tell(lines) {
    for (const [number, part] of PARTS.entries()) {
      const place = document.querySelector(part)?.querySelector(PLACE);
      const line = lines[number];
      // A chart gets its figure with it.
      const detail = line && number === CHART ? `${line}\n${lines[FIGURE]}` : line;
      place?.dispatchEvent(new CustomEvent("next", { detail }));
    }
  }
}

function within(field) {
  const control = document.querySelector(`.st-key-explore_${field}`);
  return { find: (selector) => control?.querySelector(selector) };
}

function isOpen(list) {
  return Boolean(within(list).find("[aria-expanded=true]"));
}

// A list of names is there a second time, in a template, to be measured.
function tags(field) {
  const list = `.st-key-explore_${field} .react-aria-ComboBox [data-tag] [title]`;
  return [...document.querySelectorAll(list)];
}

function written(ids) {
  return ids.every(Boolean) ? ids.join(",") : undefined;
}

// The text of a year has no other figures: 2016, 2016年.
function yearOf(slider) {
  return slider?.ariaValueText?.match(/\d{4}/)?.[0];
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function isSet(value, before) {
  return typeof value === "string" && typeof before === "string" && value !== before;
}

// The chart is seen, and not its table.
function stands() {
  return document.querySelector(".st-key-explored [data-testid=stPlotlyChart]")?.offsetParent;
}
