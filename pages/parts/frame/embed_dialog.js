// A dialog over an embed stands where its reader looks. The frame is as high as its content and is
// scrolled by the page around it: a dialog at the top of it, where Streamlit (1.67) has dialogs,
// may be out of sight, and in a low frame most of it would be.
//
// The dialog of sources (../asked/dialog.js) is of our own. Of Streamlit, which has one when the
// connection is lost, this relies on data-testid=stDialog, which covers the frame and scrolls, and on
// role=dialog in it.

const OWN_COVER = ".source-dialog";
const COVER = `[data-testid=stDialog], ${OWN_COVER}`;
const PANEL = "[role=dialog], .dialog-panel";
// What is left free above a dialog beside its own margin, and below it, in pixels.
const [ABOVE, BELOW] = [32, 48];

// How far down a dialog reaches, whatever the height of the frame; 0 without one.
export function dialogEnd() {
  const cover = document.querySelector(COVER);
  const dialog = cover?.querySelector(PANEL);
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
      const above = `${Math.max(ABOVE, intersectionRect.top - boundingClientRect.top)}px`;
      if (target.matches(OWN_COVER)) {
        target.querySelector(PANEL).style.marginTop = above;
      } else {
        target.style.paddingTop = above;
      }
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
        sized.observe(found.querySelector(PANEL) ?? found);
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
