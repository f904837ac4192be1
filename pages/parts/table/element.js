// The element that is a table alone; a chart has one in a tab of its own (../chart/block.js).

import { Table } from "./table.js";

const tables = new WeakMap();

export default function table({ parentElement, data, setTriggerValue }) {
  const shown = tables.get(parentElement) ?? new Table(parentElement);
  tables.set(parentElement, shown);
  shown.tell = (place) => setTriggerValue("asked", place);
  shown.show(new TextDecoder().decode(data));
  return () => {
    tables.delete(parentElement);
    shown.end();
  };
}
