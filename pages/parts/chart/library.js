// The library that draws charts.

import { here } from "../asked/contents.js";

// When the server was away, it is asked again after so many milliseconds.
const AGAIN = 2000;

let library;

// The script of the report's own server, asked for once for all charts of a visit.
export function plotly(address) {
  library ??= new Promise((resolve) => {
    const ask = () => {
      const script = document.createElement("script");
      script.src = here(address);
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => {
        script.remove();
        setTimeout(ask, AGAIN);
      };
      document.head.append(script);
    };
    ask();
  });
  return library;
}
