// The element that is a text to take along alone; a chart has some in a list of its own
// (../chart/block.js).

import { Copyable } from "./copyable.js";

const fields = new WeakMap();

export default function copyable({ parentElement, data }) {
  const shown = fields.get(parentElement) ?? new Copyable(parentElement);
  fields.set(parentElement, shown);
  shown.show(new TextDecoder().decode(data));
}
