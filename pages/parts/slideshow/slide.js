// What a slide of the deck is on the page: titles, figures, a chart or a table, and its foot.
//
// report/slides/browser_deck.py says what a slide holds. All texts become text nodes; only the
// drawings are parsed, which the report's own server has drawn from escaped texts.

import { heightOf } from "./fit.js";
import { write } from "./text.js";

export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  write(element, text);
  return element;
}

export function button(face, label, act) {
  const element = make("button", "", face);
  element.type = "button";
  element.title = label;
  element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  return element;
}

// A slide in one language.
export function panel(slide, number, count) {
  const element = make("article", `panel ${slide.layout}`);
  element.lang = slide.language === "zh" ? "zh-CN" : "en";
  element.style.setProperty("--colour", slide.colour);
  const body = make("div", "body");
  body.append(...parts(slide));
  const band = make("div", "band");
  band.append(make("p", "kicker", slide.kicker), make("span", "number", `${number} / ${count}`));
  const header = make("header", "");
  header.append(make("h1", "", slide.title));
  element.append(band, header, body, footer(slide.foot));
  return element;
}

function footer([source, scope, stamp]) {
  const element = make("footer", "");
  const dated = make("span", "scope", scope);
  dated.append(make("span", scope ? "stamp" : "stamp alone", stamp));
  element.append(make("span", "source", source), dated);
  return element;
}

function parts(slide) {
  const figures = make("div", "figures");
  figures.append(...slide.figures.map(figure));
  const texts = make("div", "texts");
  texts.append(...slide.texts.map((text) => make("p", "", text)));
  return [
    ...(slide.figures.length ? [figures] : []),
    ...(slide.chart ? [drawing(slide.chart)] : []),
    ...(slide.grid ? [table(slide.grid)] : []),
    ...(slide.texts.length ? [texts] : []),
  ];
}

function figure([name, value, when, note]) {
  const element = make("div", "figure");
  const said = make("div", "said");
  said.append(make("p", "value", value), make("p", "dated", note));
  const named = make("p", "name", name);
  named.append(make("span", "when", ` · ${when}`));
  element.append(named, said);
  return element;
}

// For 16:9, and for a stage twice as wide, each in several heights of which the lowest fits
// everywhere.
function drawing(chart) {
  const element = make("div", "drawn");
  const picture = make("div", "picture");
  for (const name of ["near", "far"]) {
    const drawings = chart[name].map((source) => inline(source, name, chart.alt));
    picture.style.setProperty(`--${name}`, Math.min(...drawings.map(heightOf)));
    picture.append(...drawings);
  }
  element.append(make("p", "subtitle", chart.subtitle), picture, make("p", "legend", chart.legend));
  return element;
}

function inline(source, name, alt) {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  svg.setAttribute("class", name);
  svg.setAttribute("aria-label", alt);
  return svg;
}

function table({ rows, widths, alt }) {
  const frame = make("div", "grid");
  const element = make("table", "");
  element.setAttribute("aria-label", alt);
  const head = make("thead", "");
  const body = make("tbody", "");
  const [names, ...cells] = rows;
  head.append(row(names, "th"));
  body.append(...cells.map((texts) => row(texts, "td")));
  element.append(columns(widths), head, body);
  frame.append(element);
  return frame;
}

function columns(widths) {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const group = make("colgroup", "");
  for (const width of widths) {
    const column = make("col", "");
    column.style.width = `${(100 * width) / whole}%`;
    group.append(column);
  }
  return group;
}

function row(texts, tag) {
  const element = make("tr", "");
  element.append(...texts.map((text) => make(tag, "", text)));
  return element;
}
