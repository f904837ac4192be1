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
    ...(slide.tally ? [tally(slide.tally)] : []),
    ...(slide.targets ? [targets(slide.targets)] : []),
    ...(slide.areas ? [areas(slide.areas)] : []),
    ...(slide.texts.length ? [texts] : []),
  ];
}

function figure([name, value, when, note, spark]) {
  const element = make("div", "figure");
  const said = make("div", "said");
  said.append(make("p", "value", value), make("p", "dated", note));
  const named = make("p", "name", name);
  named.append(make("span", "when", ` · ${when}`));
  element.append(named, said);
  if (spark) {
    element.append(small(spark, "spark"));
  }
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
  const svg = parsed(source);
  svg.setAttribute("class", name);
  svg.setAttribute("aria-label", alt);
  return svg;
}

function parsed(source) {
  const { documentElement } = new DOMParser().parseFromString(source, "image/svg+xml");
  return document.importNode(documentElement, true);
}

// A picture whose words stand beside it: its place knows its own width and height.
function small(source, name) {
  const element = make("div", name);
  const svg = parsed(source);
  element.style.setProperty("--wide", svg.viewBox.baseVal.width);
  element.append(svg);
  return element;
}

// The verdicts side by side, each with its number; under them the marks of each area.
function tally({ names, rows }) {
  const frame = make("div", "grid tally");
  const element = make("table", "");
  const head = make("thead", "");
  const titles = make("tr", "");
  titles.append(make("td", ""), ...names.map(verdictHead));
  head.append(titles);
  const body = make("tbody", "");
  body.append(...rows.map(tallyRow));
  element.append(head, body);
  frame.append(element);
  return frame;
}

function verdictHead([count, name]) {
  const element = heading("col", "");
  element.append(make("strong", "", count), make("span", "", name));
  return element;
}

function tallyRow([name, ...cells]) {
  const element = make("tr", "");
  element.append(heading("row", name), ...cells.map(tallyCell));
  return element;
}

// The head of a column or a row.
function heading(scope, text) {
  const element = make("th", "", text);
  element.scope = scope;
  return element;
}

function tallyCell([drawing, count]) {
  const element = make("td", "");
  if (drawing) {
    element.append(small(drawing, "marks"), make("span", "count", count));
  }
  return element;
}

function targets(rows) {
  const list = make("ul", "targets");
  list.append(...rows.map(target));
  return list;
}

function target({ mark, verdict, name, target: due, latest, bar }) {
  const element = make("li", "target");
  const judged = make("p", "verdict");
  judged.append(small(mark, "marks"), make("span", "", verdict));
  element.append(make("p", "subject", name), judged, small(bar, "bullet"));
  const figures = make("div", "compared");
  figures.append(make("p", "latest", latest), make("p", "due", due));
  element.append(figures);
  return element;
}

function areas(cards) {
  const list = make("ul", "areas");
  list.append(...cards.map(areaCard));
  return list;
}

function areaCard({ colour, area, name = "", value = "", when = "", note = "", ...rest }) {
  const { spark, marks, targets: said } = rest;
  const element = make("li", "area-card");
  element.style.setProperty("--colour", colour);
  const judged = make("p", "judged");
  if (marks) {
    judged.append(small(marks, "marks"));
  }
  judged.append(make("span", "", said));
  const named = make("p", "indicator", name);
  named.append(make("span", "when", ` · ${when}`));
  element.append(make("h2", "", area), named, make("p", "value", value));
  element.append(make("p", "dated", note), spark ? small(spark, "spark") : make("div", ""), judged);
  return element;
}

function table({ rows, widths, alt }) {
  const frame = make("div", "grid");
  const element = make("table", "");
  element.setAttribute("aria-label", alt);
  const head = make("thead", "");
  const body = make("tbody", "");
  const [names, ...cells] = rows;
  head.append(row(names, (text) => heading("col", text)));
  body.append(...cells.map((texts) => row(texts, (text) => make("td", "", text))));
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

function row(texts, cell) {
  const element = make("tr", "");
  element.append(...texts.map(cell));
  return element;
}
