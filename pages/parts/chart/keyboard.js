// The figures of a chart by key: arrows go from one to the next and from series to series, and
// Enter opens where a figure comes from.

// Read aloud, but not seen.
const UNSEEN = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
};

// How long Plotly puts off what follows soon upon another, and some more, in milliseconds.
const A_MOMENT = 60;

// Those that lead to a figure where none is shown yet.
const BEGINNING = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"]);

export class Keys {
  // Whether a key leads to a figure of a chart of which none is shown.
  static begin(event) {
    return BEGINNING.has(event.key) && !isHeld(event);
  }

  // `open` is told the keys of a figure, `show` the point as Plotly has it, `hide` when it is left.
  constructor(frame, node, { open, show, hide }) {
    Object.assign(this, { frame, node, open, show, hide, at: -1 });
    // Within a picture nothing is read aloud; beside it, what changes is.
    this.voice = document.createElement("div");
    this.voice.ariaLive = "polite";
    Object.assign(this.voice.style, UNSEEN);
    frame.after(this.voice);
    frame.addEventListener("keydown", (event) => this.pressed(event));
    frame.addEventListener("blur", () => this.left());
  }

  // The dialog of a source gives the focus back, and the reader goes on from the same figure.
  left() {
    if (document.querySelector("dialog[open]")) {
      this.hide();
    } else {
      this.leave();
    }
  }

  // The picture is another one: it has the focus only where there is something to go to.
  drawn() {
    this.at = -1;
    this.frame.tabIndex = figures(this.node).length ? 0 : -1;
  }

  // Of a picture that stands there meanwhile the figures are not known.
  pressed(event) {
    const isChart = this.frame.dataset.drawn === "chart";
    const points = isHeld(event) || !isChart ? [] : figures(this.node);
    const act = points.length && this.acts(points)[event.key];
    if (act && act() !== false) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  // What each key does; one that has nothing to do is left to the page.
  acts(points) {
    const last = points.length - 1;
    const to = (at) => () => this.go(Math.min(Math.max(at, 0), last), points);
    const open = () => points[this.at]?.keys.length > 0 && this.open(points[this.at].keys);
    return {
      ArrowRight: to(this.at + 1),
      ArrowLeft: to(this.at - 1),
      ArrowDown: to(beside(points, this.at, 1)),
      ArrowUp: to(beside(points, this.at, -1)),
      Home: to(0),
      End: to(last),
      Enter: open,
      " ": open,
      Escape: () => this.at >= 0 && this.leave(),
    };
  }

  go(at, points) {
    this.at = at;
    const { curve, number, axes, said } = points[at];
    this.hover([{ curveNumber: curve, pointNumber: number }], axes, this.show);
    this.voice.textContent = plain(said);
  }

  // What stands at a place of the window, as if the reader pointed there.
  pointAt(place, act) {
    const target = plotAt(this.node, place);
    this.hover({ target, ...place }, target.dataset.subplot, (point) => act(point, place));
  }

  // Plotly has no event for what is pointed at by a script; it is pointed at after a while.
  hover(where, axes, act) {
    window.Plotly.Fx.hover(this.node, where, axes);
    clearTimeout(this.late);
    this.late = setTimeout(() => this.node._hoverdata?.slice(0, 1).map(act), A_MOMENT);
  }

  leave() {
    this.at = -1;
    this.voice.textContent = "";
    window.Plotly?.Fx.unhover(this.node);
    clearTimeout(this.late);
    this.hide();
  }

  end() {
    clearTimeout(this.late);
    this.voice.remove();
  }
}

// That of the plots of a chart which is at a place of the window, or else the first.
function plotAt(node, { clientX, clientY }) {
  const plots = [...node.querySelectorAll(".nsewdrag")];
  const isThere = (plot) => {
    const { left, right, top, bottom } = plot.getBoundingClientRect();
    return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  };
  return plots.find(isThere) ?? plots[0];
}

// Every figure that carries words, series by series: where it stands, what is said, its keys.
function figures(node) {
  return (node.data ?? []).flatMap(({ customdata, x, xaxis = "x", yaxis = "y" }, curve) =>
    [...(customdata ?? [])].map((carried, number) => {
      const [said, ...keys] = [carried].flat();
      return {
        curve,
        number,
        axes: xaxis + yaxis,
        x: x?.[number],
        said,
        keys: keys.filter(Boolean),
      };
    }),
  );
}

// The figure of the next series, or of the one before, that stands nearest to this one.
function beside(points, at, step) {
  const from = points[Math.max(at, 0)];
  const curves = [...new Set(points.map(({ curve }) => curve))];
  const curve = curves[curves.indexOf(from.curve) + step];
  const there = points.filter((point) => point.curve === curve);
  const apart = ({ x }) => Math.abs(x - from.x) || 0;
  const nearest = there.reduce(
    (best, point) => (apart(point) < apart(best) ? point : best),
    there[0],
  );
  return nearest ? points.indexOf(nearest) : at;
}

const plain = (said) =>
  new DOMParser().parseFromString(said.replaceAll("<br>", "; "), "text/html").body.textContent;

// With another key, a key is the browser's or the page's.
function isHeld({ ctrlKey, metaKey, altKey, shiftKey }) {
  return ctrlKey || metaKey || altKey || shiftKey;
}
