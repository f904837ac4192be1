// Tells the page around an embed how high the embed is, now and whenever that changes: a plain
// object {reportHeight: pixels}, which the code that is handed out (report/charts/embed.py) reads.
//
// The height is that of the content, or of a dialog over it, whatever the height of the frame, so
// that no answer to it changes it.

import { dialogEnd, watchDialogs } from "./embed_dialog.js";
import { waitFor } from "./waiting.js";

const CONTENT = "[data-testid=stMainBlockContainer]";
// As wide as a scroll bar may be, in pixels.
const SCROLL_BAR = 20;

// While the server is still sending, what stands there is a part of it.
function stands() {
  const app = document.querySelector("[data-testid=stApp]");
  const isComplete =
    app?.dataset.testScriptState === "notRunning" &&
    !document.querySelector(`${CONTENT} [data-testid=stSkeleton]`);
  return isComplete ? document.querySelector(CONTENT) : null;
}

export default function embedHeight() {
  const content = document.querySelector(CONTENT);
  if (parent === window || !content) {
    return undefined;
  }
  let told = { width: 0, height: 0 };

  function tell(whole) {
    const box = whole.getBoundingClientRect();
    const [width, height] = [box.width, Math.ceil(Math.max(box.height, dialogEnd()))];
    // A frame that has become higher may bring the page around it a scroll bar, and the frame less
    // width. If it were then told a smaller height, the bar would go, and all begin again.
    const isByBar = width !== told.width && Math.abs(width - told.width) <= SCROLL_BAR;
    if (height > 0 && height !== told.height && !(isByBar && height < told.height)) {
      told = { width, height };
      parent.postMessage({ reportHeight: height }, "*");
    }
  }

  const changed = () => waitFor(stands, tell);
  const watch = new ResizeObserver(changed);
  watch.observe(content);
  const endDialogs = watchDialogs(changed);
  return () => {
    watch.disconnect();
    endDialogs();
  };
}
