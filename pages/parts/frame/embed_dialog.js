// A dialog over an embed stands where its reader looks. The frame is as high as its content and is
// scrolled by the page around it: a dialog at the top of it, where Streamlit (1.67) has dialogs,
// may be out of sight, and in a low frame most of it would be.
//
// It relies on data-testid=stDialog, which covers the frame and scrolls, and on role=dialog in it;
// tests/browser/test_embed.py says whether both are still there.

const COVER = "[data-testid=stDialog]";
// What is left free above a dialog beside its own margin, and below it, in pixels.
const [ABOVE, BELOW] = [32, 48];

// How far down a dialog reaches, whatever the height of the frame; 0 without one.
export function dialogEnd() {
  const cover = document.querySelector(COVER);
  const dialog = cover?.querySelector("[role=dialog]");
  return dialog ? dialog.getBoundingClientRect().bottom + cover.scrollTop + BELOW : 0;
}

// Put each dialog into the part of the frame that is seen, and say whenever one comes or changes.
export function watchDialogs(changed) {
  let cover = null;
  const sized = new ResizeObserver(changed);
  const seen = new IntersectionObserver((entries) => {
    const { boundingClientRect, intersectionRect, isIntersecting, target } = entries.at(-1);
    seen.disconnect();
    if (isIntersecting) {
      const hidden = intersectionRect.top - boundingClientRect.top;
      target.style.paddingTop = `${Math.max(ABOVE, hidden)}px`;
    }
    changed();
  });
  const watch = new MutationObserver(() => {
    const found = document.querySelector(COVER);
    if (found !== cover) {
      cover = found;
      sized.disconnect();
      seen.disconnect();
      if (found) {
        seen.observe(found);
        sized.observe(found.querySelector("[role=dialog]") ?? found);
      }
      changed();
    }
  });
  watch.observe(document.body, { subtree: true, childList: true });
  return () => {
    for (const observer of [watch, seen, sized]) {
      observer.disconnect();
    }
  };
}
