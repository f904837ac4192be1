// The element that is a picture alone; a chart has some around it (../chart/block.js). And the one
// that answers who asks for sources: what it shows are pictures, and so it needs no file of its own.

import { answer } from "../asked/answer.js";
import { showPicture } from "./picture.js";
import { followReading } from "./sections.js";

const ANSWERING = "report_asked";

export default function picture(element) {
  if (element.name === ANSWERING) {
    return answer(element);
  }
  const { parentElement, data } = element;
  showPicture(parentElement, new TextDecoder().decode(data));
  const bar = parentElement.querySelector("nav.section-bar");
  return bar ? followReading(bar) : undefined;
}
