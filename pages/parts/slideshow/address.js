// What the address says of the show, and what the show writes into it.

// A whole number between two others, else what is usual.
export function wholeNumber(text, least, most, usual) {
  const number = /^\d{1,5}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : usual;
}

// Set parameters of the address without a step in the browser's history; null takes one away.
export function writeQuery(values) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) {
      url.searchParams.delete(name);
    } else {
      url.searchParams.set(name, value);
    }
  }
  if (url.href !== location.href) {
    history.replaceState(history.state, "", url);
  }
}
