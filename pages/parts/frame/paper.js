// What a browser prints of a page: its charts as wide as the sheet lets them be, its address, and
// on a dark screen dark on white all the same. The style sheet leaves out what only a screen needs.

import { all } from "./waiting.js";

const CHART = "[data-testid=stPlotlyChart]";
const FOOT = ".st-key-page_foot";

// What was changed for the sheet, each with what undoes it.
let undo = [];

function changed(element, styles) {
  const before = element.style.cssText;
  Object.assign(element.style, styles);
  undo.push(() => {
    element.style.cssText = before;
  });
}

// A drawing of Plotly's has a size in pixels: with a view box it is as wide as its place.
function fitChart(frame) {
  const holder = frame.querySelector(".svg-container");
  if (!holder?.clientWidth) {
    return;
  }
  const [width, height] = [holder.clientWidth, holder.clientHeight];
  changed(frame, { height: "auto" });
  changed(holder, { width: "100%", height: "auto", aspectRatio: `${width} / ${height}` });
  for (const drawing of all(".main-svg", holder)) {
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    changed(drawing, { width: "100%", height: "100%" });
    undo.push(() => drawing.removeAttribute("viewBox"));
  }
}

function writeAddress() {
  const line = document.createElement("p");
  line.className = "paper-address";
  line.textContent = location.href;
  document.querySelector(FOOT)?.append(line);
  undo.push(() => line.remove());
}

function lay() {
  restore();
  const app = document.querySelector("[data-testid=stApp]");
  const isDark = app && getComputedStyle(app).colorScheme.includes("dark");
  document.documentElement.dataset.paper = isDark ? "dark" : "light";
  all(CHART).forEach(fitChart);
  writeAddress();
}

function restore() {
  for (const back of undo.reverse()) {
    back();
  }
  undo = [];
  delete document.documentElement.dataset.paper;
}

export function watchPrinting() {
  addEventListener("beforeprint", lay);
  addEventListener("afterprint", restore);
  return () => {
    removeEventListener("beforeprint", lay);
    removeEventListener("afterprint", restore);
  };
}
