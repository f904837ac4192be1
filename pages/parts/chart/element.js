// A chart: a picture of it at once, and the chart itself, which answers, when the reader comes near
// or the browser rests. Plotly draws it into a node that stays, and again only when it has changed.
//
// What a figure carries for this script and for keyboard.js (customdata, meta) is said in
// report/charts/canvas.py.

import { contentAt, keep } from "../asked/contents.js";
import { built } from "../picture/nodes.js";
import { Tip } from "../picture/tip.js";
import { Keys } from "./keyboard.js";
import { plotly } from "./library.js";
import { inTurn, near } from "./moments.js";
import { nameOf, placeOf, worded, wordsOf } from "./points.js";
import { fitted } from "./sizes.js";

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false };
// Pictures are drawn in widths that are so many pixels apart.
const STEP = 2;
// How long a reader has chosen nothing else when a picture that was chosen becomes a chart, in
// milliseconds: one who steps from view to view is not held up by the drawing.
const A_REST = 2000;
// What tells that somebody is about to ask the chart something.
const WAKING = ["pointerenter", "pointerdown", "focus"];

export class Chart {
  // `ask` is told the keys of a figure whose source is asked for, `lost` that the server no longer
  // knows the chart; the height is that which is kept for it.
  constructor(parent, height, { ask, lost }) {
    this.tell = ask;
    this.isLost = lost;
    this.frame = document.createElement("div");
    this.frame.dataset.testid = "stPlotlyChart";
    this.frame.role = "img";
    this.frame.tabIndex = 0;
    this.picture = this.frame.appendChild(document.createElement("div"));
    this.node = this.frame.appendChild(document.createElement("div"));
    this.picture.className = "chart-picture";
    // The frame says what the picture shows; the marks and ticks by themselves say nothing.
    this.picture.ariaHidden = "true";
    this.node.ariaHidden = "true";
    parent.append(this.frame);
    this.tip = new Tip(this.frame);
    this.frame.style.height = `${height}px`;
    this.listen();
    // Told at once how wide the place is, and again when a tab is opened or the window turned.
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.frame);
  }

  listen() {
    // What a reader has chosen, until the server has said it; without any, what it has said.
    this.frame.addEventListener("next", ({ detail }) => this.show(this.sent, detail));
    for (const type of WAKING) {
      this.frame.addEventListener(type, () => this.wake());
    }
    this.frame.addEventListener("pointermove", (event) => this.asks(event, this.say));
    this.frame.addEventListener("pointerleave", () => this.asksNoMore());
    this.frame.addEventListener("click", (event) => this.asks(event, this.opens));
    this.frame.addEventListener("click", (event) => this.touched(event));
    this.frame.addEventListener("keydown", (event) => this.begins(event));
  }

  // `next` has two lines: what the server would send, and what an address has that it would be asked
  // for: that of the picture, or of the figure where its width is not known.
  show(sent, next) {
    this.sent = sent;
    this.next = next;
    const [told, made] = (next ?? sent).split("\n");
    if (told === this.told) {
      return;
    }
    this.told = told;
    this.content = JSON.parse(told);
    if (made) {
      const [[address, content]] = Object.entries(JSON.parse(made));
      keep(address, content);
      this.isAwake = address === this.content.figure;
    }
    this.frame.ariaLabel = this.content.alt;
    // What is shown meanwhile is what was said before.
    this.frame.ariaBusy = "true";
    this.width = 0;
    this.draw();
  }

  async draw() {
    const width = Math.floor(this.frame.clientWidth);
    if (!width || width === this.width) {
      return;
    }
    this.width = width;
    if (!this.frame.dataset.drawn) {
      await near(this.frame, true);
    }
    if (this.isAwake) {
      await this.drawChart(width);
    } else {
      await this.drawPicture(width);
    }
  }

  // Meanwhile it may have been taken away, or become another: then that is drawn.
  isStill(content, width) {
    return !this.ended && content === this.content && width === this.width;
  }

  async drawPicture(width) {
    const content = this.content;
    const address = content.picture.replace("WIDTH", width - (width % STEP));
    const isWanted = () => !this.isAwake && this.isStill(content, width);
    const nodes = await contentAt(address, { isWanted, lost: () => this.wake() });
    if (!nodes || !isWanted()) {
      return;
    }
    this.tip.hide();
    this.picture.replaceChildren(...nodes.map(built));
    this.node.before(this.picture);
    this.frame.style.height = "";
    this.frame.tabIndex = 0;
    this.frame.dataset.drawn = "picture";
    this.frame.ariaBusy = null;
    if (!this.isWaiting) {
      this.isWaiting = true;
      near(this.frame).then(() => inTurn(() => this.wake()));
    } else {
      const rested = () => this.isStill(content, width) && this.wake();
      setTimeout(() => inTurn(rested), A_REST);
    }
  }

  // A picture stands, which cannot answer.
  get isPicture() {
    return this.picture.isConnected;
  }

  // The chart is to answer: its picture stands until it does.
  async wake() {
    if (!this.isAwake && !this.ended) {
      this.isAwake = true;
      this.width = 0;
      await this.draw();
    }
  }

  async drawChart(width) {
    const content = this.content;
    const isWanted = () => this.isStill(content, width);
    // A run of the script has the server know it again.
    const lost = () => isWanted() && this.isLost();
    const [Plotly, figure] = await Promise.all([
      plotly(content.script),
      contentAt(content.figure, { isWanted, lost }),
    ]);
    if (!figure || !isWanted()) {
      return;
    }
    // Plotly writes into what it is given: what was sent is kept as it is.
    const { data, layout: whole } = structuredClone(figure);
    const layout = fitted(whole, width);
    this.tip.hide();
    this.frame.style.height = `${layout.height}px`;
    await Plotly.react(this.node, data, layout, CONFIG);
    if (this.keys && layout.showlegend) {
      // Where a key comes with another size, Plotly leaves it at the height that it had before.
      await Plotly.relayout(this.node, { "legend.y": layout.legend.y });
    }
    this.stands();
  }

  stands() {
    this.picture.remove();
    this.frame.dataset.drawn = "chart";
    this.frame.ariaBusy = null;
    if (!this.keys) {
      this.node.on("plotly_click", (event) => this.tip.isTouched || this.clicked(event));
      this.node.on("plotly_hover", (event) => this.pointed(event));
      this.node.on("plotly_unhover", () => this.tip.hide());
      this.keys = new Keys(this.frame, this.node, {
        open: (keys) => this.tell(keys),
        show: (point) => this.say(point),
        hide: () => this.tip.hide(),
      });
    }
    this.keys.drawn();
    // Who reads a source meanwhile has gone on.
    if (!document.querySelector("dialog[open]")) {
      this.question?.answer();
    }
    this.question = undefined;
  }

  // What is asked of a picture is answered by the chart, when it is there: about a point, ...
  asks({ clientX, clientY }, act) {
    const isOfPointing = act === this.say;
    // Who has clicked, or pressed a key, and then moves on, still waits for that.
    const isOutdone = isOfPointing && this.question?.isOfPointing === false;
    if (this.isPicture && !isOutdone) {
      const { left, top } = this.frame.getBoundingClientRect();
      const place = { x: clientX - left, y: clientY - top };
      this.question = { answer: () => this.answersAt(place, act), isOfPointing };
      this.wake();
    }
  }

  // The page may have been scrolled since.
  answersAt({ x, y }, act) {
    const { left, top } = this.frame.getBoundingClientRect();
    this.actsAt({ clientX: left + x, clientY: top + y }, act);
  }

  actsAt(place, act) {
    this.keys.pointAt(place, (...said) => act.apply(this, said));
  }

  // What Plotly says is under a finger may be what was there before.
  touched({ target, clientX, clientY }) {
    if (this.tip.isTouched && !this.isPicture && target.closest(".nsewdrag")) {
      this.actsAt({ clientX, clientY }, this.opens);
    }
  }

  asksNoMore() {
    if (this.question?.isOfPointing) {
      this.question = undefined;
    }
  }

  opens(point, event) {
    this.clicked({ points: [point], event });
  }

  // ... or by key, which goes to the first figure.
  begins(event) {
    if (this.isPicture && Keys.begin(event)) {
      event.preventDefault();
      this.question = { answer: () => this.keys.pressed(event), isOfPointing: false };
      this.wake();
    }
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
