// What charts of a visit have in common: the library that draws them, and what their addresses have.

// When the server was away, it is asked again after so many milliseconds, and then ever later.
const PAUSE = 2000;
const LONGEST_PAUSE = 64000;
// How many contents are kept, of 5 to 20 kB each.
const MOST = 100;

const contents = new Map();
let library;

function here(address) {
  return new URL(address, window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI);
}

// The script of the report's own server, asked for once for all charts of a visit.
export function plotly(address) {
  library ??= new Promise((resolve) => {
    const ask = () => {
      const script = document.createElement("script");
      script.src = here(address);
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

// What an address has, asked for once. Nobody changes it. `lost` is called where the server knows
// nothing of it: one that has begun anew gets to know it when the page's script has run there.
export function contentAt(address, lost) {
  if (!contents.has(address)) {
    keep(address, fetched(address, lost));
  }
  return contents.get(address);
}

export function keep(address, content) {
  contents.set(address, content);
  if (contents.size > MOST) {
    contents.delete(contents.keys().next().value);
  }
}

async function fetched(address, lost) {
  for (let pause = PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const reply = await fetch(here(address)).catch(() => undefined);
    if (reply?.ok) {
      return reply.json();
    }
    if (reply?.status === 404) {
      lost();
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
