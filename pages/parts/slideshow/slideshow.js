// The show: every slide stands ready in the browser, and turning one asks nothing of the server.

// In milliseconds: until the pointer hides, and between two looks for new data.
const REST = 3000;
const LOOK = 60000;
// In seconds.
const SHORTEST = 3;
const LONGEST = 3600;
const USUAL = 20;
const WIDE = 2.4;
const STEP = 0.94;
const LEAST = 0.3;
// A figure so many times as wide as its place is broken rather than made small.
const LONG = 1.7;

// What a line does not end with: a bracket or a sign that opens, a number before its unit.
const HELD = /[（《“「/]$|[●◕○–]\s*\p{Script=Han}?$|\d$|\d[万亿]+$/u;
// A browser ends a line behind any slash, that of a unit too, unless it is joined to what follows.
const SLASH = /\/(?=\S)/g;
const OPENING = /^[（《“「●◕○–]/;
// In characters: what stands in longer brackets may be broken.
const BRACKET = 14;
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

const shows = new WeakMap();

export default function present({ data, parentElement }) {
  const before = shows.get(parentElement);
  if (before?.mark === data.deck.mark && before.words === JSON.stringify(data.words)) {
    before.chosen = data.seconds;
    return before.leave;
  }
  before?.leave();
  const show = new Show(data, parentElement);
  shows.set(parentElement, show);
  if (before ? before.isOpen : data.open) {
    show.open();
  }
  return show.leave;
}

class Show {
  constructor(data, parent) {
    this.deck = data.deck;
    this.mark = data.deck.mark;
    this.told = data.words;
    this.words = JSON.stringify(data.words);
    this.at = 0;
    this.typed = "";
    this.loose = new Set();
    this.seconds = 0;
    this.chosen = data.seconds;
    this.parent = parent;
    this.controller = new AbortController();
    this.leave = () => this.end();
    this.build();
  }

  build() {
    this.root = make("div", this.deck.mode);
    for (const [name, colour] of Object.entries(this.deck.colours)) {
      this.root.style.setProperty(`--${name}`, colour);
    }
    const start = button(this.told.start, this.told.start, () => this.open());
    start.className = "start";
    this.stage = make("dialog", "", "");
    this.stage.setAttribute("aria-label", this.deck.title);
    this.pages = this.deck.pages.map((page, n) => this.page(page, n));
    this.line = make("div", "progress");
    this.notes = make("div", "notes");
    this.notes.hidden = true;
    this.bar = this.controls();
    this.stage.append(...this.pages, this.notes, this.bar, this.line);
    this.root.append(start, this.stage);
    this.parent.append(this.root);
    this.listen();
  }

  page(slides, n) {
    const page = make("section", `page of-${slides[0].layout}`);
    page.classList.toggle("beside", slides.length > 1);
    page.append(...slides.map((slide) => panel(slide, n + 1, this.deck.pages.length)));
    page.addEventListener("click", () => this.isOverview && this.picked(n), { signal: this.controller.signal });
    return page;
  }

  controls() {
    const bar = make("div", "bar");
    this.count = make("output", "");
    this.player = button("▶", this.told.play, () => this.play());
    bar.append(
      button("‹", this.told.previous, () => this.turn(-1)),
      this.count,
      button("›", this.told.next, () => this.turn(1)),
      this.player,
      button("□", this.told.full, () => this.full()),
      button("▦", this.told.overview, () => this.overview()),
      button("✎", this.told.notes, () => this.speak()),
      button("✕", this.told.leave, () => this.close()),
    );
    bar.addEventListener("click", (event) => event.stopPropagation());
    return bar;
  }

  listen() {
    const { signal } = this.controller;
    this.stage.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.stage.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); }, { signal });
    this.stage.addEventListener("pointermove", () => this.stir(), { signal });
    this.stage.addEventListener("pointerdown", (event) => { this.from = event.clientX; this.stir(); }, { signal });
    this.stage.addEventListener("pointerup", (event) => this.swiped(event), { signal });
    addEventListener("resize", () => this.isOpen && this.arrange(), { signal });
  }

  get isOpen() {
    return this.stage.open;
  }

  get isOverview() {
    return this.stage.classList.contains("overview");
  }

  open() {
    const asked = new URLSearchParams(location.search);
    this.stage.showModal();
    this.stage.tabIndex = -1;
    this.stage.focus();
    this.arrange();
    this.show(whole(asked.get("slide"), 1, this.pages.length, 1) - 1);
    this.play(whole(asked.get("autoplay"), SHORTEST, LONGEST, 0));
    this.stir();
    this.watch();
    document.fonts?.ready.then(() => this.isOpen && this.arrange());
  }

  close() {
    if (this.isOverview) {
      this.overview();
      return;
    }
    this.stop();
    this.stage.close();
    if (document.fullscreenElement) {
      document.exitFullscreen();
    }
    // The page keeps its choice.
    write({ slide: null, autoplay: this.chosen || null });
  }

  end() {
    this.stop();
    this.controller.abort();
    this.stage.close();
    this.root.remove();
    shows.delete(this.parent);
  }

  stop() {
    clearTimeout(this.next);
    clearTimeout(this.hiding);
    clearTimeout(this.fitting);
    clearInterval(this.looking);
    this.moving?.cancel();
  }

  turn(by) {
    const count = this.pages.length;
    this.show((this.at + by + count) % count);
  }

  show(n) {
    this.pages[this.at].classList.remove("shown");
    this.at = Math.min(Math.max(n, 0), this.pages.length - 1);
    this.pages[this.at].classList.add("shown");
    this.settle(this.pages[this.at]);
    this.count.textContent = `${this.at + 1} / ${this.pages.length}`;
    const slides = this.deck.pages[this.at];
    this.notes.textContent = slides.flatMap((slide) => [slide.title, ...slide.notes]).join("\n");
    write({ slide: this.at + 1 });
    this.wait();
  }

  // Without seconds the show is played if it stands, and stands if it is played.
  play(seconds = this.seconds ? 0 : this.last ?? USUAL) {
    this.last = this.seconds || this.last;
    this.seconds = seconds;
    this.player.textContent = seconds ? "❚❚" : "▶";
    write({ autoplay: seconds || null });
    this.wait();
  }

  wait() {
    clearTimeout(this.next);
    this.moving?.cancel();
    if (this.seconds) {
      const duration = this.seconds * 1000;
      this.moving = this.line.animate([{ transform: "scaleX(0)" }, { transform: "scaleX(1)" }], duration);
      this.next = setTimeout(() => this.turn(1), duration);
    }
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const act = this.keys()[event.key] ?? this.keys()[event.key.toLowerCase()];
    if (/^\d$/.test(event.key)) {
      this.typed = (this.typed + event.key).slice(-4);
    } else if (act) {
      act();
      this.typed = "";
    }
    if (act || /^\d$/.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  keys() {
    const on = () => this.turn(1);
    const back = () => this.turn(-1);
    return {
      ArrowRight: on, ArrowDown: on, PageDown: on, " ": on,
      ArrowLeft: back, ArrowUp: back, PageUp: back,
      Home: () => this.show(0), End: () => this.show(this.pages.length - 1),
      Enter: () => this.enter(), Escape: () => this.close(),
      f: () => this.full(), p: () => this.play(), o: () => this.overview(), n: () => this.speak(),
    };
  }

  // A number goes to its slide; one that no slide has is passed over.
  enter() {
    const number = whole(this.typed, 1, this.pages.length, 0);
    if (number) {
      this.picked(number - 1);
    } else if (this.isOverview) {
      this.overview();
    } else if (!this.typed) {
      this.turn(1);
    }
  }

  picked(n) {
    if (this.isOverview) {
      this.overview();
    } else if (n === this.at) {
      return;
    }
    this.show(n);
  }

  swiped(event) {
    const moved = event.clientX - (this.from ?? event.clientX);
    if (Math.abs(moved) > 60) {
      this.turn(moved < 0 ? 1 : -1);
    }
  }

  full() {
    const change = document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    change.catch(() => {});
  }

  speak() {
    this.notes.hidden = !this.notes.hidden;
  }

  overview() {
    const on = this.stage.classList.toggle("overview");
    const across = Math.ceil(Math.sqrt(this.pages.length));
    const share = 0.94 / across;
    this.pages.forEach((page, n) => {
      const x = ((n % across) + 0.03) / across * innerWidth;
      const y = (Math.floor(n / across) + 0.03) / across * innerHeight;
      page.style.transform = on ? `translate(${x}px, ${y}px) scale(${share})` : "";
    });
  }

  stir() {
    this.stage.classList.remove("idle");
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.stage.classList.add("idle"), REST);
  }

  arrange() {
    const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
    this.stage.style.setProperty("--u", `${unit}px`);
    for (const page of this.pages) {
      page.classList.toggle("wide", innerWidth / innerHeight >= WIDE);
    }
    clearTimeout(this.fitting);
    delete this.stage.dataset.fitted;
    this.loose = new Set([...this.pages.slice(this.at), ...this.pages.slice(0, this.at)]);
    this.settle(this.pages[this.at]);
  }

  // One slide after another, so that the first does not wait for all; one that is turned to
  // before its time is fitted then.
  settle(page) {
    if (this.loose.delete(page)) {
      fit(page);
    }
    const [next] = this.loose;
    if (next) {
      clearTimeout(this.fitting);
      this.fitting = setTimeout(() => this.settle(next));
    } else {
      this.stage.dataset.fitted = `${innerWidth}x${innerHeight}`;
    }
  }

  // A lost connection changes nothing; other data than at the beginning begin the show anew.
  watch() {
    const address = new URL("api/v1/report", new URL(".", location.href));
    const look = async () => {
      try {
        const answer = await fetch(address, { cache: "no-cache" });
        const tag = answer.ok && answer.headers.get("ETag");
        if (tag && this.tag && tag !== this.tag) {
          location.reload();
        }
        this.tag = tag || this.tag;
      } catch {
        // Asked again in a minute.
      }
    };
    look();
    this.looking = setInterval(look, LOOK);
  }
}

function panel(slide, number, count) {
  const found = make("article", `panel ${slide.layout}`);
  found.lang = slide.language === "zh" ? "zh-CN" : "en";
  found.style.setProperty("--colour", slide.colour);
  const head = make("header", "");
  if (slide.kicker) {
    head.append(make("p", "kicker", slide.kicker));
  }
  head.append(make("h1", "", slide.title));
  const body = make("div", "body");
  body.append(...parts(slide));
  const foot = make("footer", "");
  const [source, scope, stamp] = slide.foot;
  foot.append(make("span", "source", source));
  foot.append(make("span", "number", `${number} / ${count}`));
  const dated = make("span", "scope", scope);
  dated.append(make("span", scope ? "stamp" : "stamp alone", stamp));
  foot.append(dated);
  found.append(head, body, foot);
  if (slide.language === "zh") {
    found.querySelectorAll("h1, .texts p, .name, .subtitle, .legend, th, td, footer span").forEach(phrased);
  }
  return found;
}

// Lines of Chinese end between words: not within one, nor between a number and what it counts.
function phrased(element) {
  for (const text of [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) {
    const phrases = [];
    for (const { segment, isWordLike } of WORDS.segment(text.data)) {
      const before = phrases.at(-1) ?? "";
      const bracket = before.length < BRACKET && before.lastIndexOf("（") > before.lastIndexOf("）");
      const glued = bracket || HELD.test(before) || !(isWordLike || OPENING.test(segment));
      if (phrases.length && glued) {
        phrases.push(phrases.pop() + segment);
      } else {
        phrases.push(segment);
      }
    }
    const held = phrases.map((phrase) => phrase.replace(SLASH, "/\u2060"));
    text.replaceWith(...held.flatMap((phrase) => [document.createElement("wbr"), phrase]));
  }
}

function parts(slide) {
  const figures = make("div", "figures");
  figures.append(...slide.figures.map(figure));
  const texts = make("div", "texts");
  texts.append(...slide.texts.map((text) => make("p", "", text)));
  const found = slide.figures.length ? [figures] : [];
  if (slide.chart) {
    found.push(drawn(slide.chart));
  }
  if (slide.grid) {
    found.push(table(slide.grid));
  }
  return slide.texts.length ? [...found, texts] : found;
}

function figure([name, value, when, change]) {
  const found = make("div", "figure");
  const said = make("div", "said");
  const dated = [when, change].filter(Boolean).join(" · ");
  said.append(make("p", "value", value), make("p", "dated", dated));
  const named = make("p", "name", name);
  named.append(make("span", "when", ` · ${when}`));
  found.append(named, said);
  return found;
}

// Drawn by our own server from escaped texts: for 16:9, and for a stage twice as wide, each in
// several heights of which the lowest fits everywhere.
function drawn(chart) {
  const found = make("div", "drawn");
  const picture = make("div", "picture");
  for (const name of ["near", "far"]) {
    const drawings = chart[name].map((drawing) => inline(drawing, name, chart.alt));
    picture.style.setProperty(`--${name}`, Math.min(...drawings.map(height)));
    picture.append(...drawings);
  }
  found.append(make("p", "subtitle", chart.subtitle), picture, make("p", "legend", chart.legend));
  return found;
}

function inline(drawing, name, alt) {
  const parsed = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  svg.setAttribute("class", name);
  svg.setAttribute("aria-label", alt);
  return svg;
}

function height(svg) {
  return svg.viewBox.baseVal.height;
}

function table({ rows, widths, alt }) {
  const frame = make("div", "grid");
  const found = make("table", "");
  found.setAttribute("aria-label", alt);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = make("colgroup", "");
  for (const width of widths) {
    const column = make("col", "");
    column.style.width = `${100 * width / whole}%`;
    columns.append(column);
  }
  const head = make("thead", "");
  const body = make("tbody", "");
  rows.forEach((cells, n) => (n ? body : head).append(row(cells, n ? "td" : "th")));
  found.append(columns, head, body);
  frame.append(found);
  return frame;
}

function row(cells, sort) {
  const found = make("tr", "");
  found.append(...cells.map((cell) => make(sort, "", cell)));
  return found;
}

function make(sort, name, text = "") {
  const found = document.createElement(sort);
  if (name) {
    found.className = name;
  }
  found.textContent = text;
  return found;
}

function button(face, label, act) {
  const found = make("button", "", face);
  found.type = "button";
  found.title = label;
  found.setAttribute("aria-label", label);
  found.addEventListener("click", act);
  return found;
}

// Letters shrink until everything has room, on both halves of a page alike; what still has none
// is cut off at its end.
function fit(found) {
  let share = 1;
  found.classList.remove("tight");
  found.querySelectorAll("p, h1").forEach(restore);
  do {
    found.style.setProperty("--k", share);
    abreast(found);
    share *= STEP;
  } while (spills(found) && share > LEAST);
  if (spills(found)) {
    [...found.querySelectorAll(".texts p, h1")].reverse().some((text) => cut(text, found));
  }
  found.classList.toggle("tight", spills(found));
  found.querySelectorAll(".picture").forEach(highest);
}

// The figures of a page are as large as the longest of them allows: each on a line of its own, or
// on two where they are so long that they would be small.
function abreast(found) {
  const values = [...found.querySelectorAll(".value")].filter((value) => value.clientWidth);
  found.style.setProperty("--v", 1);
  found.classList.remove("wrap", "broken");
  const over = Math.max(1, ...values.map((value) => value.scrollWidth / value.clientWidth));
  if (over > LONG) {
    found.classList.add("wrap");
    for (let size = 1; size > LEAST && !values.every(isShort); size *= STEP) {
      found.style.setProperty("--v", size);
    }
  } else {
    found.style.setProperty("--v", 0.99 / over);
  }
  found.classList.toggle("broken", values.some(isOver));
}

// On no more than two lines.
function isShort(value) {
  const { lineHeight, paddingBottom } = getComputedStyle(value);
  return !isOver(value) && value.clientHeight - parseFloat(paddingBottom) < 2.5 * parseFloat(lineHeight);
}

function isOver(value) {
  return value.scrollWidth > value.clientWidth;
}

// Of the drawings of a chart the highest that is as wide as its place.
function highest(picture) {
  const drawings = [...picture.querySelectorAll("svg")];
  drawings.forEach((svg) => svg.classList.remove("spare"));
  const shown = drawings.filter((svg) => svg.getClientRects().length);
  const room = picture.clientHeight / picture.clientWidth;
  const fitting = shown.filter((svg) => height(svg) / svg.viewBox.baseVal.width <= room);
  const chosen = fitting.sort((one, other) => height(other) - height(one))[0]
    ?? shown.sort((one, other) => height(one) - height(other))[0];
  shown.forEach((svg) => svg.classList.toggle("spare", svg !== chosen));
}

function restore(text) {
  if (text.dataset.whole) {
    text.textContent = text.dataset.whole;
    if (text.closest("[lang=zh-CN]")) {
      phrased(text);
    }
    delete text.dataset.whole;
  }
}

function cut(text, found) {
  const whole = text.textContent;
  text.dataset.whole = whole;
  for (let length = whole.length; length > 0 && spills(found); length -= 12) {
    text.textContent = `${whole.slice(0, length - 12)}…`;
  }
  return !spills(found);
}

function spills(found) {
  const boxes = [found, ...found.querySelectorAll(".panel, header, .body, .figures, .figure, .said, .texts, .grid, .drawn, .subtitle, .legend, footer")];
  return boxes.some((box) => box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2);
}

// A whole number between two others, else what is usual.
function whole(text, least, most, usual) {
  const number = /^\d{1,5}$/.test(text ?? "") ? Number(text) : NaN;
  return number >= least && number <= most ? number : usual;
}

function write(values) {
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
