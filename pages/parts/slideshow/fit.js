// Typesetting of slides: letters as large as their place allows.
//
// Letters scale by two custom properties of a page: --k for all of them, --v for the values of
// figures. Each attempt forces the browser to lay the page out, so that steps are searched, not
// tried one after another.

// Each step makes letters so many times as large; there are as many as lead down to three tenths.
const STEP = 0.94;
const STEPS = 20;
// A value so many times as wide as its place is broken rather than made small.
const LONG = 1.7;
// So many characters at once are cut off a text that has no room.
const CUT = 12;
// What texts consisted of before anything was cut off.
const wholes = new WeakMap();

const BOXES =
  ".panel, .targets, .target, .areas, .area-card, header, .body, .figures, .figure, .said, .texts, .grid, .drawn, .subtitle, .legend, footer";

// Letters shrink until everything has room, on both halves of a page alike; what still has none
// is cut off at its end.
export function fit(page) {
  page.classList.remove("tight");
  page.querySelectorAll("p, h1").forEach(restore);
  const scale = (step) => {
    page.style.setProperty("--k", STEP ** step);
    equalizeFigures(page);
    return !overflows(page);
  };
  const texts = [...page.querySelectorAll(".texts p, h1")].reverse();
  const hasRoom = goToFirst(STEPS, scale) || texts.some((text) => cut(text, page));
  page.classList.toggle("tight", !hasRoom);
  page.querySelectorAll(".picture").forEach(showHighest);
}

// The height of a drawing, in its own units.
export function heightOf(svg) {
  return svg.viewBox.baseVal.height;
}

// Go to the first of some steps at which something holds, as it then does at all later ones, or to
// the last step; whether it holds there. Looked for in leaps, then between the last two of them.
function goToFirst(count, holds) {
  let tried = { step: -1, isHolding: false };
  const isHoldingAt = (step) => {
    tried = { step, isHolding: holds(step) };
    return tried.isHolding;
  };
  let failed = -1;
  let step = 0;
  for (let leap = 1; step < count - 1 && !isHoldingAt(step); leap *= 2) {
    failed = step;
    step = Math.min(step + leap, count - 1);
  }
  while (step - failed > 1) {
    const middle = Math.floor((failed + step) / 2);
    if (isHoldingAt(middle)) {
      step = middle;
    } else {
      failed = middle;
    }
  }
  return tried.step === step ? tried.isHolding : isHoldingAt(step);
}

// The figures of a page are as large as the longest of them allows: each on a line of its own, or
// on two where they are so long that they would be small.
function equalizeFigures(page) {
  const values = [...page.querySelectorAll(".value")].filter((value) => value.clientWidth);
  page.style.setProperty("--v", 1);
  page.classList.remove("wrap", "broken");
  const over = Math.max(1, ...values.map((value) => value.scrollWidth / value.clientWidth));
  if (over > LONG) {
    page.classList.add("wrap");
    const scale = (step) => {
      page.style.setProperty("--v", STEP ** step);
      return values.every(isShort);
    };
    goToFirst(STEPS, scale);
  } else {
    page.style.setProperty("--v", 0.99 / over);
  }
  page.classList.toggle("broken", values.some(isTooWide));
}

// On no more than two lines.
function isShort(value) {
  const { lineHeight, paddingBottom } = getComputedStyle(value);
  const height = value.clientHeight - Number.parseFloat(paddingBottom);
  return !isTooWide(value) && height < 2.5 * Number.parseFloat(lineHeight);
}

function isTooWide(value) {
  return value.scrollWidth > value.clientWidth;
}

// Of the drawings of a chart the highest that is as wide as its place.
function showHighest(picture) {
  const drawings = [...picture.querySelectorAll("svg")];
  for (const svg of drawings) {
    svg.classList.remove("spare");
  }
  const shown = drawings.filter((svg) => svg.getClientRects().length);
  const room = picture.clientHeight / picture.clientWidth;
  const rising = shown.sort((one, other) => heightOf(one) - heightOf(other));
  const fitting = rising.filter((svg) => heightOf(svg) / svg.viewBox.baseVal.width <= room);
  const chosen = fitting.at(-1) ?? rising[0];
  for (const svg of shown) {
    svg.classList.toggle("spare", svg !== chosen);
  }
}

// A text as it was before anything was cut off.
function restore(text) {
  if (wholes.has(text)) {
    text.replaceChildren(...wholes.get(text));
    wholes.delete(text);
    delete text.dataset.cut;
  }
}

// As much off the end of a text as the page needs; whether that was enough.
function cut(text, page) {
  const whole = text.textContent;
  wholes.set(text, [...text.childNodes]);
  text.dataset.cut = "";
  const shorten = (step) => {
    text.textContent = step ? `${whole.slice(0, Math.max(0, whole.length - CUT * step))}…` : whole;
    return !overflows(page);
  };
  return goToFirst(Math.ceil(whole.length / CUT) + 1, shorten);
}

function overflows(page) {
  const boxes = [page, ...page.querySelectorAll(BOXES)];
  return boxes.some(
    (box) => box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2,
  );
}
