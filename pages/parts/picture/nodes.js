// A tree of nodes, [tag, attributes, text, children], as report/charts/nodes.py has it.
//
// Elements are made one by one and texts are set as texts, so nothing that comes from the data is
// ever read as markup. What may be made, and which attributes it may have, is listed here. A
// variable of the style sheet (--area) holds inside its element, one named --page-… for the page.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set([
  "svg",
  "g",
  "path",
  "circle",
  "line",
  "polygon",
  "polyline",
  "rect",
  "text",
  "title",
  "tspan",
]);
const WRITTEN = new Set(
  ["a", "div", "h1", "h2", "h3", "li", "ol", "p", "section", "span", "strong", "ul"].concat(
    "table thead tbody tr th td caption nav details summary button".split(" "),
  ),
);
const REFUSED = /^(on|style$|src|srcdoc$)/i;
export const MAIN = "[data-testid=stMain]";

export function built([tag, attributes, text, children]) {
  const node = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : written(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("--page-")) {
      document.querySelector(MAIN)?.style.setProperty(name, value);
    } else if (name.startsWith("--")) {
      node.style.setProperty(name, value);
    } else if (!REFUSED.test(name)) {
      node.setAttribute(name, value);
    }
  }
  if (node.classList.contains("icon")) {
    // A symbol is drawn for its name: in another language it would be a word.
    node.translate = false;
  }
  node.append(text, ...children.map(built));
  return node;
}

function written(tag) {
  if (!WRITTEN.has(tag)) {
    throw new Error(`no element ${tag}`);
  }
  return document.createElement(tag);
}
