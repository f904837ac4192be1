// Texts of a page, those of pictures too, that stand out from their ground by less than is asked
// of their size: [contrast, text, element]. The ground is what lies under the text in the tree:
// colours of its ancestors, and of the boxes that the style sheet lays behind some of them.
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (upper, lower) =>
    [0, 1, 2].map((at) => upper[at] * upper[3] + lower[at] * (1 - upper[3])).concat(1);
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const ancestors = (element) => {
    const found = [];
    for (let one = element; one; one = one.parentElement) {
      found.push(one);
    }
    return found;
  };
  const behind = (element) => {
    const box = getComputedStyle(element, "::before");
    return box.content !== "none" && box.position === "absolute" ? box.backgroundColor : "#0000";
  };
  const ground = (element) => {
    const layers = ancestors(element).flatMap((one) => [
      getComputedStyle(one).backgroundColor,
      behind(one),
    ]);
    return layers.reverse().map(read).reduce((lower, upper) => over(upper, lower), [255, 255, 255, 1]);
  };
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const element = texts.currentNode.parentElement;
    if (!text || !isSeen(element) || element.closest("script, style, noscript, :disabled")) {
      continue;
    }
    const style = getComputedStyle(element);
    const ink = read(element instanceof SVGElement ? style.fill : style.color);
    ink[3] *= ancestors(element).reduce((all, one) => all * getComputedStyle(one).opacity, 1);
    const lower = ground(element);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const found = contrast(over(ink, lower), lower);
    // An icon is written in letters, but is a mark.
    const isIcon = element.matches("[data-testid=stIconMaterial], .icon");
    if (ink[3] && found < (isLarge || isIcon ? 3 : 4.5)) {
      faint.push([found.toFixed(2), text.slice(0, 60), element.outerHTML.slice(0, 120)]);
    }
  }
  return faint;
}
