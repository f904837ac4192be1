// Hears which figures of the page a reader asks the sources of, and hands that on to the server.

import { ASKING } from "./asking.js";

export default function asked({ setTriggerValue }) {
  const told = ({ detail }) => setTriggerValue("figures", detail);
  document.addEventListener(ASKING, told);
  return () => document.removeEventListener(ASKING, told);
}
