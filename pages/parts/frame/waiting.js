// What scripts of the frame share: finding what is on the page, and waiting for what is to come.

// How long something that has been asked for is waited for, and how often it is looked for.
const PATIENCE = 15000;
export const PAUSE = 15;

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const isShown = (element) => element.getClientRects().length > 0;

export function click(element) {
  element?.click();
  return Boolean(element);
}

// Do something with what is found, now or when it stands there.
export function waitFor(find, act, end = Date.now() + PATIENCE) {
  const found = find();
  if (found) {
    act(found);
  } else if (Date.now() < end) {
    setTimeout(waitFor, PAUSE, find, act, end);
  }
}
