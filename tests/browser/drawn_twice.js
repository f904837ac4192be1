// A chart as its picture and as the library draws it, beside each other in one place: what stands
// where in each, in pixels from the left and the top of the chart.
async ({ nodes, figure, width }) => {
  const { built } = await import("/picture/nodes.js");
  const { fitted } = await import("/chart/sizes.js");
  const [picture, chart] = ["picture", "chart"].map((id) => document.getElementById(id));
  document.body.style.color = "gray";
  picture.replaceChildren(...nodes.map(built));
  const { data, layout } = structuredClone(figure);
  const sized = fitted(layout, width);
  chart.style.height = `${sized.height}px`;
  await document.fonts.load('13px "Source Sans"');
  await document.fonts.load('bold 13px "Source Sans"');
  await window.Plotly.newPlot(chart, data, sized, { displayModeBar: false });

  const place = (root) => (node) => {
    const [from, box] = [root.getBoundingClientRect(), node.getBoundingClientRect()];
    return [box.left - from.left, box.top - from.top, box.right - from.left, box.bottom - from.top];
  };
  // The library hides what of a leader would stand on a mark.
  const shown = (root) => (node) => {
    if (!node.closest(".annotation-arrow-g")) {
      return place(root)(node);
    }
    const [from, parts] = [root.getBoundingClientRect(), getComputedStyle(node).strokeDasharray];
    const [, begin, length] = parts.split(",").map((part) => Number.parseFloat(part));
    const [tail, head] = [begin, begin + length].map((at) =>
      node.getPointAtLength(at).matrixTransform(node.getScreenCTM()),
    );
    const [xs, ys] = [
      [tail.x, head.x],
      [tail.y, head.y],
    ];
    return [
      Math.min(...xs) - from.left,
      Math.min(...ys) - from.top,
      Math.max(...xs) - from.left,
      Math.max(...ys) - from.top,
    ];
  };
  const isSeen = (node) => {
    const style = getComputedStyle(node);
    const inks = [style.fill, style.stroke].filter(
      (ink) => ink !== "none" && !/, 0\)$/.test(ink) && ink !== "transparent",
    );
    const opacity = Number(style.opacity);
    return inks.length > 0 && opacity > 0 && style.visibility === "visible" && style.display !== "none";
  };
  const words = (node) => node.textContent.replaceAll(/[\s\u00a0\u200b]+/g, " ").trim();
  const texts = (root) =>
    [...root.querySelectorAll("text")]
      .filter((node) => words(node) && node.getClientRects().length && !node.closest("defs"))
      .flatMap((node) => {
        const lines = [...node.querySelectorAll("tspan.line")];
        return lines.length ? lines : [node];
      })
      .filter(words)
      .map((node) => [words(node), ...place(root)(node)]);
  const isMap = data.some(({ fill }) => fill === "toself");
  // What only one of both has as an element of its own: cells, hatches, patterns of bars, the dot in
  // an open mark; grounds that are not seen, and what the library listens by.
  const OTHERS = [
    ...[".cells *", ".hatch", "rect + path", "circle[r='1.2']"],
    ...[".legend > .bg", ".legendtoggle", ".scrollbar", ".nsewdrag"],
  ].join();
  const marks = (root) =>
    [...root.querySelectorAll("path, rect, circle, line, polygon, polyline")]
      .filter((node) => !node.closest("defs, .draglayer, .hoverlayer, .legendtoggle"))
      .filter((node) => !node.matches(OTHERS))
      // Of an outline of several rings the library draws the edges one by one.
      .filter((node) => !(isMap && node.matches(".js-line")))
      .filter(isSeen)
      .map(shown(root))
      .filter(([left, top, right, bottom]) => right > left || bottom > top);
  // The library paints the cells of a matrix as one image.
  const painted = chart.querySelector("image");
  const cells = [...picture.querySelectorAll(".cells rect")];
  const wrong = [];
  if (painted || cells.length) {
    const image = new Image();
    image.src = painted.href.baseVal;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const [left, top] = place(chart)(painted);
    const colour = (x, y) => {
      const [red, green, blue, alpha] = canvas.getImageData(x - left, y - top, 1, 1).data;
      return alpha ? `rgb(${red}, ${green}, ${blue})` : "none";
    };
    for (const cell of cells) {
      const box = place(picture)(cell);
      const inside = [colour(box[0], box[1]), colour(box[2] - 1, box[3] - 1)];
      const outside = [colour(box[0] - 1, box[1]), colour(box[2], box[3] - 1)];
      const { fill } = getComputedStyle(cell);
      if (inside.some((one) => one !== fill) || outside.some((one) => one !== "none")) {
        wrong.push(["cell", ...box]);
      }
    }
  }
  const drawn = [picture, chart].map((root) => ({ texts: texts(root), marks: marks(root) }));
  drawn[0].texts.push(...wrong);
  return drawn;
}
