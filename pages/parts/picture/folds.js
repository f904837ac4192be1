// Rows that are folded on a small screen and stand open on a wide one, where nothing folds them.

const WIDE = matchMedia("(min-width: 641px)");

WIDE.onchange = () => foldByWidth(document);

export function foldByWidth(inside) {
  for (const row of inside.querySelectorAll("details[data-open='wide']")) {
    row.open = WIDE.matches;
    row.querySelector("summary").tabIndex = WIDE.matches ? -1 : 0;
  }
}

// A place is opened, and whatever it is folded in.
export function unfold(place) {
  for (let fold = place; fold; fold = fold.parentElement?.closest("details:not([open])")) {
    if (fold.matches("details")) {
      fold.open = true;
    }
  }
}
