// What a page tells of itself while it is measured; the same for each that is measured.

window.bench = (() => {
  const kept = window.sessionStorage;
  const seen = {
    picture: 0,
    shift: 0,
    first: 0,
    readable: 0,
    drawn: 0,
    arrived: 0,
    input: 0,
    painted: 0,
  };
  const tasks = [];

  function follow(type, act) {
    const told = new PerformanceObserver((list) => list.getEntries().forEach(act));
    told.observe({ type, buffered: true });
  }
  follow("largest-contentful-paint", (entry) => {
    seen.picture = entry.startTime;
  });
  follow("layout-shift", (entry) => {
    seen.shift += entry.hadRecentInput ? 0 : entry.value;
  });
  follow("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.first = entry.startTime;
  });
  follow("longtask", ({ startTime, duration }) => tasks.push([startTime, duration]));

  // Of the clock that all documents share.
  const now = () => performance.timeOrigin + performance.now();
  // When the browser has shown what is there now.
  const shown = (act) => requestAnimationFrame(() => setTimeout(act));

  function isInWindow(element) {
    const { top, bottom, width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  }

  const isLarge = (svg) => svg.getBoundingClientRect().width >= 200 && isInWindow(svg);
  const CHARTS = "[data-testid=stPlotlyChart], .dash-graph, .js-plotly-plot";
  const MARKS = "svg.main-svg .trace path, .chart-picture > svg > *";

  // Nothing runs, the title stands, and every chart in the window has its marks. A page without
  // scripts has them when it is loaded.
  function isDrawn(name) {
    const app = document.querySelector("[data-testid=stApp]");
    const isBusy = document.getElementById("root") && app?.dataset.testScriptState !== "notRunning";
    if (document.readyState !== "complete" || document.getElementById("front-screen") || isBusy) {
      return false;
    }
    const titles = [...document.querySelectorAll("h1")].filter((title) => isInWindow(title));
    if (!titles.some((title) => title.textContent.includes(name))) return false;
    if (!document.querySelector("script[src]")) {
      return [...document.querySelectorAll("svg")].some(isLarge);
    }
    const charts = [...document.querySelectorAll(CHARTS)];
    return charts.length > 0 && charts.filter(isInWindow).every((c) => c.querySelector(MARKS));
  }

  // A title and a chart stand in the window, whoever put them there, and those that are the
  // application's have their marks.
  function isReadable() {
    const front = document.getElementById("front-screen");
    if (!front && document.getElementById("root")) return isDrawn("");
    const within = [...(front ?? document).querySelectorAll("h1, svg")].filter(isInWindow);
    return within.some(({ localName }) => localName === "h1") && within.some(isLarge);
  }

  function when(is, act) {
    if (is()) shown(act);
    else requestAnimationFrame(() => when(is, act));
  }

  const whenDrawn = (name, act) => when(() => isDrawn(name), act);

  // A way that a click began leads into this document or into another one.
  function follows() {
    const name = kept.getItem("bench-way");
    if (name === null) return;
    whenDrawn(name, () => {
      seen.input = Number(kept.getItem("bench-input"));
      seen.arrived = now();
      kept.removeItem("bench-way");
    });
  }

  let isArmed = false;
  for (const type of ["pointerdown", "keydown"]) {
    addEventListener(
      type,
      (event) => {
        if (!isArmed || !event.isTrusted) return;
        seen.input = performance.timeOrigin + event.timeStamp;
        if (kept.getItem("bench-way") !== null) kept.setItem("bench-input", seen.input);
      },
      { capture: true },
    );
  }

  const PICTURES = "svg, h1, h2, h3";
  const UNSEEN = ".hoverlayer, [aria-live], [role=status], button";

  function pictureOf(element) {
    if (!element?.closest || element.closest(UNSEEN)) return null;
    return element.closest("svg.main-svg") ?? element.closest(PICTURES);
  }

  function isPicture(element) {
    return (
      element?.isConnected &&
      isInWindow(element) &&
      (element.localName !== "svg" || isLarge(element))
    );
  }

  function touched({ type, target, addedNodes }) {
    const own = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
    if (type !== "childList") return [pictureOf(own)];
    const added = [...addedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
    const inside = added.flatMap((node) => [...node.querySelectorAll(PICTURES)].map(pictureOf));
    return [pictureOf(own), ...added.map(pictureOf), ...inside];
  }

  // The last moment at which a picture or a heading in the window was another than before.
  const changes = new MutationObserver((records) => {
    if (!seen.input) return;
    const pictures = [...new Set(records.flatMap(touched))];
    requestAnimationFrame(() => {
      if (pictures.some(isPicture))
        setTimeout(() => {
          seen.painted = now();
        });
    });
  });

  function arm() {
    isArmed = true;
    Object.assign(seen, { input: 0, painted: 0, arrived: 0 });
  }

  function armForPictures() {
    arm();
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    changes.observe(document.body, all);
  }

  function armForWay(title) {
    arm();
    kept.setItem("bench-way", title);
    addEventListener("click", () => setTimeout(follows), { capture: true, once: true });
  }

  function whenOpen(act) {
    // Lists that are closed are called dialogs, too.
    const opened = "dialog[open]:not(:has([aria-busy])), [role=dialog]";
    const dialogs = [...document.querySelectorAll(opened)];
    const app = document.querySelector("[data-testid=stApp]");
    const isOpen = dialogs.some((one) => isInWindow(one) && one.textContent.trim());
    if (isOpen && app?.dataset.testScriptState === "notRunning") shown(act);
    else requestAnimationFrame(() => whenOpen(act));
  }

  function armForDialog() {
    arm();
    whenOpen(() => {
      seen.arrived = now();
    });
  }

  function blocked() {
    const late = tasks.filter(([start]) => start >= seen.first);
    return late.reduce((sum, [, length]) => sum + Math.max(length - 50, 0), 0);
  }

  const isQuiet = (quiet) => seen.painted > 0 && now() - seen.painted > quiet;

  // A document that opens inside of another one, or before there is a page, has no storage.
  if (window === window.top && location.protocol.startsWith("http")) {
    follows();
    when(isReadable, () => {
      seen.readable = performance.now();
    });
    whenDrawn("", () => {
      seen.drawn = performance.now();
    });
  }
  return { seen, armForPictures, armForWay, armForDialog, blocked, isQuiet };
})();
