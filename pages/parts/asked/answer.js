// What answers whoever asks for the sources of figures: a page has one.

import { SourceDialog } from "./dialog.js";

const dialogs = new WeakMap();

export function answer({ parentElement, data, setTriggerValue }) {
  const dialog = dialogs.get(parentElement) ?? new SourceDialog(parentElement);
  dialogs.set(parentElement, dialog);
  dialog.lost = () => setTriggerValue("lost", true);
  dialog.show(JSON.parse(new TextDecoder().decode(data)));
  return () => {
    dialogs.delete(parentElement);
    dialog.end();
  };
}
