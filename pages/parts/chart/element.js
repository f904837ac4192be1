// A chart: Plotly draws it into a node that stays, and draws again only when it has changed.
//
// What a figure carries for this script and for keyboard.js (customdata, meta) is said in
// report/charts/canvas.py.

import { Tip } from "../picture/tip.js";
import { Keys } from "./keyboard.js";
import { nameOf, placeOf, worded, wordsOf } from "./points.js";

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false };
// When the server was away, its script is asked for again after so many milliseconds.
const PAUSE = 2000;
// How far from the window a chart is drawn at once.
const NEAR = "50%";
// Where the browser does not say when it has nothing else to do, in milliseconds; and how long one
// that always has something else to do is waited for.
const A_WHILE = 200;
const AT_LAST = 5000;

const charts = new WeakMap();
let library;

export default function chart({ parentElement, data, setTriggerValue }) {
  const shown = charts.get(parentElement) ?? new Chart(parentElement);
  charts.set(parentElement, shown);
  shown.tell = (keys) => setTriggerValue("pointed", keys);
  shown.show(new TextDecoder().decode(data), shown.next);
  return () => {
    charts.delete(parentElement);
    shown.end();
  };
}

class Chart {
  constructor(parent) {
    this.frame = document.createElement("div");
    this.frame.dataset.testid = "stPlotlyChart";
    this.frame.role = "img";
    this.node = this.frame.appendChild(document.createElement("div"));
    // The frame says what the picture shows; the marks and ticks by themselves say nothing.
    this.node.ariaHidden = "true";
    parent.append(this.frame);
    this.tip = new Tip(this.frame);
    // Streamlit reserves the height for the picture, which from now on takes what it needs.
    this.frame.style.height = `${parent.clientHeight}px`;
    const place = parent.closest("[data-testid=stElementContainer]");
    Object.assign(place.style, { flex: "none", height: "auto" });
    // Told at once how wide the place is, and again when a tab is opened or the window turned.
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.frame);
    // What a reader has chosen, until the server has said it; without any, what it has said.
    this.frame.addEventListener("next", ({ detail }) => this.show(this.sent, detail));
  }

  show(sent, next) {
    this.sent = sent;
    this.next = next;
    const shown = next ?? sent;
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    this.content = JSON.parse(shown);
    this.frame.ariaLabel = this.content.alt;
    this.width = 0;
    this.draw();
  }

  async draw() {
    const width = Math.floor(this.frame.clientWidth);
    if (!width || width === this.width) {
      return;
    }
    this.width = width;
    const Plotly = await plotly(this.content.script);
    if (!this.heard) {
      await nearOrIdle(this.frame);
    }
    // Meanwhile it may have been taken away, or become another: then that is drawn.
    if (this.ended || width !== this.width) {
      return;
    }
    // Plotly writes into what it is given: what was sent is kept as it is.
    const { data, layout: whole } = structuredClone(this.content.figure);
    const layout = fitted(whole, width);
    this.tip.hide();
    this.frame.style.height = `${layout.height}px`;
    await Plotly.react(this.node, data, layout, CONFIG);
    if (this.heard && layout.showlegend) {
      // Where a key comes with another size, Plotly leaves it at the height that it had before.
      await Plotly.relayout(this.node, { "legend.y": layout.legend.y });
    }
    if (!this.heard) {
      this.heard = true;
      this.node.on("plotly_click", (event) => this.clicked(event));
      this.node.on("plotly_hover", (event) => this.pointed(event));
      this.node.on("plotly_unhover", () => this.tip.hide());
      this.keys = new Keys(this.frame, this.node, {
        open: (keys) => this.tell(keys),
        show: (point) => this.say(point),
        hide: () => this.tip.hide(),
      });
    }
    this.keys.drawn();
  }

  // After a touch the browser acts as if a mouse had been there.
  pointed({ points, event }) {
    if (!this.tip.isTouched) {
      this.say(points[0], event);
    }
  }

  say(point, event) {
    const said = wordsOf(point);
    if (said) {
      const where = () => placeOf(point, this.node.getBoundingClientRect(), event);
      this.tip.show(nameOf(point), worded(said), where);
    }
  }

  clicked({ points, event }) {
    if (this.tip.isFirstTouch(nameOf(points[0]))) {
      this.say(points[0], event);
      return;
    }
    // A point of two figures carries two keys; an outline, which has no points, one as a whole.
    const carried = points.map(({ customdata, data }) => customdata ?? ["", data.meta]);
    const keys = carried
      .filter(Array.isArray)
      .flatMap(([, ...rest]) => rest)
      .filter(Boolean);
    if (keys.length && this.tip.isUnanswered()) {
      this.tip.hide();
      this.tell(keys);
    }
  }

  end() {
    this.ended = true;
    this.observer.disconnect();
    this.tip.hide();
    this.keys?.end();
    window.Plotly?.purge(this.node);
    this.frame.remove();
  }
}

// A chart is drawn when it comes near the window, or the browser has nothing else to do.
function nearOrIdle(frame) {
  return new Promise((resolve) => {
    const now = () => {
      watch.disconnect();
      resolve();
    };
    const watch = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && now(),
      { rootMargin: NEAR },
    );
    watch.observe(frame);
    if (window.requestIdleCallback) {
      requestIdleCallback(now, { timeout: AT_LAST });
    } else {
      setTimeout(now, A_WHILE);
    }
  });
}

// The script of the report's own server, asked for once for all charts of a visit.
function plotly(address) {
  library ??= new Promise((resolve) => {
    const base = window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI;
    const ask = () => {
      const script = document.createElement("script");
      script.src = new URL(address, base);
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => {
        script.remove();
        setTimeout(ask, PAUSE);
      };
      document.head.append(script);
    };
    ask();
  });
  return library;
}

// A layout for a place of this width: as `meta.sizes` has it from the largest width that is in it.
function fitted(whole, width) {
  const sizes = whole.meta.sizes;
  const [, changes] = sizes.findLast(([from]) => from <= width) ?? sizes[0];
  const layout = merged(whole, changes);
  layout.width = width;
  return layout;
}

// The changes become part of the whole, at any depth; of a list single entries, by their numbers.
function merged(whole, changes) {
  for (const [name, value] of Object.entries(changes)) {
    const both = value instanceof Object && whole[name] instanceof Object && !Array.isArray(value);
    whole[name] = both ? merged(whole[name], value) : value;
  }
  return whole;
}
