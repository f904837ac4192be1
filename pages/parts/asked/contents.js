// What addresses of the report's own server have, asked for once for all of a visit.

// When the server was away, it is asked again after so many milliseconds, and then ever later.
const PAUSE = 2000;
const LONGEST_PAUSE = 64000;
// How many contents are kept, of 5 to 20 kB each.
const MOST = 100;

const contents = new Map();

// Where the report is.
export function home() {
  return here(".").href;
}

export function here(address) {
  return new URL(address, window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI);
}

// What an address has, asked for once; nobody changes it. A server that is away, or has begun anew
// and knows nothing of the address, is asked again for as long as that `isWanted`; of the latter
// `lost` is told.
export async function contentAt(address, { isWanted, lost }) {
  for (let pause = PAUSE; isWanted(); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const content = contents.get(address) ?? (await fetched(address, lost));
    if (content) {
      keep(address, content);
      return content;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

export function keep(address, content) {
  contents.set(address, content);
  if (contents.size > MOST) {
    contents.delete(contents.keys().next().value);
  }
}

// Nothing where the answer does not come, or not whole.
async function fetched(address, lost) {
  try {
    const reply = await fetch(here(address));
    if (reply.status === 404) {
      lost();
    }
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined;
  }
}
