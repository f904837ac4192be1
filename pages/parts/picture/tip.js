// What a mark says, in a box on top of the page that reaches over no edge: neither of its picture
// nor of the window. What is too low or too narrow to hold it keeps it from the window's edges alone.
//
// A finger cannot point at a mark without touching it: its first touch shows what the mark says,
// and only the second one does what a click of the mouse does at once.

// Between a box and the edge of the window, and between a box and its mark, in pixels.
export const EDGE = 8;
const APART = 10;
// Marks up to this size have a ring around them while they are told, as far from them as this.
const SMALL = 40;
const AROUND = 3;

export class Tip {
  constructor(picture) {
    this.picture = picture;
    this.box = onTop("tip");
    this.ring = onTop("tip-ring");
    this.mark = null;
    this.follow = () => this.place();
    this.away = ({ target }) => this.picture.contains(target) || this.hide();
    this.escape = ({ key }) => key === "Escape" && this.hide();
    picture.addEventListener("pointerdown", (event) => this.pressed(event), true);
  }

  // What a press is for is decided by what was shown before it.
  pressed({ pointerType }) {
    this.isTouched = pointerType === "touch";
    this.before = this.mark;
    this.isAnswered = false;
    this.hide();
  }

  // Whether a click on a mark is the first touch of it, which is to show what it says.
  isFirstTouch(mark) {
    return this.isTouched && this.before !== mark;
  }

  // Whether nothing was done at this press yet: Plotly tells of a touch twice.
  isUnanswered() {
    const isNew = !this.isAnswered;
    this.isAnswered = true;
    return isNew;
  }

  // `mark` is any name or node of what the box is about, `where` tells its place in the window,
  // `ended` is called when it is shown no more.
  show(mark, content, where, ended = () => {}) {
    this.hide();
    Object.assign(this, { mark, where, ended });
    this.box.replaceChildren(...content);
    this.picture.append(this.ring, this.box);
    this.ring.showPopover();
    this.box.showPopover();
    addEventListener("scroll", this.follow, true);
    document.addEventListener("pointerdown", this.away, true);
    document.addEventListener("keydown", this.escape, true);
    this.place();
  }

  hide() {
    this.mark = null;
    this.ended?.();
    this.ended = null;
    this.ring.remove();
    this.box.remove();
    removeEventListener("scroll", this.follow, true);
    document.removeEventListener("pointerdown", this.away, true);
    document.removeEventListener("keydown", this.escape, true);
  }

  place() {
    const frame = seen(this.picture.getBoundingClientRect());
    this.box.style.setProperty("--room", `${frame.right - frame.left}px`);
    const { width, height } = this.box.getBoundingClientRect();
    const room = height > frame.bottom - frame.top ? { ...frame, ...upright() } : frame;
    const mark = this.where();
    const spots = around(mark, width, height).map((spot) => inside(spot, room));
    const { left, top } = spots.find((spot) => !covers(spot, mark)) ?? spots[0];
    Object.assign(this.box.style, { left: `${left}px`, top: `${top}px` });
    this.encircle(mark);
  }

  encircle({ left, top, right, bottom }) {
    const [width, height] = [right - left, bottom - top];
    const size = Math.max(width, height) + 2 * AROUND;
    this.ring.hidden = !width || size > SMALL;
    Object.assign(this.ring.style, {
      left: `${(left + right - size) / 2}px`,
      top: `${(top + bottom - size) / 2}px`,
      width: `${size}px`,
      height: `${size}px`,
    });
  }
}

function onTop(className) {
  const node = document.createElement("div");
  return Object.assign(node, { className, popover: "manual", ariaHidden: "true" });
}

function upright() {
  return { top: EDGE, bottom: innerHeight - EDGE };
}

// The part of a picture that is in the window.
function seen({ left, right, top, bottom }) {
  const window = upright();
  return {
    left: Math.max(left, EDGE),
    right: Math.min(right, document.documentElement.clientWidth - EDGE),
    top: Math.max(top, window.top),
    bottom: Math.min(bottom, window.bottom),
  };
}

// Above a mark, where no finger lies; else below it, or at one of its sides.
function around({ left, right, top, bottom }, width, height) {
  const across = (left + right - width) / 2;
  const up = (top + bottom - height) / 2;
  return [
    { left: across, top: top - APART - height, width, height },
    { left: across, top: bottom + APART, width, height },
    { left: right + APART, top: up, width, height },
    { left: left - APART - width, top: up, width, height },
  ];
}

function inside({ left, top, width, height }, room) {
  return {
    left: Math.max(room.left, Math.min(left, room.right - width)),
    top: Math.max(room.top, Math.min(top, room.bottom - height)),
    width,
    height,
  };
}

function covers({ left, top, width, height }, mark) {
  const isBeside = left >= mark.right || left + width <= mark.left;
  return !(isBeside || top >= mark.bottom || top + height <= mark.top);
}
