// The show: every slide stands ready in the browser, and turning one asks nothing of the server.
// slide.js builds the slides, fit.js sets their letters; pages/parts/script.py joins the files.

import { wholeNumber, writeQuery } from "./address.js";
import { Autoplay } from "./autoplay.js";
import { controlBar, isOwnKey, keysOf } from "./controls.js";
import { fit } from "./fit.js";
import { DataWatch } from "./new_data.js";
import { button, make, panel } from "./slide.js";
import { notesPart, teller, writeNotes } from "./told.js";

// In milliseconds, until the pointer hides.
const IDLE_AFTER = 3000;
// In seconds a slide.
const SHORTEST = 3;
const LONGEST = 3600;
// From this ratio of width to height on a stage has room for two slides.
const WIDE = 2.4;
// Of the place of a slide in the overview, what the slide takes.
const OVERVIEW_SHARE = 0.94;
// In pixels: a shorter way of a finger is no swipe.
const SWIPE = 60;

const shows = new WeakMap();

// Called by Streamlit each time its script has run; the same deck goes on where it was.
export default function present({ data, parentElement }) {
  const before = shows.get(parentElement);
  if (before?.signature === signatureOf(data)) {
    before.pageSeconds = data.seconds;
    return before.leave;
  }
  // Another deck is shown where the one before was, at its slide, as the address says.
  const isOpen = before ? before.isOpen : data.open;
  before?.leave();
  const show = new Show(data, parentElement);
  shows.set(parentElement, show);
  if (isOpen) {
    show.open();
  }
  return show.leave;
}

function signatureOf({ deck, words }) {
  return JSON.stringify([deck.mark, words]);
}

class Show {
  constructor(data, parent) {
    this.deck = data.deck;
    this.words = data.words;
    this.signature = signatureOf(data);
    this.parent = parent;
    // Seconds a slide, as chosen on the page.
    this.pageSeconds = data.seconds;
    // The slide that is seen, from 0; the digits typed so far; pages that are not fitted yet.
    this.at = 0;
    this.typed = "";
    this.unfitted = new Set();
    // Other data than at the beginning begin the show anew.
    this.dataWatch = new DataWatch(() => location.reload());
    this.keys = keysOf(this);
    this.controller = new AbortController();
    this.leave = () => this.end();
    this.build();
    this.listen();
  }

  build() {
    this.root = make("div", this.deck.mode);
    for (const [name, colour] of Object.entries(this.deck.colours)) {
      this.root.style.setProperty(`--${name}`, colour);
    }
    const start = button(this.words.start, this.words.start, () => this.open());
    start.className = "start";
    this.stage = make("dialog", "", "");
    this.stage.setAttribute("aria-label", this.deck.title);
    this.pages = this.deck.pages.map((slides, n) => this.page(slides, n));
    const progress = make("div", "progress");
    this.autoplay = new Autoplay(
      progress,
      () => this.turn(1),
      (seconds) => this.showAutoplay(seconds),
    );
    this.notes = notesPart(this.words.notes);
    const { bar, count, player } = controlBar(this, this.words);
    const { told, tell } = teller();
    Object.assign(this, { count, player, tell });
    this.stage.append(...this.pages, this.notes, bar, progress, told);
    this.root.append(start, this.stage);
    this.parent.append(this.root);
  }

  // The slides of a page stand side by side, one a language.
  page(slides, n) {
    const page = make("section", `page of-${slides[0].layout}`);
    page.classList.toggle("beside", slides.length > 1);
    page.append(...slides.map((slide) => panel(slide, n + 1, this.deck.pages.length)));
    const pick = () => this.isOverview && this.pick(n);
    page.addEventListener("click", pick, { signal: this.controller.signal });
    return page;
  }

  listen() {
    const on = (target, name, act) =>
      target.addEventListener(name, act, { signal: this.controller.signal });
    // Where the focus has gone on to the browser's own controls, keys still turn the slides.
    on(document, "keydown", (event) => this.isOpen && this.press(event));
    on(this.stage, "focusin", () => this.showControls());
    on(this.stage, "cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    on(this.stage, "pointermove", () => this.showControls());
    on(this.stage, "pointerdown", (event) => {
      this.swipeFrom = event.clientX;
      this.showControls();
    });
    on(this.stage, "pointerup", (event) => this.swipe(event));
    on(window, "resize", () => this.isOpen && this.arrange());
  }

  get isOpen() {
    return this.stage.open;
  }

  get isOverview() {
    return this.stage.classList.contains("overview");
  }

  open() {
    const query = new URLSearchParams(location.search);
    this.stage.showModal();
    this.stage.tabIndex = -1;
    this.stage.focus();
    this.arrange();
    this.show(wholeNumber(query.get("slide"), 1, this.pages.length, 1) - 1);
    this.autoplay.set(wholeNumber(query.get("autoplay"), SHORTEST, LONGEST, 0));
    this.showControls();
    this.dataWatch.start();
    document.fonts?.ready.then(() => this.isOpen && this.arrange());
  }

  close() {
    if (this.isOverview) {
      this.toggleOverview();
      return;
    }
    this.stop();
    this.stage.close();
    if (document.fullscreenElement) {
      document.exitFullscreen();
    }
    // The page keeps its choice.
    writeQuery({ slide: null, autoplay: this.pageSeconds || null });
  }

  end() {
    this.stop();
    this.controller.abort();
    this.stage.close();
    this.root.remove();
    shows.delete(this.parent);
  }

  stop() {
    clearTimeout(this.hiding);
    clearTimeout(this.fitting);
    this.autoplay.stop();
    this.dataWatch.stop();
  }

  turn(by) {
    const count = this.pages.length;
    this.show((this.at + by + count) % count);
  }

  show(n) {
    this.pages[this.at].classList.remove("shown");
    this.at = Math.min(Math.max(n, 0), this.pages.length - 1);
    this.pages[this.at].classList.add("shown");
    this.fitWhenIdle(this.pages[this.at]);
    const place = `${this.at + 1} / ${this.pages.length}`;
    this.count.textContent = place;
    this.tell(this.deck.pages[this.at], place);
    writeNotes(this.notes, this.deck.pages[this.at]);
    writeQuery({ slide: this.at + 1 });
    this.autoplay.restart();
  }

  showAutoplay(seconds) {
    this.player.textContent = seconds ? "❚❚" : "▶";
    writeQuery({ autoplay: seconds || null });
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isOwnKey(event)) {
      return;
    }
    const isDigit = /^\d$/.test(event.key);
    const act = this.keys[event.key] ?? this.keys[event.key.toLowerCase()];
    if (isDigit) {
      this.typed = (this.typed + event.key).slice(-4);
    } else if (act) {
      act();
      this.typed = "";
    }
    if (act || isDigit) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  // A number goes to its slide; one that no slide has is passed over.
  enter() {
    const number = wholeNumber(this.typed, 1, this.pages.length, 0);
    if (number) {
      this.pick(number - 1);
    } else if (this.isOverview) {
      this.toggleOverview();
    } else if (!this.typed) {
      this.turn(1);
    }
  }

  pick(n) {
    if (this.isOverview) {
      this.toggleOverview();
    } else if (n === this.at) {
      return;
    }
    this.show(n);
  }

  swipe(event) {
    const moved = event.clientX - (this.swipeFrom ?? event.clientX);
    if (Math.abs(moved) > SWIPE) {
      this.turn(moved < 0 ? 1 : -1);
    }
  }

  toggleFullScreen() {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // A browser that allows no full screen shows the slides in its window.
    change.catch(() => {});
  }

  toggleNotes() {
    this.notes.hidden = !this.notes.hidden;
  }

  // All slides at once, in as many columns as rows.
  toggleOverview() {
    const isOn = this.stage.classList.toggle("overview");
    const across = Math.ceil(Math.sqrt(this.pages.length));
    const margin = (1 - OVERVIEW_SHARE) / 2;
    this.pages.forEach((page, n) => {
      const x = (((n % across) + margin) / across) * innerWidth;
      const y = ((Math.floor(n / across) + margin) / across) * innerHeight;
      const place = `translate(${x}px, ${y}px) scale(${OVERVIEW_SHARE / across})`;
      page.style.transform = isOn ? place : "";
    });
  }

  // The controls and the pointer are seen until the pointer rests.
  showControls() {
    this.stage.classList.remove("idle");
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.stage.classList.add("idle"), IDLE_AFTER);
  }

  arrange() {
    const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
    this.stage.style.setProperty("--u", `${unit}px`);
    this.stage.style.setProperty("--n", unit);
    const isWide = innerWidth / innerHeight >= WIDE;
    for (const page of this.pages) {
      const isBeside = page.classList.contains("beside");
      page.classList.toggle("whole", isWide === isBeside);
      page.classList.toggle("half", isBeside && !isWide);
      page.classList.toggle("wide", isWide && !isBeside);
      page.classList.toggle("far-drawn", isWide);
    }
    clearTimeout(this.fitting);
    delete this.stage.dataset.fitted;
    this.unfitted = new Set([...this.pages.slice(this.at), ...this.pages.slice(0, this.at)]);
    this.fitWhenIdle(this.pages[this.at]);
  }

  // One page after another, so that the first does not wait for all; one that is turned to before
  // its time is fitted then.
  fitWhenIdle(page) {
    if (this.unfitted.delete(page)) {
      fit(page);
    }
    const [next] = this.unfitted;
    if (next) {
      clearTimeout(this.fitting);
      this.fitting = setTimeout(() => this.fitWhenIdle(next));
    } else {
      this.stage.dataset.fitted = `${innerWidth}x${innerHeight}`;
    }
  }
}
