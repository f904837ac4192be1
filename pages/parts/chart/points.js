// A point of a figure as Plotly tells of it: which one it is, what it says, and where it is drawn.

export function nameOf({ curveNumber, pointNumber }) {
  return `${curveNumber} ${pointNumber}`;
}

// A cell of a matrix and an outline of a map have their words in the trace.
export function wordsOf({ customdata, data, pointNumber }) {
  const [row, column] = [pointNumber].flat();
  return [customdata].flat()[0] ?? data.hovertext?.[row]?.[column] ?? data.text;
}

// In the window. An outline is told where it is pointed at: of itself it has but an extent.
export function placeOf({ bbox, data, xPixel, yPixel }, picture, event) {
  if (data.hoveron === "fills") {
    const { clientX: x, clientY: y } = event.changedTouches?.[0] ?? event;
    return { left: x, right: x, top: y, bottom: y };
  }
  const [x, y] = [picture.left + xPixel, picture.top + yPixel];
  const [across, up] = [(bbox.x1 - bbox.x0) / 2, (bbox.y1 - bbox.y0) / 2];
  return { left: x - across, right: x + across, top: y - up, bottom: y + up };
}

// Words with marks of bold letters and of ends of lines, and no other ones.
export function worded(said) {
  const { body } = new DOMParser().parseFromString(said, "text/html");
  return [...body.childNodes].map((node) => {
    const name = { B: "strong", BR: "br" }[node.nodeName];
    if (!name) {
      return node.textContent;
    }
    const made = document.createElement(name);
    made.textContent = node.textContent;
    return made;
  });
}
