// When something is done with a chart: as soon as it comes near the window, or when the browser has
// nothing else to do.

// How far from the window a chart is shown at once.
const NEAR = "50%";
// Where the browser does not say when it has nothing else to do, in milliseconds; and how long one
// that always has something else to do is waited for.
const A_WHILE = 200;
const AT_LAST = 5000;
// How long after the page stands, in milliseconds.
const A_BREATH = 1000;
const FRONT = "front-screen";

let turns = Promise.resolve();
let stood;

// A chart comes near the window; or, if that is asked for, the browser rests.
export function near(frame, orIdle = false) {
  return new Promise((resolve) => {
    const now = () => {
      watch.disconnect();
      resolve();
    };
    const watch = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && now(),
      { rootMargin: NEAR },
    );
    watch.observe(frame);
    if (orIdle) {
      idle().then(now);
    }
  });
}

function idle() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) {
      requestIdleCallback(resolve, { timeout: AT_LAST });
    } else {
      setTimeout(resolve, A_WHILE);
    }
  });
}

// One after another, each when the browser rests; the first one some time after the page has taken
// the place of what stood in front of it, so that nothing waits for it that is there to be seen.
export function inTurn(act) {
  stood ??= pageStands();
  turns = turns
    .then(() => stood)
    .then(idle)
    .then(act);
}

async function pageStands() {
  while (document.getElementById(FRONT)) {
    await pause(A_WHILE);
  }
  await pause(A_BREATH);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
