// The element that is a picture alone; a chart has some around it (../chart/block.js).

import { showPicture } from "./picture.js";
import { followReading } from "./sections.js";

export default function picture({ parentElement, data }) {
  showPicture(parentElement, new TextDecoder().decode(data));
  const bar = parentElement.querySelector("nav.section-bar");
  return bar ? followReading(bar) : undefined;
}
