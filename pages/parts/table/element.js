// The element that is a table alone; a chart has one in a tab of its own (../chart/block.js).

import { askFor } from "../asked/asking.js";
import { Table } from "./table.js";

const tables = new WeakMap();

export default function table({ parentElement, data }) {
  const shown = tables.get(parentElement) ?? new Table(parentElement);
  tables.set(parentElement, shown);
  shown.show(new TextDecoder().decode(data));
  const { parts } = shown.content;
  shown.tell = (place) => askFor({ parts, sheet: "", place });
  return () => {
    tables.delete(parentElement);
    shown.end();
  };
}
